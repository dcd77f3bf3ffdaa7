"""Whom the addresses of this room serve."""

from __future__ import annotations

import io
import uuid
from collections.abc import Mapping
from typing import Any

from PIL import Image

from sembilan.documents.actions import Upload
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.worklog import actions
from sembilan.worklog.actions import Work
from sembilan.worklog.models import Evidence
from tests.architecture.reach import closed, own, public
from tests.cast import SARI


def an_entry() -> Mapping[str, Any]:
    """Work of Sari today, with a photo."""
    drawn = io.BytesIO()
    Image.new("RGB", (90, 120), "white").save(drawn, "PNG")
    sari = Employee.objects.select_related("instansi").get(nip=SARI.nip)
    work = Work("Menyusun modul", 60, note="x", uploads=[Upload("a.png", drawn.getvalue())])
    made = actions.enter(employee=sari, day=today(), work=work, token=uuid.uuid4(), by=SARI.nip)
    return {"pk": made.pk, "number": Evidence.objects.get(entry=made).pk}


CASES = {
    "harian/": own(),
    "harian/bulan/": own(),
    "harian/sw.js": public("a script that names nobody"),
    "harian/tanpa-sinyal/": public("an empty page that names nobody, kept on phones"),
    "harian/persetujuan/": closed("budi", given=an_entry),
    "harian/persetujuan.xlsx": closed("budi", given=an_entry),
    "harian/belum-divalidasi/": closed("tono"),
    "harian/belum-divalidasi.xlsx": closed("bayu"),
    "harian/tim/": closed("budi", given=an_entry),
    "harian/tim.xlsx": closed("budi", given=an_entry),
    "harian/unggah/": closed("dewi"),
    "harian/unggah.xlsx": closed("dewi"),
    "harian/pegawai/<nip:nip>/": closed("tono", given=an_entry),
    "harian/pegawai/<nip:nip>.xlsx": closed("dewi", given=an_entry),
    "harian/<int:pk>/": closed("budi", given=an_entry),
    "harian/<int:pk>/penghapusan/": closed("sari", given=an_entry, sent={"version": "0"}),
    "harian/<int:pk>/bukti/<int:number>/": closed("budi", given=an_entry),
}
