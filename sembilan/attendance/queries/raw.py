"""The raw lines of one person's day, as terminals and phones wrote them. Nothing here is ever changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from sembilan.attendance.models import Clocking, Press, Terminal, TerminalPin
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee


@dataclass(frozen=True)
class Line:
    """One line: when, from where, and what is to be said of it."""

    at: dt.datetime
    source: str
    said: str = ""


def day_of(instansi: Instansi, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The first moment of a day in the region and the first of the next."""
    zone = ZoneInfo(instansi.zone)
    start = dt.datetime.combine(day, dt.time(), zone)
    return start, dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)


def lines(instansi: Instansi, employee: Employee, day: dt.date) -> list[Line]:
    """All lines of a day in their order."""
    return sorted([*_clockings(instansi, employee, day), *_presses(instansi, employee, day)], key=lambda one: one.at)


def _clockings(instansi: Instansi, employee: Employee, day: dt.date) -> list[Line]:
    pins = list(TerminalPin.objects.on(day).filter(employee=employee).values_list("pin", flat=True))
    start, end = day_of(instansi, day)
    found = list(Clocking.objects.filter(instansi_id=instansi.pk, pin__in=pins, at__gte=start, at__lt=end))
    names = {one.pk: one for one in Terminal.objects.filter(pk__in={one.terminal_id for one in found})}
    zones = {pk: ZoneInfo(one.zone) for pk, one in names.items()}
    return [
        Line(one.at.astimezone(zones[one.terminal_id]), _("Mesin %(name)s") % {"name": _named(names[one.terminal_id])})
        for one in found
        if one.terminal_id in names
    ]


def _named(terminal: Terminal) -> str:
    return terminal.name or terminal.kode


def _presses(instansi: Instansi, employee: Employee, day: dt.date) -> list[Line]:
    zone = ZoneInfo(instansi.zone)
    found = Press.objects.filter(instansi_id=instansi.pk, employee_id=employee.pk, day=day)
    return [Line(one.at.astimezone(zone), _("Ponsel, %(what)s") % {"what": one.meant}, _said(one)) for one in found]


def _said(press: Press) -> str:
    return "" if press.decision == Press.Decision.ACCEPTED else press.standing
