"""Where a whole region may press on a day, read once for a while, so that a press need not look it up anew."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import connection

from sembilan.presence.queries.places import Place, allowed, open_places

KEPT = 64
MOST_SECONDS = 10  # a new code at a door is asked for at once
K = TypeVar("K")
GIVEN = """
    select f.place_id, u.path, f.employee_id
    from presence_placefor f left join organisation_unor u on u.id = f.unor_id where f.valid @> %s::date
"""


@dataclass(frozen=True, slots=True)
class Given:
    """The places of everybody, of each unit by its path, and of single people."""

    everybodys: tuple[Place, ...]
    units: Mapping[str, tuple[Place, ...]]
    own: Mapping[int, tuple[Place, ...]]

    def to(self, employee: int, path: str) -> list[Place]:
        """The places of a person who works in a unit, by name, each once."""
        found = {one.pk: one for one in (*self.everybodys, *self.own.get(employee, ()))}
        codes = path.split(".")
        for length in range(1, len(codes)):
            found |= {one.pk: one for one in self.units.get(".".join(codes[:length]) + ".", ())}
        return sorted(found.values(), key=lambda one: (one.name, one.pk))


_kept: dict[tuple[int, dt.date], tuple[float, Given]] = {}


def places_of(
    instansi_id: int, people: Collection[int], day: dt.date, paths: Mapping[int, str], seconds: float = 0
) -> dict[int, list[Place]]:
    """The places of these people on a day, who work in the units of these paths; with `seconds` as so long ago."""
    if not seconds:
        return allowed(people, day)
    given = _recent(instansi_id, day, min(seconds, MOST_SECONDS))
    return {pk: given.to(pk, paths.get(pk, "")) for pk in people}


def _recent(instansi_id: int, day: dt.date, seconds: float) -> Given:
    key, now = (instansi_id, day), time.monotonic()
    kept = _kept.get(key)
    if kept is None or now - kept[0] >= seconds:
        if len(_kept) >= KEPT:
            _kept.clear()
        kept = _kept[key] = (now, _read(day))
    return kept[1]


def _read(day: dt.date) -> Given:
    with connection.cursor() as cursor:
        cursor.execute(GIVEN, [day])
        rows = cursor.fetchall()
    there = {one.pk: one for one in open_places({row[0] for row in rows}, day)}
    rows = [(there[place], path, employee) for place, path, employee in rows if place in there]
    return Given(
        tuple(place for place, path, employee in rows if path is None and employee is None),
        _together((path, place) for place, path, _ in rows if path is not None),
        _together((employee, place) for place, _, employee in rows if employee is not None),
    )


def _together(pairs: Iterable[tuple[K, Place]]) -> dict[K, tuple[Place, ...]]:
    found: dict[K, list[Place]] = {}
    for key, place in pairs:
        found.setdefault(key, []).append(place)
    return {key: tuple(places) for key, places in found.items()}
