"""Whom a round asks about whom: the superior, and peers of the unit drawn by the round's seed; never oneself."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from sembilan.behaviour.models import Group, Round
from sembilan.organisation.access import today
from sembilan.people.access import superiors
from sembilan.people.models import Employee, RiwayatUnor

Circles = defaultdict[str, list[Employee]]


class Asked(NamedTuple):
    """One who is asked about one."""

    employee_id: int
    rater_nip: str
    group: str


def population(round_: Round) -> QuerySet[Employee]:
    """Who works today in the unit of a round or below it, or in the region."""
    places = RiwayatUnor.objects.on(today())
    if round_.unor is not None:
        places = places.filter(unor__path__startswith=round_.unor.path)
    return Employee.objects.filter(status__iexact="aktif", pk__in=places.values("employee"))


def drawn(round_: Round, peers: int, least: int = 0) -> list[Asked]:
    """All whom a round asks.

    Peers are of the same unit; of whom that gives fewer than the least, also of the unit above and those beside it.
    """
    people = list(population(round_).only("pk", "nip").order_by("nip"))
    above = superiors(people, today()) if people else {}
    heads = {one.pk: above[one.pk][0] for one in people if above[one.pk]}
    asked = [Asked(pk, nip, Group.SUPERIOR) for pk, nip in heads.items()]
    near, marks = _near(people), _marks(people, round_.seed)
    wide = _wider(near)
    for path, members in near.items():
        order = sorted(members, key=marks.__getitem__)
        further: list[Employee] = []
        for place, one in enumerate(order):
            nips = list(islice(_after(place, order, heads), peers))
            if len(nips) < least:
                further = further or sorted(wide[_above(path)], key=marks.__getitem__)
                more = (nip for nip in _after(further.index(one), further, heads) if nip not in nips)
                nips += islice(more, peers - len(nips))
            asked += (Asked(one.pk, nip, Group.PEER) for nip in nips)
    return asked


def _near(people: Sequence[Employee]) -> Circles:
    """Those of each unit, by its path."""
    places = RiwayatUnor.objects.on(today()).filter(employee__in=[one.pk for one in people])
    paths, near = dict(places.values_list("employee_id", "unor__path")), Circles(list)
    for one in people:
        near[paths[one.pk]].append(one)
    return near


def _wider(near: Circles) -> Circles:
    """By the path of a unit: who works in it or in a unit right below it."""
    wide = Circles(list)
    for path, members in near.items():
        wide[path] += members
        wide[_above(path)] += members
    return wide


def _above(path: str) -> str:
    """The path of the unit above; of the highest nothing."""
    return path[: path[:-1].rfind(".") + 1]


def _marks(people: Sequence[Employee], seed: UUID) -> dict[Employee, bytes]:
    """By what a circle is shuffled: each is asked about those before her, so all have as much to answer."""
    return {one: hashlib.sha256(f"{seed}{one.nip}".encode()).digest() for one in people}


def _after(place: int, order: Sequence[Employee], heads: Mapping[int, str]) -> Iterator[str]:
    """Who comes after her in a circle; her superior answers as such, and she is no peer of whom she leads."""
    one = order[place]
    for step in range(1, len(order)):
        other = order[(place + step) % len(order)]
        if heads.get(one.pk) != other.nip and heads.get(other.pk) != one.nip:
            yield other.nip
