"""Whom the addresses of this room serve."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Mapping
from typing import Any

from PIL import Image

from sembilan.leave import actions
from sembilan.leave.models import LeaveRequest, TravelReport
from sembilan.leave.queries.balance import Asked
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from tests.architecture.reach import closed, own
from tests.cast import SARI


def _weekday() -> dt.date:
    day = today() + dt.timedelta(30)
    return day + dt.timedelta((7 - day.weekday()) % 7)


def a_request(upload: actions.Upload | None = None) -> Mapping[str, Any]:
    """A leave of Sari that waits for Budi."""
    sari = Employee.objects.select_related("instansi").get(nip=SARI.nip)
    asked = Asked("cuti alasan penting", _weekday(), _weekday() + dt.timedelta(4), today())
    made = actions.ask(
        employee=sari, asked=asked, reason="x", address="y", phone="1", upload=upload, token=uuid.uuid4(), by=SARI.nip
    )
    return {"pk": made.pk}


def a_paper() -> Mapping[str, Any]:
    """The same with a paper, and with a report that has one."""
    drawn = io.BytesIO()
    Image.new("RGB", (90, 120), "white").save(drawn, "PNG")
    made = LeaveRequest.objects.get(**a_request(actions.Upload("a.png", drawn.getvalue())))
    TravelReport.objects.create(request=made, text="x", document=made.document, instansi_id=made.instansi_id)
    return {"pk": made.pk}


WORD = {"verdict": "disetujui", "seen": "0"}
CASES = {
    "cuti/": own(),
    "cuti/baru/": own(),
    "cuti/baru/periksa/": own(),
    "cuti/antrean/": closed("budi", given=a_request),
    "cuti/daftar/": closed("tono", given=a_request),
    "cuti/daftar.xlsx": closed("budi", given=a_request),
    "cuti/kalender/": own(),
    "cuti/sisa/": closed("dewi"),
    "cuti/sisa.xlsx": closed("dewi"),
    "cuti/sisa/pengisian/": closed("dewi"),
    "cuti/kuota/": closed("dewi"),
    "cuti/dinas/": own(),
    "cuti/dinas/baru/": own(),
    "cuti/pegawai/<nip:nip>/": closed("budi"),
    "cuti/pegawai/<nip:nip>/baru/": closed("dewi"),
    "cuti/pegawai/<nip:nip>/periksa/": closed("dewi"),
    "cuti/<int:pk>/": closed("budi", given=a_request),
    "cuti/<int:pk>/putusan/": closed("budi", given=a_request, sent=WORD),
    "cuti/<int:pk>/perbaikan/": closed("sari", given=a_request),
    "cuti/<int:pk>/penarikan/": closed("sari", given=a_request, sent={}),
    "cuti/<int:pk>/pembatalan/": closed("budi", given=a_request, sent={"text": "x"}),
    "cuti/<int:pk>/laporan/": closed("sari", given=a_request, sent={"text": "x"}),
    "cuti/<int:pk>/formulir.pdf": closed("budi", given=a_request),
    "cuti/<int:pk>/dokumen/": closed("sari", given=a_paper),
    "cuti/<int:pk>/laporan/dokumen/": closed("sari", given=a_paper),
}
