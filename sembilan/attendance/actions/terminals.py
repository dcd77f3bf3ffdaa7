"""Writes about terminals: taken into service and out of it, their lines, wrong clocks, and whose a PIN is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.attendance.models import ClockOffset, StrangePin, Terminal, TerminalPin
from sembilan.organisation.models import Unor, WorkPlace
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.terms.month import Month

SEEN_EVERY = dt.timedelta(minutes=1)


@dataclass
class Lines:
    """Lines of a terminal as columns; `epochs` are seconds since 1970."""

    pins: list[int] = field(default_factory=list)
    epochs: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    verifies: list[int] = field(default_factory=list)
    workcodes: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.pins)

    def add(self, pin: int, epoch: int, status: int, verify: int, workcode: int) -> None:
        """One more line."""
        self.pins.append(pin)
        self.epochs.append(epoch)
        self.statuses.append(status)
        self.verifies.append(verify)
        self.workcodes.append(workcode)


@action("terminal.open")
def open_terminal(
    *, terminal: Terminal, name: str, unor: Unor | None, place: WorkPlace | None, zone: str, by: Any
) -> Terminal:
    """Take a terminal into service: what it sends counts from now on, for the lines it still holds too."""
    terminal.name, terminal.unor, terminal.place, terminal.zone = name, unor, place, zone
    terminal.approved_at, terminal.ended_at = terminal.approved_at or timezone.now(), None
    taken = Terminal.objects.filter(serial=terminal.serial).exclude(pk=terminal.pk)
    if terminal.serial and taken.exists():
        raise Refused(_("Nomor seri ini sudah dipakai mesin lain di daftar."))
    terminal.save()
    tell(terminal.instansi_id, f"terminal:{terminal.kode}", name=name, serial=terminal.serial, zone=zone)
    return terminal


@action("terminal.end")
def end_terminal(*, terminal: Terminal, by: Any) -> None:
    """Take a terminal out of service: what it sends is no longer taken; what it sent stays."""
    Terminal.objects.filter(pk=terminal.pk).update(ended_at=timezone.now())
    tell(terminal.instansi_id, f"terminal:{terminal.kode}")


def note_heard(terminal: Terminal, *, drift: int | None = None, about: Mapping[str, Any] | None = None) -> None:
    """Remember that a terminal was heard, by how much its clock is off, what it said of itself. No deed of anybody."""
    now = timezone.now()
    said: dict[str, Any] = {"seen_at": now}
    if drift is not None:
        said["drift_seconds"] = drift
    if about:
        said["about"] = {**terminal.about, **about}
    if len(said) > 1 or terminal.seen_at is None or now - terminal.seen_at > SEEN_EVERY:
        Terminal.objects.filter(pk=terminal.pk).update(**said)


TAKE = """
with fresh as (
    insert into attendance_clocking (instansi_id, terminal_id, pin, at, status, verify, workcode)
    select %(i)s, %(t)s, pin, to_timestamp(epoch), status, verify, workcode
    from unnest(%(pins)s::bigint[], %(epochs)s::bigint[], %(statuses)s::int[], %(verifies)s::int[],
        %(workcodes)s::int[]) as sent (pin, epoch, status, verify, workcode)
    order by pin, epoch
    on conflict do nothing
    returning pin, at),
strange as (
    insert into attendance_strangepin (instansi_id, terminal_id, pin, lines, last_at)
    select %(i)s, %(t)s, f.pin, count(*), max(f.at) from fresh f
    where not exists (select from attendance_terminalpin p where p.instansi_id = %(i)s and p.pin = f.pin)
    group by f.pin order by f.pin
    on conflict (instansi_id, pin) do update set lines = attendance_strangepin.lines + excluded.lines,
        last_at = greatest(attendance_strangepin.last_at, excluded.last_at), terminal_id = excluded.terminal_id
    returning pin)
select count(*), coalesce(floor(extract(epoch from max(at)))::bigint, 0), min(at)::date::text, max(at)::date::text
from fresh
"""


@action("clocking.take")
def take_lines(*, terminal: Terminal, lines: Lines, digest: str, by: Any) -> tuple[int, int]:
    """Keep lines as a terminal sent them; how many it had not sent before, and the newest of those (seconds)."""
    with connection.cursor() as cursor:
        for month in _months(lines.epochs):
            cursor.execute("select attendance_clocking_month(%s)", [month])
        cursor.execute(TAKE, {"i": terminal.instansi_id, "t": terminal.pk, **_arrays(lines)})
        new, newest, first, last = cursor.fetchone() or (0, 0, None, None)
    said = {"lines": len(lines), "new": new, "first": first, "last": last, "sha256": digest}
    tell(terminal.instansi_id, f"terminal:{terminal.kode}", **said)
    if not new:
        done_before()
    return int(new), int(newest)


def _arrays(lines: Lines) -> dict[str, str]:
    """The columns as the database writes arrays: a fifth of what adapting each number costs."""
    return {name: f"{{{','.join(map(str, column))}}}" for name, column in vars(lines).items()}


def _months(epochs: Sequence[int]) -> list[dt.date]:
    """The months of some moments, as the partitions are cut."""
    days = {epoch // 86_400 for epoch in epochs}
    return sorted({Month.of(dt.date(1970, 1, 1) + dt.timedelta(day)).first for day in days})


@part
def name_pins(*, terminal: Terminal, names: Mapping[int, str]) -> None:
    """Remember what a terminal calls the holders of PINs that are nobody's yet, to help find them."""
    owned = set(TerminalPin.objects.filter(pin__in=list(names)).values_list("pin", flat=True))
    StrangePin.objects.bulk_create(
        [
            StrangePin(instansi_id=terminal.instansi_id, pin=pin, name=name, terminal=terminal)
            for pin, name in sorted(names.items())
            if pin not in owned
        ],
        update_conflicts=True,
        unique_fields=["instansi", "pin"],
        update_fields=["name"],
    )


@action("clock.correct")
def correct_clock(
    *, terminal: Terminal, since: dt.datetime, until: dt.datetime, seconds: int, reason: str, by: Any
) -> ClockOffset:
    """Say by how much a terminal's clock was ahead for its lines of a time; the lines stay as they came."""
    if until <= since:
        raise Refused(_("Waktu selesai harus sesudah waktu mulai."))
    standing = ClockOffset.objects.filter(terminal=terminal, withdrawn_at=None, since__lt=until, until__gt=since)
    if standing.exists():
        raise Refused(_("Sudah ada koreksi jam untuk sebagian waktu itu. Cabut dahulu yang lama."))
    tell(
        terminal.instansi_id, f"terminal:{terminal.kode}",
        since=since.isoformat(), until=until.isoformat(), seconds=seconds, reason=reason,
    )  # fmt: skip
    return ClockOffset.objects.create(
        instansi_id=terminal.instansi_id, terminal=terminal, since=since, until=until, seconds=seconds, reason=reason,
        by=actor_name(by),
    )  # fmt: skip


@action("clock.withdraw")
def withdraw_clock(*, offset: ClockOffset, by: Any) -> None:
    """A correction of a clock was wrong: the lines count again as they came."""
    ClockOffset.objects.filter(pk=offset.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    tell(offset.instansi_id, f"terminal:{offset.terminal.kode}", offset=offset.pk)


@action("pin.map")
def map_pin(*, instansi_id: int, pin: int, employee: Employee, since: dt.date, by: Any) -> TerminalPin:
    """From a day on a PIN is a person's; it may not be another's on any day from then on."""
    held = TerminalPin.objects.filter(pin=pin).filter(Q(valid__endswith=None) | Q(valid__endswith__gt=since))
    if one := held.select_related("employee").first():
        if one.employee_id == employee.pk:
            raise Refused(_("PIN ini sudah milik %(name)s.") % {"name": one.employee.name})
        raise Refused(
            _("PIN ini masih milik %(name)s. Akhiri dahulu pemetaannya, lalu petakan lagi.")
            % {"name": one.employee.name}
        )
    tell(instansi_id, f"pin:{pin}", nip=employee.nip, since=since.isoformat())
    StrangePin.objects.filter(pin=pin).delete()
    return TerminalPin.objects.create(instansi_id=instansi_id, pin=pin, employee=employee, valid=(since, None))


@action("pin.end")
def end_pin(*, owned: TerminalPin, until: dt.date, by: Any) -> None:
    """From a day on a PIN is no longer a person's."""
    tell(owned.instansi_id, f"pin:{owned.pin}", nip=owned.employee.nip, until=until.isoformat())
    if owned.valid.upper is not None:
        raise Refused(_("Pemetaan PIN ini sudah berakhir."))
    if owned.valid.lower is not None and until <= owned.valid.lower:
        raise Refused(_("Hari berakhir harus sesudah hari mulainya."))
    TerminalPin.objects.filter(pk=owned.pk).update(valid=(owned.valid.lower, until))
