"""October 2026 of Kabupaten Contoh: a small month in which everybody's case is different and can be counted by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from sembilan.assessment.models import AssessmentResult
from sembilan.attendance.models import Absence, Clocking, Terminal, TerminalPin
from sembilan.learning.models import Training
from sembilan.people.models import Employee
from sembilan.performance.models import DailyActivity, PeriodicRating
from sembilan.terms.month import Month
from tests import cast

OCTOBER = Month(2026, 10)
WORKDAYS = [day for n in range(31) if (day := dt.date(2026, 10, 1) + dt.timedelta(n)).weekday() < 5]
SINCE = (dt.date(2020, 1, 1), None)


def moment(day: dt.date, hour: int, minute: int, second: int = 0, zone: str = "Asia/Jakarta") -> dt.datetime:
    """A moment by the wall clock of a zone."""
    return dt.datetime.combine(day, dt.time(hour, minute, second), ZoneInfo(zone))


def tap(instansi: Any, terminal: Terminal, pin: int, *moments: dt.datetime) -> None:
    """Clockings of one PIN."""
    Clocking.objects.bulk_create(
        Clocking(
            instansi_id=instansi.pk, terminal_id=terminal.pk, pin=pin, at=at, status=0, verify=1, workcode=0
        )
        for at in moments
    )  # fmt: skip


def build(instansi: Any) -> dict[str, Employee]:
    """Everybody of the cast clocks on time, but Sari is late once and Agus has no PIN; all are rated, all work."""
    terminal = Terminal.objects.create(instansi=instansi, kode="D1", zone="Asia/Jakarta")
    people = {one.nip: one for one in Employee.objects.order_by("nip")}
    for number, employee in enumerate(people.values()):
        rate(instansi, employee)
        work(instansi, employee)
        if employee.nip != cast.AGUS.nip:
            TerminalPin.objects.create(instansi=instansi, pin=100 + number, employee=employee, valid=SINCE)
            for day in WORKDAYS:
                late = 10 if employee.nip == cast.SARI.nip and day.day == 1 else 0
                out = moment(day, 16, 45)
                tap(instansi, terminal, 100 + number, moment(day, 7, 20 + late), out)
    sari = people[cast.SARI.nip]
    AssessmentResult.objects.create(
        instansi=instansi, employee=sari, assessed_on=dt.date(2025, 3, 1), jpm=8000, potensi=7500
    )
    Training.objects.create(
        instansi=instansi, employee=sari, kind="Bimtek", jp=24, finished_on=dt.date(2026, 2, 1), ordinal=1
    )
    return people


def rate(instansi: Any, employee: Employee, hasil_kerja: int = 2, perilaku: int = 2) -> None:
    """The month's two ratings."""
    PeriodicRating.objects.create(
        instansi=instansi, employee=employee, month=OCTOBER.first, hasil_kerja=hasil_kerja, perilaku=perilaku
    )


def work(instansi: Any, employee: Employee, minutes: int = 300) -> None:
    """Approved work on every working day."""
    DailyActivity.objects.bulk_create(
        DailyActivity(instansi=instansi, employee=employee, day=day, minutes=minutes, decision="disetujui")
        for day in WORKDAYS
    )


def leave(instansi: Any, employee: Employee, kind: str, first: int, last: int, decision: str = "disetujui") -> None:
    """Leave or travel from one day of October to another, both included."""
    Absence.objects.create(
        instansi=instansi, employee=employee, kind=kind, decision=decision,
        first=dt.date(2026, 10, first), last=dt.date(2026, 10, last),
    )  # fmt: skip
