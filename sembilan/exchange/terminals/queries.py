"""Terminals as who looks after them sees them: those that wait, those that are quiet, their lines, PINs of nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.attendance.models import ClockOffset, StrangePin, Terminal, TerminalPin
from sembilan.exchange.terminals.models import Apart, Door, Pull
from sembilan.organisation.access import Permission, within
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import inspects, may, may_somewhere, scope_for, visible
from sembilan.people.models import Employee

QUIET = dt.timedelta(minutes=60)
FIRST_HOUR, LAST_HOUR, WEEKEND = 7, 16, 5
WRONG_SECONDS = 120
LATELY = dt.timedelta(days=3)


@dataclass(frozen=True)
class Shown:
    """A terminal with what stands beside it in the list."""

    terminal: Terminal
    lines: int
    is_quiet: bool

    @property
    def is_wrong(self) -> bool:
        """Whether its clock is so far off that it must be told."""
        return abs(self.terminal.drift_seconds or 0) > WRONG_SECONDS

    @property
    def drift(self) -> str:
        """How far its clock is off, in a unit that a person grasps."""
        off = abs(self.terminal.drift_seconds or 0)
        units = ((86_400, _("%(shown)s hari")), (3_600, _("%(shown)s jam")), (60, _("%(shown)s menit")))
        for seconds, said in units:
            if off >= 2 * seconds:
                return said % {"shown": off // seconds}
        return _("%(shown)s detik") % {"shown": off}

    @property
    def unit(self) -> str:
        """Where it hangs."""
        return self.terminal.unor.name if self.terminal.unor else ""

    @property
    def model(self) -> str:
        """What it says it is."""
        return str(self.terminal.about.get("DeviceName", ""))

    @property
    def firmware(self) -> str:
        """The version it runs."""
        return str(self.terminal.about.get("FWVersion") or self.terminal.about.get("FirmVer") or "")


def terminals(by: Any) -> QuerySet[Terminal]:
    """The terminals somebody looks after: all, or those of her units."""
    scope = scope_for(by)
    found = Terminal.objects.select_related("unor", "place").order_by("name", "kode")
    if scope.is_all(Permission.ROSTER):
        return found
    return found.filter(within(scope.paths(Permission.ROSTER), "unor__path"))


def keeps(by: Any) -> bool:
    """Whether somebody looks after terminals somewhere."""
    return may_somewhere(by, Permission.ROSTER)


def is_kept(by: Any, terminal: Terminal) -> bool:
    """Whether somebody looks after this one, besides seeing it."""
    return scope_for(by).covers(terminal.unor.path if terminal.unor else "", Permission.ROSTER)


def may_look(by: Any) -> bool:
    """Whether somebody sees terminals: who looks after some, and who inspects."""
    return keeps(by) or inspects(by)


def looked_at(by: Any) -> QuerySet[Terminal]:
    """The terminals somebody sees: who inspects all, others those they look after."""
    return Terminal.objects.select_related("unor", "place").order_by("name", "kode") if inspects(by) else terminals(by)


def units(by: Any) -> QuerySet[Unor]:
    """The units in which somebody may set up a terminal."""
    scope = scope_for(by)
    found = Unor.objects.order_by("path")
    return found if scope.is_all(Permission.ROSTER) else found.filter(within(scope.paths(Permission.ROSTER), "path"))


def shown(by: Any, now: dt.datetime) -> list[Shown]:
    """The list: the quiet ones first, then by name; those out of service last."""
    found = list(looked_at(by))
    doors = {one.terminal: one for one in Door.objects.filter(terminal__in=[one.pk for one in found])}
    rows = [Shown(one, _today(doors.get(one.pk), one, now), is_quiet(one, now)) for one in found]
    return sorted(rows, key=lambda row: (row.terminal.ended_at is not None, not row.is_quiet))


def _today(door: Door | None, terminal: Terminal, now: dt.datetime) -> int:
    here = now.astimezone(ZoneInfo(terminal.zone)).date()
    return door.lines if door and door.day == here else 0


def shown_one(terminal: Terminal, now: dt.datetime) -> tuple[Shown, Door | None]:
    """One terminal as the list shows it, and its serial number's calls."""
    door = Door.objects.filter(region=terminal.instansi_id, terminal=terminal.pk).first()
    return Shown(terminal, _today(door, terminal, now), is_quiet(terminal, now)), door


def is_quiet(terminal: Terminal, now: dt.datetime) -> bool:
    """Whether one that should be heard has not been, in working hours of its own zone."""
    here = now.astimezone(ZoneInfo(terminal.zone))
    at_work = here.weekday() < WEEKEND and FIRST_HOUR <= here.hour < LAST_HOUR
    heard = terminal.seen_at or terminal.approved_at
    is_due = bool(terminal.serial and terminal.approved_at and not terminal.ended_at)
    return is_due and at_work and heard is not None and now - heard > QUIET


def quiet(by: Any, now: dt.datetime) -> list[Terminal]:
    """The terminals somebody looks after that are not heard."""
    due = terminals(by).filter(ended_at=None, approved_at__isnull=False).exclude(serial="")
    return [one for one in due.filter(Q(seen_at=None) | Q(seen_at__lt=now - QUIET)) if is_quiet(one, now)]


def waiting(serial: str = "") -> list[Door]:
    """The serial numbers that wait to be approved.

    Where several regions share an installation nobody knows whose they are: there one is found only by its number.
    """
    found = Door.objects.filter(state=Door.State.WAITING).order_by("-seen_at", "serial")
    if serial:
        return list(found.filter(serial__iexact=serial.strip()))
    return list(found[:200]) if Instansi.objects.count() == 1 else []


def waiting_here() -> QuerySet[Door]:
    """Those that wait where one region has the installation for itself; none where several share it."""
    return Door.objects.filter(~Exists(Instansi.objects.order_by("pk")[1:2]), state=Door.State.WAITING)


def to_open(by: Any, instansi: Instansi) -> QuerySet[Door]:
    """The serial numbers somebody may approve: those that wait, and her own that were closed."""
    hers = list(terminals(by).values_list("pk", flat=True))
    again = Q(state=Door.State.CLOSED, region=instansi.pk, terminal__in=hers)
    return Door.objects.filter(Q(state=Door.State.WAITING) | again)


def pull_of(terminal: Terminal) -> Pull | None:
    """Where it is asked for its log, if it is."""
    return Pull.objects.filter(terminal=terminal).first()


def is_shared() -> bool:
    """Whether several regions share this installation."""
    return Instansi.objects.count() > 1


@dataclass(frozen=True)
class Line:
    """One line of a terminal, with the moment it means and who it is."""

    pin: int
    at: dt.datetime
    corrected: dt.datetime
    status: int
    verify: int
    owner: str


LINES = """
select c.pin, c.at, c.status, c.verify, coalesce(e.name, '')
from (select * from attendance_clocking where terminal_id = %(t)s and at >= %(first)s and at < %(until)s
      order by at desc limit %(most)s) c
left join attendance_terminalpin p on p.instansi_id = c.instansi_id and p.pin = c.pin
    and p.valid @> (c.at at time zone %(zone)s)::date
left join people_employee e on e.id = p.employee_id and (%(nips)s::text[] is null or e.nip = any(%(nips)s))
order by c.at desc, c.pin
"""


def lines(terminal: Terminal, by: Any, now: dt.datetime, most: int = 50) -> list[Line]:
    """Its newest lines, with the names the reader may see."""
    everybody = may(by, Permission.ROSTER) or inspects(by)
    nips = None if everybody else list(visible(by, None, Permission.ROSTER).values_list("nip", flat=True))
    return _lines(terminal, (now - LATELY, now + LATELY), most, nips)


def _lines(terminal: Terminal, span: tuple[dt.datetime, dt.datetime], most: int, nips: list[str] | None) -> list[Line]:
    offsets = list(ClockOffset.objects.filter(terminal=terminal, withdrawn_at=None))
    asked: dict[str, Any] = {
        "t": terminal.pk,
        "first": span[0],
        "until": span[1],
        "most": most,
        "zone": terminal.zone,
        "nips": nips,
    }
    info = ZoneInfo(terminal.zone)
    with connection.cursor() as cursor:
        cursor.execute(LINES, asked)
        rows = cursor.fetchall()
    return [
        Line(pin, at.astimezone(info), _meant(at, offsets).astimezone(info), status, verify, owner)
        for pin, at, status, verify, owner in rows
    ]


def _meant(at: dt.datetime, offsets: Iterable[ClockOffset]) -> dt.datetime:
    shift = next((one.seconds for one in offsets if one.since <= at < one.until), 0)
    return at - dt.timedelta(seconds=shift)


def touched(terminal: Terminal, since: dt.datetime, until: dt.datetime) -> int:
    """How many lines of a terminal stand in a time: those a correction of its clock would shift."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from attendance_clocking where terminal_id = %s and at >= %s and at < %s",
            [terminal.pk, since, until],
        )
        return int(cursor.fetchone()[0])


def apart(terminal: Terminal) -> QuerySet[Apart]:
    """Its lines that do not count, the undecided first."""
    return Apart.objects.filter(terminal=terminal).order_by("verdict", "-pk")


def undecided(by: Any) -> int:
    """How many lines wait for a decision about their time."""
    mine = terminals(by).values("pk")
    return Apart.objects.filter(terminal__in=mine, verdict="").exclude(why=Apart.Why.TORN).count()


def strange(by: Any) -> QuerySet[StrangePin]:
    """PINs that clock and are nobody's, on the terminals somebody looks after; the busiest first."""
    owned = TerminalPin.objects.filter(instansi=OuterRef("instansi"), pin=OuterRef("pin"))
    mine = StrangePin.objects.filter(~Exists(owned), lines__gt=0).select_related("terminal").order_by("-lines", "pin")
    return mine if may(by, Permission.ROSTER) else mine.filter(terminal__in=terminals(by).values("pk"))


def owned(by: Any, asked: str = "") -> QuerySet[TerminalPin]:
    """Whose PINs are whose, of the people somebody looks after."""
    found = TerminalPin.objects.select_related("employee").order_by("employee__name", "pin", "-valid")
    if not may(by, Permission.ROSTER):
        found = found.filter(employee__in=visible(by, None, Permission.ROSTER))
    if asked:
        is_pin = Q(pin=int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 18 else Q(pk__in=[])
        found = found.filter(is_pin | Q(employee__name__icontains=asked) | Q(employee__nip=asked))
    return found


def guesses(by: Any, pins: Iterable[StrangePin]) -> dict[int, Employee]:
    """For each PIN the one person whose name is what its terminal calls it; nobody where two could be meant."""
    names = {one.pin: " ".join(one.name.split()).casefold() for one in pins if one.name.strip()}
    found: dict[str, list[Employee]] = {}
    likely = Q(pk__in=[])
    for name in set(names.values()):
        likely |= Q(name__istartswith=name)
    for person in visible(by, None, Permission.ROSTER).filter(likely).order_by("pk"):
        for name in set(names.values()):
            if person.name.casefold().startswith(name):
                found.setdefault(name, []).append(person)
    return {pin: found[name][0] for pin, name in names.items() if len(found.get(name, [])) == 1}


def to_tell(instansi: Instansi) -> list[Terminal]:
    """The quiet terminals of an instansi nobody was told of today."""
    now = timezone.now()
    today = now.astimezone(ZoneInfo(instansi.zone)).date().isoformat()
    found = Terminal.objects.filter(ended_at=None, approved_at__isnull=False).exclude(serial="").select_related("unor")
    return [one for one in found if is_quiet(one, now) and one.about.get("quiet_told") != today]
