"""Everything a day was told by: raw lines of terminals and phones, corrections, leave and faults, with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sembilan.attendance.models import Absence, Clocking, ClockOffset, Correction, Fault, PressVerdict, TerminalPin
from sembilan.attendance.queries import raw
from sembilan.attendance.queries.picture import Picture, clock
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.web.templatetags.say import clock as minute

ONE = dt.timedelta(1)
OF_HER = "employee_id = %(employee)s and day = %(day)s"
THEN = "withdrawn_at is null and since < %(end)s and until > %(start)s"
# Of most days nothing was decided, and they pay no more than this.
ANYTHING = f"""
    select exists (select from attendance_correction where {OF_HER}),
        exists (select from attendance_pressverdict where {OF_HER}),
        exists (select from attendance_absence
            where employee_id = %(employee)s and first <= %(day)s and last >= %(day)s),
        exists (select from attendance_fault where {THEN}),
        exists (select from attendance_clockoffset where {THEN})
"""


@dataclass(frozen=True)
class Told:
    """One line of a day: when, what, and what is to be said of it."""

    when: str
    what: str
    said: str = ""


Kind = Callable[[Employee, dt.date], list[Told]]


def lines(picture: Picture, day: dt.date) -> list[Told]:
    """The raw lines of a day; of a shift over midnight also those of the morning after."""
    row = picture.rows.get(day) or {}
    until = day + ONE if (row.get("end_second") or 0) > 86_400 else day
    found = []
    while day <= until:
        for one in raw.lines(picture.employee.instansi, picture.employee, day):
            found.append(Told(_second(one.at), one.source, one.said))
        day += ONE
    return found


def _second(at: dt.datetime) -> str:
    said = minute(at)
    return f"{said}{said[2]}{at:%S}"  # the same mark before the seconds as before the minutes


def decisions(employee: Employee, day: dt.date, *, reads_reasons: Callable[[], bool]) -> list[Told]:
    """What was decided about a day: corrections, verdicts on presses, leave, faults and offsets of clocks."""
    start, end = raw.day_of(employee.instansi, day)
    with connection.cursor() as cursor:
        cursor.execute(ANYTHING, {"employee": employee.pk, "day": day, "start": start, "end": end})
        there = cursor.fetchone()
    kinds: tuple[Kind, ...] = (_corrections, _verdicts, partial(_absences, reads_reasons), _faults, _offsets)
    return [one for is_there, of in zip(there, kinds, strict=True) if is_there for one in of(employee, day)]


def _corrections(employee: Employee, day: dt.date) -> list[Told]:
    found = Correction.objects.filter(employee=employee, day=day).exclude(state=Correction.State.WITHDRAWN)
    told = []
    for one in found.order_by("pk"):
        hours = " ".join(clock(at * 60) for at in (one.datang, one.pulang) if at is not None)
        told.append(Told(hours or "—", one.get_kind_display(), one.get_state_display()))
    return told


def _verdicts(employee: Employee, day: dt.date) -> list[Told]:
    found = PressVerdict.objects.filter(employee=employee, day=day).order_by("pk")
    return [Told("—", _("Putusan atas tekanan ponsel"), f"{one.said}: {one.reason}") for one in found]


def _absences(reads_reasons: Callable[[], bool], employee: Employee, day: dt.date) -> list[Told]:
    """Why somebody was away may tell of her health: without the right it is leave, or travel, and no more."""
    found = Absence.objects.filter(employee=employee, first__lte=day, last__gte=day)
    travel, with_reasons = Absence.Kind.DINAS_LUAR, reads_reasons()
    return [
        Told(
            "—",
            one.get_kind_display() if with_reasons or one.kind == travel else pgettext("day", "Cuti"),
            one.get_decision_display(),
        )
        for one in found.order_by("first", "kind")
    ]


def _faults(employee: Employee, day: dt.date) -> list[Told]:
    start, end = raw.day_of(employee.instansi, day)
    zone = ZoneInfo(employee.instansi.zone)
    path = RiwayatUnor.objects.on(day).filter(employee=employee).values_list("unor__path", flat=True).first() or ""
    found = Fault.objects.filter(withdrawn_at=None, since__lt=end, until__gt=start).select_related("unor")
    return [
        Told(
            f"{minute(one.since.astimezone(zone))}–{minute(one.until.astimezone(zone))}",
            _("Gangguan sistem"),
            one.reason,
        )
        for one in found.order_by("since")
        if one.unor is None or path.startswith(one.unor.path)
    ]


def _offsets(employee: Employee, day: dt.date) -> list[Told]:
    """Offsets of the terminals she clocked at."""
    start, end = raw.day_of(employee.instansi, day)
    pins = list(TerminalPin.objects.on(day).filter(employee=employee).values_list("pin", flat=True))
    used = Clocking.objects.filter(instansi_id=employee.instansi_id, pin__in=pins, at__gte=start, at__lt=end)
    wrong = ClockOffset.objects.filter(withdrawn_at=None, since__lt=end, until__gt=start)
    found = wrong.filter(terminal_id__in=list(used.values_list("terminal_id", flat=True))).select_related("terminal")
    return [
        Told(
            "—",
            _("Jam mesin %(name)s") % {"name": one.terminal.name or one.terminal.kode},
            _("%(n)s detik lebih cepat; sudah dikurangkan.") % {"n": one.seconds},
        )
        for one in found
    ]


def reckoned(picture: Picture, day: dt.date) -> list[str]:
    """The hours that were reckoned with, after offsets, verdicts and corrections."""
    return [clock(second) for second, _meaning in picture.punches(day)]
