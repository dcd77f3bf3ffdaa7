"""Whom a round asks about whom: the superior, peers of the same unit drawn by the round's seed, never oneself."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from sembilan.behaviour.models import Group, Round
from sembilan.organisation.access import today
from sembilan.people.access import superiors
from sembilan.people.models import Employee, RiwayatUnor


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


def drawn(round_: Round, peers: int) -> list[Asked]:
    """All whom a round asks."""
    people = list(population(round_).only("pk", "nip").order_by("nip"))
    units = dict(_units(people))
    above = superiors(people, today()) if people else {}
    heads = {one.pk: above[one.pk][0] for one in people if above[one.pk]}
    asked = [Asked(pk, nip, Group.SUPERIOR) for pk, nip in heads.items()]
    rings: dict[int, list[Employee]] = defaultdict(list)
    for one in people:
        rings[units[one.pk]].append(one)
    for members in rings.values():
        asked += _ring(members, heads, peers, round_.seed)
    return asked


def _ring(members: Sequence[Employee], heads: dict[int, str], peers: int, seed: UUID) -> Iterable[Asked]:
    """In a circle shuffled by the seed each is asked about those before her, so all have as much to answer."""
    order = sorted(members, key=lambda one: hashlib.sha256(f"{seed}{one.nip}".encode()).digest())
    for place, one in enumerate(order):
        after = [order[(place + step) % len(order)] for step in range(1, len(order))]
        # Her superior answers as such, and she does not answer about her own superior as a peer.
        able = [other for other in after if heads.get(one.pk) != other.nip and heads.get(other.pk) != one.nip]
        yield from (Asked(one.pk, other.nip, Group.PEER) for other in able[:peers])


def _units(people: Sequence[Employee]) -> list[tuple[int, int]]:
    places = RiwayatUnor.objects.on(today()).filter(employee__in=[one.pk for one in people])
    return list(places.values_list("employee_id", "unor_id"))
