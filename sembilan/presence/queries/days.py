"""What days ask of people when they press: hours, whether they are free, and where the work is done."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sembilan.organisation.models import Instansi
from sembilan.terms.frames.attendance import Mode, Roster
from sembilan.worktime.queries import own_days
from sembilan.worktime.queries.calendar import ordinary

DAY = dt.timedelta(days=1)
KEPT = 64


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a person; hours are minutes from midnight."""

    starts: int | None
    ends: int | None
    mode: int
    is_free: bool


Days = tuple[Day, dict[int, Day]]
_kept: dict[tuple[int, dt.date], tuple[float, Days]] = {}


def days_of(
    instansi: Instansi, people: Mapping[int, str], days: Collection[dt.date], seconds: float = 0
) -> dict[tuple[int, dt.date], Day]:
    """The days of these people (id to NIP), those of the ordinary week among them.

    With `seconds` what the whole region's days were so long ago will do: asking anew for each press would cost most.
    """
    found: dict[tuple[int, dt.date], Day] = {}
    nips = {int(nip): pk for pk, nip in people.items()}
    for day in days:
        usual, own = _everybodys(instansi, day, seconds) if seconds else _own(instansi, day, list(nips))
        found |= {(pk, day): own.get(nip, usual) for nip, pk in nips.items()}
    return found


def _usual(instansi: Instansi, day: dt.date) -> Day:
    (_, starts, ends, closed), *_rest = ordinary(instansi, day, day + DAY).iter_rows()
    return Day(starts, ends, Mode.KANTOR, starts is None or closed)


def _own(instansi: Instansi, day: dt.date, nips: Sequence[int] | None) -> Days:
    """The ordinary day, and those of people who differ from it, by NIP."""
    usual = _usual(instansi, day)
    own = own_days(instansi, day, day + DAY, nips).select("nip", "roster", "starts", "ends", "mode")
    return usual, {
        nip: Day(starts, ends, mode, roster == Roster.FREE or (usual.is_free and roster != Roster.DUTY))
        for nip, roster, starts, ends, mode in own.iter_rows()
    }


def _everybodys(instansi: Instansi, day: dt.date, seconds: float) -> Days:
    key, now = (instansi.pk, day), time.monotonic()
    kept = _kept.get(key)
    if kept is None or now - kept[0] >= seconds:
        if len(_kept) >= KEPT:
            _kept.clear()
        kept = _kept[key] = (now, _own(instansi, day, None))
    return kept[1]
