"""Pages of attendance, leave and hours of work of a region with its month loaded: time, queries, and the first visit.

The first visit stands apart: it is the one that reads what all later ones share. A board is measured on a day of the
month, the same reading as now; what goes out by COPY is counted beside the statements.
"""

from __future__ import annotations

import time
import uuid
from pathlib import Path
from typing import Any

from bench import pages
from bench.office import BY, MONTH, region
from bench.people_pages import _heard

DAY = MONTH.first.replace(day=14)
WAITING = 2_000  # requests that wait in the whole region, of each kind
ASKERS = "select id, nip from people_employee order by id limit %s"


def measure(files: Path) -> dict[str, dict[str, float]]:
    """For each page its first visit, p95, queries, weight and status."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    instansi: Any = region()
    cast = pages._cast(instansi)
    _filled(instansi)
    readers = {role: pages._signed_in(nip) for role, nip in cast.by_role.items()}
    found = {}
    for name, (role, paths) in _addresses(cast).items():
        begun = time.perf_counter()
        readers[role].get(paths[0])
        first = (time.perf_counter() - begun) * 1e3
        with _heard() as heard:
            readers[role].get(paths[0])
        found[name] = pages._visited(readers[role], paths) | {"first": first}
        found[name]["queries"] += len(heard)
    return found


def _addresses(cast: pages.Cast) -> dict[str, tuple[str, list[str]]]:
    office, own = cast.office, cast.by_role["pegawai"]
    months = [f"/kehadiran/{nip}/?bulan={MONTH}" for nip in cast.nips[:20]]
    day, recap = f"tanggal={DAY}", f"/kehadiran/rekap/?bulan={MONTH}"
    return {
        "kalender sendiri": ("pegawai", [f"/kehadiran/?bulan={MONTH}"]),
        "kalender orang, BKD": ("bkd", months),
        "rincian satu hari": ("pegawai", [f"/kehadiran/?bulan={MONTH}&hari={DAY}"]),
        "rekap unit terbesar": ("pengelola", [f"{recap}&unor={office}"]),
        "rekap daerah": ("bkd", [recap]),
        "papan daerah": ("bkd", [f"/kehadiran/papan/?{day}"]),
        "papan daerah sekarang": ("bkd", ["/kehadiran/papan/"]),
        "papan pukul 10": ("bkd", [f"/kehadiran/papan/?{day}&pukul=10:00"]),
        "papan penilai terbesar": ("penilai", [f"/kehadiran/papan/?{day}"]),
        "tim hari ini, penilai terbesar": ("penilai", [f"/kehadiran/hari-ini/?{day}", "/kehadiran/hari-ini/"]),
        "antrean perbaikan, penilai": ("penilai", ["/kehadiran/perbaikan/antrean/"]),
        "perbaikan sendiri": ("pegawai", ["/kehadiran/perbaikan/"]),
        "pantauan disiplin, BKD": ("bkd", ["/kehadiran/disiplin/"]),
        "pantauan disiplin, penilai": ("penilai", ["/kehadiran/disiplin/"]),
        "cuti sendiri": ("pegawai", ["/cuti/"]),
        "antrean cuti, penilai": ("penilai", ["/cuti/antrean/"]),
        "kalender cuti unit terbesar": ("pengelola", [f"/cuti/kalender/?unor={office}&bulan={MONTH}"]),
        "cuti orang, BKD": ("bkd", [f"/cuti/pegawai/{nip}/" for nip in cast.nips[:20]]),
        "jam kerja sendiri": ("pegawai", ["/jam-kerja/"]),
        "daftar dinas": ("bkd", [f"/jam-kerja/dinas/?unit={office}&bulan={MONTH}"]),
        "keadaan ponsel": ("pegawai", ["/hadir/keadaan/"]),
        "jejak pegawai": ("bkd", [f"/kehadiran/disiplin/{own}/"]),
    }


def _filled(instansi: Any) -> None:
    """Requests that wait, as a region in the middle of its month has them, and the watch over discipline reckoned."""
    from django.db import connection

    from sembilan.attendance.actions.watch import reckon
    from sembilan.attendance.models import Correction, CorrectionStep
    from sembilan.leave.models import LeaveRequest, LeaveStep
    from sembilan.records.tenancy import tenant

    with tenant(instansi.pk):
        if Correction.objects.exists():
            return
        with connection.cursor() as cursor:
            cursor.execute(ASKERS, [WAITING])
            people = cursor.fetchall()
        same = {"instansi": instansi, "reason": "ukur"}
        asked = [
            Correction(**same, employee_id=pk, kind="lupa", day=DAY, datang=445, token=uuid.uuid4()) for pk, _ in people
        ]
        made = Correction.objects.bulk_create(asked)
        CorrectionStep.objects.bulk_create(
            CorrectionStep(instansi=instansi, correction=one, state=one.state, by=nip)
            for one, (_, nip) in zip(made, people, strict=True)
        )
        days = {"first": DAY, "last": DAY.replace(day=16), "days": 3}
        leave = [
            LeaveRequest(**same, **days, employee_id=pk, kind="cuti tahunan", token=uuid.uuid4()) for pk, _ in people
        ]
        LeaveStep.objects.bulk_create(
            LeaveStep(instansi=instansi, request=one, state=one.state, by=nip)
            for one, (_, nip) in zip(LeaveRequest.objects.bulk_create(leave), people, strict=True)
        )
        reckon(instansi_id=instansi.pk, by=BY)
    _known_well()


def _known_well() -> None:
    """A region that has stood for a night has statistics."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("analyze")
