"""Whom the addresses of the watch of discipline serve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from sembilan.attendance.models import Watch, WatchNote
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from tests.architecture.reach import closed, own
from tests.cast import BAYU, SARI


def a_watch() -> Mapping[str, Any]:
    """Sari with four days of this year, and a summons drafted."""
    sari = Employee.objects.get(nip=SARI.nip)
    now = timezone.now()
    watch = Watch.objects.create(
        instansi_id=sari.instansi_id, employee=sari, year=today().year, kind=1, year_tk=4, year_minutes=0, in_a_row=2,
        year_days=4, reached=2, until=today(), reckoned_at=now,
    )  # fmt: skip
    note = WatchNote.objects.create(
        instansi_id=sari.instansi_id, watch=watch, kind="panggilan", reached=2, year_days=4, hearing_on=today(),
        by=BAYU.nip, at=now,
    )  # fmt: skip
    return {"pk": note.pk}


CASES = {
    "kehadiran/disiplin/": closed("budi", given=a_watch),
    "kehadiran/disiplin/hitung/": closed("bayu"),
    "kehadiran/disiplin/saya/": own(given=a_watch),
    "kehadiran/disiplin/panggilan/<int:pk>/surat.pdf": closed("budi", given=a_watch),
    "kehadiran/disiplin/<nip:nip>/": closed("tono", given=a_watch),
    "kehadiran/disiplin/<nip:nip>/panggilan/": closed("budi", given=a_watch),
    "kehadiran/disiplin/<nip:nip>/penanganan/": closed("budi", given=a_watch, sent={"note": "Sudah"}),
}
