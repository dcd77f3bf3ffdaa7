"""Whom the addresses of this room serve."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from sembilan.calibration import actions
from sembilan.calibration.actions.moving import Move
from sembilan.organisation.models import Unor
from tests import cast
from tests.architecture.reach import closed, own
from tests.calibration.rated import QUARTER, of_cast, region


def a_session() -> Mapping[str, Any]:
    """A calibration of Budi's unit led by Bayu, with a movement of Sari's rating proposed."""
    rated = of_cast(cast.SARI, 4)
    made = actions.open_session(
        instansi_id=region().pk, unor=Unor.objects.get(kode="1010"), period=QUARTER, purpose="", token=uuid.uuid4(),
        by=cast.BAYU.nip,
    )  # fmt: skip
    move = Move(3, 3, "Inovasi dipakai.", rated.version, uuid.uuid4())
    moved = actions.propose(session=made, evaluation=rated, move=move, by=cast.BUDI.nip)
    return {"pk": made.pk, "evaluation": rated.pk, "movement": moved.pk}


def a_comparison() -> Mapping[str, Any]:
    """A comparison that could say nothing."""
    first, until = QUARTER.first, QUARTER.until
    counts = {"ratings": 0, "people": 0, "raters": 0, "why_not": "Belum ada rating pada rentang ini."}
    actions.keep_comparison(instansi_id=region().pk, span=(first, until), counts=counts, estimates=None, by="cli:test")
    return {}


YEAR = {"unor": "1010", "year": 2026}
CASES = {
    "kalibrasi/": closed("budi"),
    "kalibrasi/baru/": closed("bayu"),
    "kalibrasi/saya/": own(),
    "kalibrasi/penilai/": own(),
    "kalibrasi/penilai/perhitungan/": closed("bayu", sent={"first": "2026-01", "last": "2026-06"}),
    "kalibrasi/penilai.xlsx": closed("tono", given=a_comparison),
    "kalibrasi/setahun/": closed("budi"),
    "kalibrasi/setahun/<str:unor>/<int:year>/": closed("dewi", given=lambda: YEAR),
    "kalibrasi/setahun/<str:unor>/<int:year>.xlsx": closed("tono", given=lambda: YEAR),
    "kalibrasi/<int:pk>/": closed("budi", given=a_session),
    "kalibrasi/<int:pk>/hasil.xlsx": closed("tono", given=a_session),
    "kalibrasi/<int:pk>/pimpinan/": closed("rina", given=a_session),
    "kalibrasi/<int:pk>/penutupan/": closed("bayu", given=a_session),
    "kalibrasi/<int:pk>/pegawai/": closed("budi", given=a_session),
    "kalibrasi/<int:pk>/pegawai/<int:evaluation>/": closed("budi", given=a_session),
    "kalibrasi/<int:pk>/usulan/<int:movement>/": closed("bayu", given=a_session, sent={"verdict": "terima"}),
}
