"""The facts of a press, as the rules read them: how far, how fast, how late, by whose phone."""

from __future__ import annotations

import datetime as dt
import math
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sembilan.presence.deciding.wire import DEGREE, Message, Sent
from sembilan.presence.geometry import Spot, metres, spot
from sembilan.presence.queries.days import Day
from sembilan.presence.queries.known import Phone, Taken
from sembilan.presence.queries.places import Place, door_code_fits
from sembilan.terms.frames.attendance import Excused
from sembilan.terms.frames.presence import FAR

SECOND = dt.timedelta(seconds=1)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
MOST = 2**31 - 1
REFUSED = 2


@dataclass(slots=True)
class Told:
    """One press that is to be decided, with who sent it, when it counts, and where it was made."""

    sent: Sent
    message: Message
    phone: Phone
    received: dt.datetime
    at: dt.datetime
    day: dt.date
    place: Place | None = None
    metres_off: int | None = None


@dataclass
class Known:
    """What is known of the people of these presses; `history` grows as presses are decided."""

    places: dict[tuple[int, dt.date], list[Place] | None]
    days: Mapping[tuple[int, dt.date], Day]
    excused: Mapping[tuple[int, dt.date], Excused]
    sharers: Mapping[tuple[uuid.UUID, dt.date], set[int]]
    history: dict[int, list[Taken]] = field(default_factory=lambda: defaultdict(list))


def moment(ms: int) -> dt.datetime:
    """A moment given in milliseconds."""
    return dt.datetime.fromtimestamp(ms / 1000, dt.UTC)


def counted_at(sent: Sent, message: Message, received: dt.datetime) -> dt.datetime:
    """The moment that counts: by the clock nobody can set, else by the phone's own error as the sending shows it."""
    waited = sent.elapsed if sent.elapsed is not None else message.sent_at - sent.pressed_at
    return received - dt.timedelta(milliseconds=max(0, waited))


def position(sent: Sent) -> Spot | None:
    """Where the phone said it was, if that is on the earth."""
    if sent.lat is None or sent.lon is None:
        return None
    try:
        return spot(sent.lat / DEGREE, sent.lon / DEGREE)
    except ValueError:
        return None


def locate(told: Told, places: Iterable[Place] | None) -> None:
    """Find the nearest of the allowed places; whatever goes wrong leaves it unknown, and unknown waits."""
    here = position(told.sent)
    if here is None or not places:
        return
    try:
        off, place = min(((one.metres_outside(here), one) for one in places), key=lambda pair: (pair[0], pair[1].pk))
        if math.isfinite(off) and off >= 0:
            told.place, told.metres_off = place, min(FAR, math.ceil(off))
    except (ValueError, TypeError, ArithmeticError, IndexError):
        told.place = told.metres_off = None


def row(number: int, told: Told, known: Known) -> dict[str, Any]:
    """The columns of one press."""
    sent, message, who = told.sent, told.message, told.phone.employee
    places, day = known.places.get((who, told.day)), known.days[who, told.day]
    asks = told.place is not None and told.place.needs_code
    return {
        "nip": number,
        "meaning": sent.meaning,
        "mode": day.mode,
        "excused": known.excused.get((who, told.day), Excused.NONE),
        "is_free": day.is_free,
        "places": None if places is None else len(places),
        "has_position": position(sent) is not None,
        "metres_off": told.metres_off,
        "accuracy": sent.accuracy,
        "kmh": kmh(told, known.history[who]),
        "sharers": len(known.sharers.get((told.phone.install, told.day), set()) - {who}),
        "clock_seconds": _whole(abs(told.received - moment(message.sent_at)) / SECOND),
        "gap_seconds": _gap(sent, message),
        "waited_minutes": _whole((told.received - told.at) / MINUTE),
        "hours_early": _whole(math.ceil(max(0.0, (told.phone.active_from - told.at) / HOUR))),
        "is_ended": told.phone.ended_at is not None and told.at >= told.phone.ended_at,
        "code_lacks": asks and not (told.place and door_code_fits(told.place, sent.code, told.at)),
        "has_photo": bool(sent.photo),
        "same_seconds": _same(told, known.history[who]),
    }


def kmh(told: Told, history: Iterable[Taken]) -> int | None:
    """How fast she would have to have come from, or gone to, the press nearest in time; accuracy taken off the way."""
    here = position(told.sent)
    placed = [one for one in history if one.latitude is not None and one.longitude is not None]
    if here is None or not placed:
        return None
    last = min(placed, key=lambda one: (abs(one.at - told.at), one.id))
    try:
        way = metres(here, ((last.latitude or 0) / DEGREE, (last.longitude or 0) / DEGREE))
    except ValueError:
        return None
    way -= max(0, told.sent.accuracy or 0) + max(0, last.accuracy or 0)
    seconds = max(1.0, abs(told.at - last.at) / SECOND)
    return _whole(max(0.0, way) / seconds * 3.6)


def _gap(sent: Sent, message: Message) -> int:
    """By how much the two clocks of the phone disagree about the wait; a press after its sending cannot be."""
    waited = message.sent_at - sent.pressed_at
    return _whole(abs(waited - (sent.elapsed if sent.elapsed is not None else max(0, waited))) / 1000)


def _same(told: Told, history: Iterable[Taken]) -> int | None:
    counted = [one for one in history if one.decision < REFUSED and "waits" not in one.reasons]
    near = [abs(one.at - told.at) for one in counted if one.meaning == told.sent.meaning]
    return _whole(min(near) / SECOND) if near else None


def _whole(value: float) -> int:
    return min(MOST, int(value))
