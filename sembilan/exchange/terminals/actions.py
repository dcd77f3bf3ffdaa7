"""What is done about terminals: heard, approved, closed, told to do something; lines taken, set apart and judged."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.accounts.sealed import seal
from sembilan.attendance import actions as attendance
from sembilan.attendance.actions import Lines
from sembilan.attendance.models import ClockOffset, Terminal
from sembilan.exchange.terminals import lines as wire
from sembilan.exchange.terminals.lines import Found, Punch
from sembilan.exchange.terminals.models import Apart, Door, Order, Pull, WaitingPost
from sembilan.exchange.terminals.orders import ORDERS, Span, text_of
from sembilan.organisation.models import Instansi, Unor, WorkPlace
from sembilan.records.actions import Refused, action, actor_name, tell

AHEAD = dt.timedelta(minutes=10)  # a clock a little fast is no reason to doubt a line
EARLIEST = dt.datetime(2015, 1, 1, tzinfo=dt.UTC)
MOST_APART = 200_000  # of one terminal, undecided


class Full(Exception):
    """There is no room for what came; it must be sent again."""


@dataclass(frozen=True)
class Taken:
    """How many lines were new, the moment of the newest of them, and how many were set apart."""

    new: int
    newest: dt.datetime | None
    apart: int


def take(*, terminal: Terminal, found: Found, by: str, now: dt.datetime) -> Taken:
    """Keep what a terminal sent: lines that can be, and beside them those that cannot be read or cannot be so."""
    offsets = list(ClockOffset.objects.filter(terminal=terminal, withdrawn_at=None))
    good, apart = Lines(), [(Apart.Why.TORN, raw) for raw in found.torn]
    for punch in found.punches:
        why = _doubt(punch, offsets, now)
        if why:
            apart.append((why, punch.raw))
        else:
            good.add(punch.pin, int(punch.moment.timestamp()), punch.status, punch.verify, punch.workcode)
    new, newest = 0, 0
    if len(good):
        new, newest = attendance.take_lines(terminal=terminal, lines=good, digest=_digest(good), by=by)
    if apart:
        set_apart(terminal=terminal, apart=apart, by=by)
    return Taken(new, dt.datetime.fromtimestamp(newest, dt.UTC) if new else None, len(apart))


def _digest(good: Lines) -> str:
    return hashlib.sha256(repr((good.pins, good.epochs, good.statuses)).encode()).hexdigest()


def _doubt(punch: Punch, offsets: Sequence[ClockOffset], now: dt.datetime) -> Apart.Why | None:
    if punch.moment < EARLIEST:
        return Apart.Why.OLD
    if punch.moment > now + AHEAD and corrected(punch.moment, offsets) > now + AHEAD:
        return Apart.Why.FUTURE
    return None


def corrected(moment: dt.datetime, offsets: Sequence[ClockOffset]) -> dt.datetime:
    """The moment a line means, after what is known of the terminal's clock."""
    for one in offsets:
        if one.since <= moment < one.until:
            return moment - dt.timedelta(seconds=one.seconds)
    return moment


@action("clocking.set_apart")
def set_apart(*, terminal: Terminal, apart: Sequence[tuple[Apart.Why, str]], by: Any) -> None:
    """Keep lines that do not count beside the others; those sent before are there already."""
    tell(terminal.instansi_id, f"terminal:{terminal.kode}", lines=len(apart))
    if Apart.objects.filter(terminal=terminal, verdict="").count() + len(apart) > MOST_APART:
        raise Full(terminal.kode)
    rows = [
        Apart(
            instansi_id=terminal.instansi_id, terminal=terminal, why=why, raw=raw[:300],
            fingerprint=hashlib.sha256(raw.encode()).hexdigest(),
        )
        for why, raw in apart
    ]  # fmt: skip
    Apart.objects.bulk_create(rows, ignore_conflicts=True, batch_size=5_000)


@action("clocking.judge")
def judge(*, terminal: Terminal, apart: Sequence[int], counts: bool, by: Any) -> int:
    """Let lines set apart count, or not; one whose time is still to come first needs its clock corrected."""
    now = timezone.now()
    waiting = Apart.objects.filter(terminal=terminal, pk__in=apart, verdict="").exclude(why=Apart.Why.TORN)
    found = list(waiting.order_by("pk"))
    tell(terminal.instansi_id, f"terminal:{terminal.kode}", lines=[one.pk for one in found][:100], counts=counts)
    if counts:
        _enter(terminal, found, now, by)
    verdict = Apart.Verdict.COUNTS if counts else Apart.Verdict.COUNTS_NOT
    return waiting.update(verdict=verdict, judged_by=actor_name(by), judged_at=now)


def _enter(terminal: Terminal, found: Sequence[Apart], now: dt.datetime, by: Any) -> None:
    offsets = list(ClockOffset.objects.filter(terminal=terminal, withdrawn_at=None))
    good, info = Lines(), ZoneInfo(terminal.zone)
    for one in found:
        punch = wire.punch(one.raw, info)
        if punch is None or not EARLIEST <= corrected(punch.moment, offsets) <= now + AHEAD:
            raise Refused(_("Catat dahulu koreksi jam mesin untuk waktu itu; sesudah itu barisnya dapat dihitung."))
        good.add(punch.pin, int(punch.moment.timestamp()), punch.status, punch.verify, punch.workcode)
    if len(good):
        attendance.take_lines(terminal=terminal, lines=good, digest=_digest(good), by=by)


@action("clocking.names")
def take_names(*, terminal: Terminal, names: Mapping[int, str], by: Any) -> None:
    """Remember what a terminal calls the holders of PINs that are nobody's."""
    tell(terminal.instansi_id, f"terminal:{terminal.kode}", names=len(names))
    attendance.name_pins(terminal=terminal, names=names)


@action("terminal.approve")
def approve(
    *, instansi: Instansi, serial: str, name: str, unor: Unor | None, place: WorkPlace | None, zone: str, by: Any,
    known: Terminal | None = None,
) -> Terminal:  # fmt: skip
    """Take a terminal that called into service, as a new one or one whose files are known; all it has is asked for."""
    tell(instansi.pk, f"terminal:{serial}", name=name)
    door = Door.objects.select_for_update().filter(serial=serial).first()
    if door is None or door.region not in (None, instansi.pk):
        raise Refused(_("Mesin dengan nomor seri ini belum pernah menghubungi server."))
    if door.state == Door.State.OPEN:
        raise Refused(_("Mesin ini sudah diterima."))
    terminal = (
        known or Terminal.objects.filter(serial=serial).first() or Terminal(instansi=instansi, kode=serial, serial="")
    )
    if terminal.serial not in ("", serial):
        raise Refused(_("Mesin itu sudah punya nomor seri lain."))
    terminal.serial = serial
    attendance.open_terminal(terminal=terminal, name=name, unor=unor, place=place, zone=zone, by=by)
    Door.objects.filter(serial=serial).update(
        state=Door.State.OPEN, region=instansi.pk, terminal=terminal.pk, stamp="0"
    )
    _take_waiting(door, terminal, by)
    for what in ("info", "users", "check"):
        _order(terminal, what, text_of(what), by)
    return terminal


def _take_waiting(door: Door, terminal: Terminal, by: Any) -> None:
    for post in WaitingPost.objects.filter(door=door).order_by("pk"):
        read = wire.events if post.table == "rtlog" else wire.punches
        take(terminal=terminal, found=read(post.body, terminal.zone), by=actor_name(by), now=timezone.now())
    WaitingPost.objects.filter(door=door).delete()


@action("terminal.close")
def close(*, terminal: Terminal, by: Any) -> None:
    """Take nothing more from a terminal; it may be approved again."""
    tell(terminal.instansi_id, f"terminal:{terminal.kode}")
    attendance.end_terminal(terminal=terminal, by=by)
    Door.objects.filter(region=terminal.instansi_id, terminal=terminal.pk).update(state=Door.State.CLOSED)
    Pull.objects.filter(terminal=terminal).delete()


@action("terminal.order")
def order(*, terminal: Terminal, what: str, by: Any, span: Span | None = None) -> Order:
    """Tell a terminal to do something when it calls next."""
    tell(terminal.instansi_id, f"terminal:{terminal.kode}", what=what)
    if what not in ORDERS or not terminal.serial or terminal.ended_at:
        raise Refused(_("Perintah ini tidak dapat diberikan kepada mesin ini."))
    return _order(terminal, what, text_of(what, span), by)


def _order(terminal: Terminal, what: str, text: str, by: Any) -> Order:
    made = Order.objects.create(
        instansi_id=terminal.instansi_id, terminal=terminal, what=what, text=text, made_by=actor_name(by)
    )
    Door.objects.filter(serial=terminal.serial).update(has_orders=True)
    return made


UNANSWERED = dt.timedelta(minutes=10)
GIVEN_UP = dt.timedelta(days=7)


def hand_out(terminal: Terminal, now: dt.datetime) -> list[Order]:
    """The orders a terminal is given now: new ones, and those it was given and never answered. No deed of anybody."""
    due = Q(sent_at=None) | Q(sent_at__lt=now - UNANSWERED, made_at__gt=now - GIVEN_UP)
    found = list(Order.objects.filter(due, terminal=terminal, answered_at=None).order_by("pk")[:20])
    Order.objects.filter(pk__in=[one.pk for one in found]).update(sent_at=now)
    if not found:
        waits = Order.objects.filter(terminal=terminal, answered_at=None, made_at__gt=now - GIVEN_UP).exists()
        Door.objects.filter(serial=terminal.serial).update(has_orders=waits)
    return found


def note_results(terminal: Terminal, found: Sequence[wire.Result], now: dt.datetime) -> None:
    """What a terminal answered to its orders. No deed of anybody."""
    for one in found:
        Order.objects.filter(terminal=terminal, pk=one.order).update(answered_at=now, returned=one.returned)


@action("terminal.pull_from")
def pull_from(*, terminal: Terminal, host: str, port: int, key: str, every_minutes: int, by: Any) -> Pull:
    """Ask a terminal for its log over the own network from now on."""
    tell(terminal.instansi_id, f"terminal:{terminal.kode}", host=host, port=port)
    said = {
        "host": host,
        "port": port,
        "key": seal(key),
        "every_minutes": every_minutes,
        "said": "",
        "is_well": True,
    }
    made, _made = Pull.objects.update_or_create(
        terminal=terminal, defaults={"instansi_id": terminal.instansi_id, **said}
    )
    return made


@action("terminal.open_pulled")
def open_pulled(
    *, instansi: Instansi, name: str, unor: Unor, zone: str, host: str, port: int, key: str, every_minutes: int, by: Any
) -> Terminal:
    """A terminal that does not push and is asked instead; its address is its code."""
    tell(instansi.pk, f"terminal:{host}:{port}", name=name)
    terminal = Terminal.objects.filter(instansi=instansi, kode=f"{host}:{port}").first()
    terminal = terminal or Terminal(instansi=instansi, kode=f"{host}:{port}", serial="")
    attendance.open_terminal(terminal=terminal, name=name, unor=unor, place=None, zone=zone, by=by)
    pull_from(terminal=terminal, host=host, port=port, key=key, every_minutes=every_minutes, by=by)
    return terminal


def note_pull(pull: Pull, said: str, is_well: bool) -> None:
    """How asking a terminal went. No deed of anybody."""
    Pull.objects.filter(pk=pull.pk).update(tried_at=timezone.now(), said=said[:300], is_well=is_well)
