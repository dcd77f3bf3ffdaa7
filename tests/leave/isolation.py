"""Whom the addresses of this room serve."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from sembilan.leave import actions
from sembilan.leave.queries.balance import Asked
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from tests.architecture.reach import closed, own
from tests.cast import SARI


def _weekday() -> dt.date:
    day = today() + dt.timedelta(30)
    return day + dt.timedelta((7 - day.weekday()) % 7)


def a_request() -> Mapping[str, Any]:
    """A leave of Sari that waits for Budi."""
    sari = Employee.objects.select_related("instansi").get(nip=SARI.nip)
    asked = Asked("cuti alasan penting", _weekday(), _weekday() + dt.timedelta(4), today())
    made = actions.ask(employee=sari, asked=asked, reason="x", address="y", phone="1", token=uuid.uuid4(), by=SARI.nip)
    return {"pk": made.pk}


WORD = {"verdict": "disetujui", "seen": "0"}
CASES = {
    "cuti/": own(),
    "cuti/baru/": own(),
    "cuti/baru/periksa/": own(),
    "cuti/antrean/": closed("budi", given=a_request),
    "cuti/daftar/": closed("budi", given=a_request),
    "cuti/daftar.xlsx": closed("budi", given=a_request),
    "cuti/kalender/": own(),
    "cuti/sisa/": closed("dewi"),
    "cuti/sisa.xlsx": closed("dewi"),
    "cuti/sisa/pengisian/": closed("dewi"),
    "cuti/dinas/": own(),
    "cuti/dinas/baru/": own(),
    "cuti/pegawai/<nip:nip>/": closed("budi"),
    "cuti/<int:pk>/": closed("budi", given=a_request),
    "cuti/<int:pk>/putusan/": closed("budi", given=a_request, sent=WORD),
    "cuti/<int:pk>/perbaikan/": closed("sari", given=a_request),
    "cuti/<int:pk>/penarikan/": closed("sari", given=a_request, sent={}),
    "cuti/<int:pk>/pembatalan/": closed("budi", given=a_request, sent={"text": "x"}),
    "cuti/<int:pk>/laporan/": closed("sari", given=a_request, sent={"text": "x"}),
    "cuti/<int:pk>/formulir.pdf": closed("budi", given=a_request),
    "cuti/<int:pk>/dokumen/": closed("sari", given=a_request),
    "cuti/<int:pk>/laporan/dokumen/": closed("sari", given=a_request),
}
