"""Whom the addresses of notices serve."""

from __future__ import annotations

from django.utils import timezone

from tests import cast
from tests.architecture.reach import closed, own


def a_notice():
    """A notice to Sari."""
    from sembilan.notices.models import Notice
    from sembilan.organisation.models import Instansi

    region = Instansi.objects.get(kode=cast.REGION)
    said = "%(name)s membaca ini."
    made = Notice.objects.create(
        instansi=region, nip=cast.SARI.nip, said=said, data={"name": cast.SARI.name}, url="/", at=timezone.now()
    )
    return {"pk": made.pk}


CASES = {
    "pemberitahuan/": own(given=a_notice),
    "pemberitahuan/jumlah/": own(given=a_notice),
    "pemberitahuan/surel/": own(given=a_notice),
    "pemberitahuan/<int:pk>/": closed("sari", given=a_notice),
}
