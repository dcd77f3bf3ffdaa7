"""Whom the addresses of personal data serve."""

from __future__ import annotations

import uuid

from django.utils import timezone

from tests import cast
from tests.architecture.reach import closed, everyone, own


def _region():
    from sembilan.organisation.models import Instansi

    return Instansi.objects.get(kode=cast.REGION)


def a_request():
    """Sari says that something is wrong."""
    from sembilan.privacy.models import CorrectionRequest

    made = CorrectionRequest.objects.create(
        instansi=_region(), nip=cast.SARI.nip, page="/tunjangan/", words=f"Nama {cast.SARI.name} keliru.",
        token=uuid.uuid4(), at=timezone.now(),
    )  # fmt: skip
    return {"pk": made.pk}


def a_copy():
    """Sari's copy, written."""
    from sembilan.privacy import queries
    from sembilan.privacy.models import DataCopy

    now = timezone.now()
    made = DataCopy.objects.create(instansi=_region(), nip=cast.SARI.nip, asked_at=now, ended_at=now, rows=1)
    place = queries.place_of(made)
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(cast.SARI.name.encode())
    return {"pk": made.pk}


CASES = {
    "data-saya/": own(given=a_request),
    "data-saya/register/": everyone("what is kept of anybody, and of nobody by name"),
    "data-saya/salinan/": own(),
    "data-saya/salinan/<int:pk>/data-saya.zip": closed("sari", given=a_copy),
    "data-saya/koreksi/": own(given=a_request),
    "data-saya/koreksi/<int:pk>/": closed("sari", given=a_request),
    "data-saya/permintaan/": closed("dewi", given=a_request),
    "data-saya/permintaan/<int:pk>/": closed("dewi", given=a_request),
}
