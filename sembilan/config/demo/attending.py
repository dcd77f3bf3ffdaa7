"""Presence in the example regency: this month's lines of the machines up to now, places to press at, what waits."""

from __future__ import annotations

import datetime as dt
import tempfile
import uuid
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import timezone

from sembilan.attendance.actions import corrections, watch
from sembilan.attendance.models import Clocking, Correction, Watch
from sembilan.attendance.queries.picture import picture
from sembilan.config.demo.accounts import Account, members_of
from sembilan.exchange.batch import Load
from sembilan.exchange.sample import forms
from sembilan.exchange.sample.region import Wish, write
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee
from sembilan.presence.actions import places
from sembilan.presence.models import PlaceFor
from sembilan.records.tenancy import tenant
from sembilan.terms.frames.attendance import Mode
from sembilan.terms.month import Month
from sembilan.worktime.actions import days, rosters, schedules
from sembilan.worktime.models import Remote, Schedule, Shift

BY = "cli:demo"
STAMP = slice(10, 29)  # where a machine's line holds its moment
SIX_DAYS = {day: (450, 840 if day < 5 else 690 if day == 5 else 780, Mode.KANTOR) for day in range(1, 7)}
RAMADAN = {day: (480, 900 if day < 5 else 930, Mode.KANTOR) for day in range(1, 6)}
FORGOTTEN = 3
KEPT = ("daerah.toml", forms.ABSENCE.name)


def hand_in(instansi: Instansi, wish: Wish) -> None:
    """What the machines wrote this month until now; on the first of a month that may be nothing."""
    now = timezone.now().astimezone(ZoneInfo(instansi.zone))
    with tenant(instansi.pk):
        if Clocking.objects.filter(at__gte=now.replace(day=1, hour=0, minute=0, second=0)).exists():
            return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, wish)
        for file in folder.iterdir():
            if file.is_file() and file.name not in KEPT:
                file.unlink()
        for file in (folder / "attlog").iterdir():
            _until(file, f"{now:%Y-%m-%d %H:%M:%S}")
        for _outcome in Load(folder, by=BY).run():
            pass


def _until(file: Path, moment: str) -> None:
    """Leave out what has not happened yet."""
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(line for line in lines if line[STAMP] <= moment))


def begin(instansi: Instansi, accounts: Sequence[Account], unor: Unor) -> None:
    """Places, schedules and what waits for a superior; done once, it is not done again."""
    if not PlaceFor.objects.exists():
        places.give_by_code(instansi_id=instansi.pk, by=BY)
    if not Schedule.objects.exists():
        _hours(instansi)
    if not Remote.objects.exists():
        _home(accounts[0].nip)
    if not Shift.objects.exists():
        _shifts(unor)
    if not Correction.objects.exists():
        _forgotten(instansi, accounts, unor)
    if not Watch.objects.exists():
        watch.reckon(instansi_id=instansi.pk, by=BY)


def _hours(instansi: Instansi) -> None:
    """A week of six days for a health centre from next month on, and the hours of a Ramadan."""
    law = "Perpres 21/2023 ps. 4"
    six = schedules.make_schedule(
        instansi_id=instansi.pk, name="Enam hari", law="Perpres 21/2023 ps. 13", flex=0, days=SIX_DAYS, by=BY
    )
    schedules.make_schedule(instansi_id=instansi.pk, name="Ramadan", law=law, flex=0, days=RAMADAN, by=BY)
    centre = Unor.objects.filter(name__startswith="Puskesmas").order_by("path").first()
    if centre:
        next_month = Month.of(timezone.localdate()).next().first
        schedules.give_schedule(
            schedule=six, unor=centre, first=next_month, until=None, source="SK Kepala Dinas Kesehatan", by=BY
        )


def _home(nip: str) -> None:
    """She who is signed in as first of all works from anywhere this month, so that her button works anywhere."""
    month = Month.of(timezone.localdate())
    days.send_home(
        employee=Employee.objects.get(nip=nip),
        mode=Mode.LELUASA,
        weekdays=[],
        first=month.first,
        until=month.next().next().first,
        source="Surat tugas uji coba",
        by=BY,
    )


def _shifts(unor: Unor) -> None:
    """Three shifts, one of them over midnight, for whoever writes a roster."""
    for kode, name, starts, ends in (("P", "Pagi", 420, 840), ("S", "Siang", 840, 1260), ("M", "Malam", 1260, 1860)):
        rosters.open_shift(unor=unor, kode=kode, name=name, starts=starts, ends=ends, by=BY)


def _forgotten(instansi: Instansi, accounts: Sequence[Account], unor: Unor) -> None:
    """Some people of one office say that they forgot to clock in."""
    today = timezone.localdate()
    known = {account.nip for account in accounts[1:]}
    lacking = ((one, _lacking(one, today)) for one in members_of(unor, today).exclude(nip__in=known))
    for employee, day in islice(((one, day) for one, day in lacking if day), FORGOTTEN):
        wish = corrections.Wish(Correction.Kind.LUPA, day, datang=445, reason="Langsung ke rapat, lupa mengetuk.")
        corrections.ask(employee=employee, wish=wish, token=uuid.uuid4(), by=employee.nip)


def _lacking(employee: Employee, today: dt.date) -> dt.date | None:
    """The last day of the past month on which a clocking in lacks."""
    months = {Month.of(today), Month.of(today - dt.timedelta(28))}
    rows = {day: row for month in months for day, row in picture(employee, month).rows.items()}
    missing = [day for day, row in rows.items() if row["is_counted"] and row["in_missing"]]
    return max((day for day in missing if day > today - dt.timedelta(28)), default=None)
