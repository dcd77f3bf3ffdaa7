"""What each call of a terminal asks, and what it is answered, by who it is: known, waiting, or closed."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Sum
from django.http import HttpResponse

from sembilan.attendance.actions import note_heard
from sembilan.attendance.models import Terminal
from sembilan.exchange.terminals import actions, lines, orders, protocol
from sembilan.exchange.terminals.call import Call
from sembilan.exchange.terminals.models import Door, WaitingPost
from sembilan.exchange.terminals.protocol import AWAY, said
from sembilan.records.tenancy import tenant

PUNCHES, EVENTS = "ATTLOG", "RTLOG"
SEEN_EVERY = dt.timedelta(minutes=1)
AT_ONCE = dt.timedelta(minutes=2)  # a terminal heard so lately sends a punch at the moment it is made
FEW = 3
MOST_WAITING, MOST_KEPT_BYTES, MOST_KEPT_BYTES_OF_ALL = 500, 8_000_000, 400_000_000


def called(call: Call, now: dt.datetime) -> HttpResponse:
    """The answer to one call, in one transaction."""
    with transaction.atomic():
        door = Door.objects.filter(serial=call.serial).first() or _new(call, now)
        if door is None:
            return _unkept(call)
        if door.state == Door.State.OPEN:
            with tenant(door.region):
                return _of_terminal(call, door, Terminal.objects.get(pk=door.terminal or 0), now)
        _seen(door, call, now)
        return _waiting(call, door, now) if door.state == Door.State.WAITING else _unkept(call)


def _new(call: Call, now: dt.datetime) -> Door | None:
    """A serial number nobody knows, noted to be approved; nothing when too many wait already."""
    if Door.objects.filter(state=Door.State.WAITING).count() >= MOST_WAITING:
        return None
    return Door.objects.get_or_create(
        serial=call.serial, defaults={"address": call.address, "first_at": now, "seen_at": now}
    )[0]


def _seen(door: Door, call: Call, now: dt.datetime) -> None:
    if now - door.seen_at > SEEN_EVERY or door.address != call.address:
        Door.objects.filter(pk=door.pk).update(seen_at=now, address=call.address)


def _unkept(call: Call) -> HttpResponse:
    """A terminal that may not send keeps what it has; nothing else is asked of it."""
    if call.what == "cdata" and not call.is_post:
        return _greeting(call, "0", "Asia/Jakarta")
    sends = call.is_post and call.what == "cdata" and call.table in ("", PUNCHES, EVENTS)
    return said("ERROR: not approved", AWAY) if sends else said("OK")


def _waiting(call: Call, door: Door, now: dt.datetime) -> HttpResponse:
    """What an unknown terminal sends is kept whole, up to a bound, until somebody says whose it is."""
    if not (call.is_post and call.what == "cdata" and call.table in ("", PUNCHES, EVENTS)):
        return _unkept(call)
    size = len(call.body.encode())
    held = WaitingPost.objects.aggregate(all=Sum("size"))["all"] or 0
    mine = WaitingPost.objects.filter(door=door).aggregate(all=Sum("size"))["all"] or 0
    if mine + size > MOST_KEPT_BYTES or held + size > MOST_KEPT_BYTES_OF_ALL:
        return said("ERROR: not approved", AWAY)
    table = "rtlog" if call.table == EVENTS else "attlog"
    WaitingPost.objects.create(door=door, table=table, body=call.body.replace("\0", ""), size=size)
    return said("OK")


def _of_terminal(call: Call, door: Door, terminal: Terminal, now: dt.datetime) -> HttpResponse:
    if call.what == "cdata" and call.is_post:
        return _upload(call, door, terminal, now)
    _seen(door, call, now)
    note_heard(terminal, drift=_by_date(call, now))
    if call.what == "cdata":
        return _greeting(call, door.stamp, terminal.zone)
    if call.what == "getrequest":
        return _orders(call, door, terminal, now)
    if call.what == "devicecmd":
        actions.note_results(terminal, lines.results(call.body), now)
        _about(terminal, call.body)
    return said(_registration(call))


def _registration(call: Call) -> str:
    """The newer protocol asks for a code and for its options; everything else is told that it was taken."""
    if call.what == "registry":
        return f"RegistryCode={call.serial}"
    return protocol.push_options(call.serial) if call.what == "push" else "OK"


def _greeting(call: Call, stamp: str, zone: str) -> HttpResponse:
    version = call.params.get("pushver", "")
    if version.startswith("3") or call.params.get("devicetype", "").lower() == "acc":
        return said("OK")  # the newer protocol goes on to register
    return said(protocol.options(call.serial, stamp, zone, version, dt.datetime.now(dt.UTC)))


def _orders(call: Call, door: Door, terminal: Terminal, now: dt.datetime) -> HttpResponse:
    if info := call.params.get("info"):
        firmware, *counts = info.split(",")
        note_heard(terminal, about={"FWVersion": firmware[:100], "UserCount": counts[0][:20] if counts else ""})
    if not door.has_orders:
        return said("OK")
    here = now.astimezone(ZoneInfo(terminal.zone))
    given = [orders.line(one.pk, one.text, here) for one in actions.hand_out(terminal, now)]
    return said("\r\n".join([*given, ""]) if given else "OK")


def _upload(call: Call, door: Door, terminal: Terminal, now: dt.datetime) -> HttpResponse:
    if call.table in ("", PUNCHES, EVENTS):
        return _punches(call, door, terminal, now)
    _seen(door, call, now)
    if call.table == "OPERLOG" and (names := lines.users(call.body)):
        actions.take_names(terminal=terminal, names=names, by=_who(call))
    elif call.table == "OPTIONS":
        _about(terminal, call.body)
    return said("OK")  # templates, faces and photos are let go: nothing of them is kept


def _punches(call: Call, door: Door, terminal: Terminal, now: dt.datetime) -> HttpResponse:
    read = lines.events if call.table == EVENTS else lines.punches
    found = read(call.body, terminal.zone)
    taken = actions.take(terminal=terminal, found=found, by=_who(call), now=now)
    note_heard(terminal, drift=_drift(call, door, found, taken, now))
    today = now.astimezone(ZoneInfo(terminal.zone)).date()
    said_of: dict[str, Any] = {
        "seen_at": now,
        "address": call.address,
        "day": today,
        "lines": taken.new + (door.lines if door.day == today else 0),
        "stamp": call.params.get("stamp", "")[:20] or "9999",
    }
    Door.objects.filter(pk=door.pk).update(**said_of)
    return said(f"OK: {len(found.punches) + len(found.torn)}")


def _who(call: Call) -> str:
    return f"mesin:{call.serial}"


def _about(terminal: Terminal, body: str) -> None:
    if about := lines.options(body):
        note_heard(terminal, about=about)


def _by_date(call: Call, now: dt.datetime) -> int | None:
    """By how much its clock is ahead, where it says its time with the call."""
    try:
        there = parsedate_to_datetime(call.date)
    except (ValueError, TypeError):
        return None
    return round((there - now).total_seconds()) if there.tzinfo else None


def _drift(call: Call, door: Door, found: lines.Found, taken: actions.Taken, now: dt.datetime) -> int | None:
    """By how much its clock is ahead: as it says, by a line of the future, or by a punch that was just made."""
    if (told := _by_date(call, now)) is not None:
        return told
    newest = max((one.moment for one in found.punches), default=None)
    if newest is None:
        return None
    just_made = taken.new == len(found.punches) <= FEW and now - door.seen_at < AT_ONCE
    return round((newest - now).total_seconds()) if just_made or newest > now + actions.AHEAD else None
