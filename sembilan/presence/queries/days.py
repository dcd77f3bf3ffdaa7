"""What days ask of people when they press: hours, whether they are free, and where the work is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sembilan.organisation.models import Instansi
from sembilan.terms.frames.attendance import Mode, Roster
from sembilan.worktime.queries import own_days
from sembilan.worktime.queries.calendar import ordinary

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a person; hours are minutes from midnight."""

    starts: int | None
    ends: int | None
    mode: int
    is_free: bool


def days_of(instansi: Instansi, people: Mapping[int, str], days: Collection[dt.date]) -> dict[tuple[int, dt.date], Day]:
    """The days of these people (id to NIP), those of the ordinary week among them."""
    found: dict[tuple[int, dt.date], Day] = {}
    nips = {int(nip): pk for pk, nip in people.items()}
    for day in days:
        (_, starts, ends, closed), *_rest = ordinary(instansi, day, day + DAY).iter_rows()
        usual = Day(starts, ends, Mode.KANTOR, starts is None or closed)
        found |= {(pk, day): usual for pk in people}
        for own in own_days(instansi, day, day + DAY, list(nips)).iter_rows(named=True):
            roster = own["roster"]
            free = roster == Roster.FREE or (usual.is_free and roster != Roster.DUTY)
            found[nips[own["nip"]], day] = Day(own["starts"], own["ends"], own["mode"], free)
    return found
