"""The seats of one unit, one by one: who sits where, who goes soon, which are empty, who sits without a seat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, FilteredRelation, Q, QuerySet, When

from sembilan.formation.models import Formation
from sembilan.formation.queries.cells import SOON_YEARS
from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.models import Employee

NAMED = 12  # names under the seats of a post; a school's whole staff would hide the seats
FEW = 200  # posts asked for one by one
MOST = 400  # seats drawn for one unit; nobody reads more at a glance


@dataclass(frozen=True)
class Seat:
    """One seat: `state` is filled, soon, empty or over; a name only for who may read it."""

    state: str
    name: str = ""
    nip: str = ""
    pension: dt.date | None = None


@dataclass
class Bench:
    """A post of the unit with its seats."""

    post: Jabatan
    approved: int = 0
    need: int | None = None
    is_decided: bool = False
    seats: list[Seat] = field(default_factory=list)

    @property
    def people(self) -> int:
        """How many hold the post here."""
        return sum(seat.state != "empty" for seat in self.seats)

    @property
    def empty(self) -> int:
        """Seats without anyone."""
        return max(self.approved - self.people, 0)

    @property
    def over(self) -> int:
        """People beyond the seats."""
        return max(self.people - self.approved, 0)

    @property
    def more(self) -> int:
        """How many names are left out of the short list."""
        return max(self.people - NAMED, 0)

    @property
    def has_gap(self) -> bool:
        """Whether people and seats differ."""
        return self.people != self.approved


def benches(unit: Unor, day: dt.date, bups: Mapping[int, int], kind: str = "", *, names: bool) -> list[Bench]:
    """The posts that a unit itself has, all or those of a kind, with their seats on a day."""
    decided = Formation.objects.on(day).filter(unor=unit).select_related("jabatan")
    people = holders(unit, day)
    if kind:
        decided, people = decided.filter(jabatan__kind=kind), people.filter(post__jabatan__kind=kind)
    found = {one.jabatan_id: Bench(one.jabatan, one.approved, one.need_hundredths, is_decided=True) for one in decided}
    here = list(people[:MOST])
    undecided = {one.post_id for one in here} - set(found)
    found |= {pk: Bench(post) for pk, post in Jabatan.objects.in_bulk(undecided).items()}
    for one in here:
        bench = found[one.post_id]
        bench.seats.append(_seat(one, bench, day, bups.get(one.post_id), names))
    for bench in found.values():
        bench.seats += [Seat("empty")] * min(bench.empty, MOST)
    return sorted(found.values(), key=lambda one: rank(one.post))


def holders(unit: Unor, day: dt.date) -> QuerySet[Any]:
    """Who works in a unit itself on a day, with `post_id` of the post held; the longest in office first."""
    return (
        Employee.objects.filter(riwayat_unor__unor=unit, riwayat_unor__valid__contains=day)
        .annotate(
            post=FilteredRelation("riwayat_jabatan", condition=Q(riwayat_jabatan__valid__contains=day)),
            post_id=F("post__jabatan_id"),
        )
        .exclude(post_id=None)
        .order_by("post__valid", "name", "nip")
    )


def _seat(one: Any, bench: Bench, day: dt.date, bup: int | None, names: bool) -> Seat:
    leaves = leaves_on(one.birth_date, bup)
    state = "soon" if is_soon(leaves, day) else "filled"
    if len(bench.seats) >= bench.approved:
        state = "over"
    return Seat(state, one.full_name, one.nip, leaves) if names else Seat(state)


def is_soon(leaves: dt.date | None, day: dt.date) -> bool:
    """Whether a pension begins within the years that a succession takes."""
    if leaves is None:
        return False
    return (leaves.year - SOON_YEARS, leaves.month, leaves.day) <= (day.year, day.month, day.day)


def leaves_on(birth: dt.date, bup: int | None) -> dt.date | None:
    """The first day of the month after the birthday on which a person reaches BUP."""
    if bup is None:
        return None
    month = birth.month % 12 + 1
    return dt.date(birth.year + bup + (month == 1), month, 1)


def rank(post: Jabatan) -> tuple[int, int, str]:
    """Where a post stands among others."""
    return (list(Jabatan.Kind.values).index(post.kind), -post.kelas, post.name)


def in_order(posts: Collection[int]) -> list[int]:
    """These posts by their ids, as `rank` orders them; two thousand ids take longer to send than all to read."""
    place = Case(*(When(kind=kind, then=n) for n, kind in enumerate(Jabatan.Kind.values)))
    found = Jabatan.objects.order_by(place, "-kelas", "name").values_list("pk", flat=True)
    return list(found.filter(pk__in=posts)) if len(posts) <= FEW else [pk for pk in found if pk in posts]
