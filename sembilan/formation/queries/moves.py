"""Moves tried out: what each unit and post it touches looks like before and after. Nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils import timezone

from sembilan.formation.models import Formation
from sembilan.formation.queries import pension, scope
from sembilan.formation.queries.seats import is_soon, leaves_on, rank
from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.access import visible
from sembilan.people.models import Employee, RiwayatUnor

MOST = 20  # moves in one trial
CHOICES = 20  # offered where what was typed fits several
Place = tuple[int, int]


@dataclass(frozen=True)
class Move:
    """One person goes from a post of a unit to another."""

    person: Any
    unit: Unor
    post: Jabatan
    kelas_before: int | None
    from_unit: str
    from_post: str

    @property
    def key(self) -> str:
        """The move as it stands in an address."""
        return f"{self.person.nip}:{self.unit.kode}:{self.post.kode}"

    @property
    def kelas_change(self) -> int | None:
        """How many kelas jabatan the move goes up, or down below zero."""
        return None if self.kelas_before is None else self.post.kelas - self.kelas_before


@dataclass
class Touched:
    """A post of a unit before and after all moves."""

    unit: Unor
    post: Jabatan
    approved: int
    before: int
    after: int
    soon: int = 0

    @property
    def empty(self) -> tuple[int, int]:
        """Seats empty before and after."""
        return max(self.approved - self.before, 0), max(self.approved - self.after, 0)

    @property
    def over(self) -> tuple[int, int]:
        """People beyond the seats before and after."""
        return max(self.before - self.approved, 0), max(self.after - self.approved, 0)


@dataclass(frozen=True)
class UnitSum:
    """A unit with all its posts together; an empty seat is not made good by somebody too many on another."""

    unit: Unor
    approved: int
    before: int
    after: int
    empty: tuple[int, int]


@dataclass(frozen=True)
class Trial:
    """The moves with everything they touch."""

    moves: list[Move]
    posts: list[Touched]
    units: list[UnitSum]
    people: int
    empty: tuple[int, int]
    over: tuple[int, int]


def trial(by: Any, asked: Iterable[str], day: dt.date | None = None) -> Trial:
    """Try moves `nip:unit:post` one after another; one that names what this person may not see is left out."""
    day = day or timezone.localdate()
    moves = _moves(by, [each.split(":") for each in list(asked)[:MOST] if each.count(":") == 2], day)
    shifts: dict[Place, int] = {}
    at: dict[int, Place | None] = {}
    for move in moves:
        person = move.person
        start = at.get(person.pk, (person.unor_id, person.post_id) if person.unor_id and person.post_id else None)
        target = (move.unit.pk, move.post.pk)
        if start is not None:
            shifts[start] = shifts.get(start, 0) - 1
        shifts[target] = shifts.get(target, 0) + 1
        at[person.pk] = target
    cells = _cells(shifts, day, pension.bups(by.instansi, day))
    posts = [one for one in cells if (one.unit.pk, one.post.pk) in shifts]
    units = _units(cells)
    empty = sum(one.empty[0] for one in posts), sum(one.empty[1] for one in posts)
    over = sum(one.over[0] for one in posts), sum(one.over[1] for one in posts)
    return Trial(moves, posts, units, len(at), empty, over)


def placed(people: QuerySet[Employee], day: dt.date) -> QuerySet[Any]:
    """These people with the unit and the post of the day."""
    return people.annotate(
        post=FilteredRelation("riwayat_jabatan", condition=Q(riwayat_jabatan__valid__contains=day)),
        place=FilteredRelation("riwayat_unor", condition=Q(riwayat_unor__valid__contains=day)),
        post_id=F("post__jabatan_id"),
        post_name=F("post__jabatan__name"),
        kelas=F("post__jabatan__kelas"),
        unor_id=F("place__unor_id"),
        unor_name=F("place__unor__name"),
    )


def _moves(by: Any, parts: list[list[str]], day: dt.date) -> list[Move]:
    people = {one.nip: one for one in placed(visible(by).filter(nip__in=[nip for nip, _, _ in parts]), day)}
    units = {one.kode: one for one in scope.units_for(by).filter(kode__in=[unit for _, unit, _ in parts])}
    posts = {one.kode: one for one in Jabatan.objects.filter(kode__in=[post for _, _, post in parts])}
    found: list[Move] = []
    for nip, unit, post in parts:
        if nip not in people or unit not in units or post not in posts:
            continue
        last = next((move for move in reversed(found) if move.person.nip == nip), None)
        one = people[nip]
        kelas, place, held = (last.post.kelas, last.unit.name, last.post.name) if last else (
            one.kelas, one.unor_name or "", one.post_name or "")  # fmt: skip
        found.append(Move(one, units[unit], posts[post], kelas, place, held))
    return found


def _cells(shifts: dict[Place, int], day: dt.date, bups: dict[int, int]) -> list[Touched]:
    """Every post of the units touched: its seats, who sits there now and then, and who of them goes soon."""
    units = Unor.objects.in_bulk({unit for unit, _ in shifts})
    seats = {(one.unor_id, one.jabatan_id): one.approved for one in Formation.objects.on(day).filter(unor__in=units)}
    here: dict[Place, int] = {}
    soon: dict[Place, int] = {}
    work = RiwayatUnor.objects.on(day).filter(unor__in=units).values("employee")
    for one in placed(Employee.objects.filter(pk__in=work), day).exclude(post_id=None):
        place = (one.unor_id, one.post_id)
        here[place] = here.get(place, 0) + 1
        soon[place] = soon.get(place, 0) + is_soon(leaves_on(one.birth_date, bups.get(one.post_id)), day)
    places = {*shifts, *seats, *here}
    posts = Jabatan.objects.in_bulk({post for _, post in places})
    found = []
    for unit, post in places:
        before = here.get((unit, post), 0)
        after = before + shifts.get((unit, post), 0)
        found.append(
            Touched(units[unit], posts[post], seats.get((unit, post), 0), before, after, soon.get((unit, post), 0))
        )
    return sorted(found, key=lambda one: (one.unit.path, rank(one.post)))


def _units(cells: list[Touched]) -> list[UnitSum]:
    """Each unit touched with all its seats and people."""
    found = []
    for unit in dict.fromkeys(one.unit for one in cells):
        mine = [one for one in cells if one.unit == unit]
        empty = sum(one.empty[0] for one in mine), sum(one.empty[1] for one in mine)
        before, after = sum(one.before for one in mine), sum(one.after for one in mine)
        found.append(UnitSum(unit, sum(one.approved for one in mine), before, after, empty))
    return found


def people_like(by: Any, words: str, day: dt.date) -> list[Any]:
    """Whom somebody may mean by a NIP or a part of a name, among those she may see."""
    wanted = words.strip()
    exact = Q(nip=wanted.replace(" ", "")) if any(c.isdigit() for c in wanted) else Q(name__icontains=wanted)
    return list(placed(visible(by).filter(exact), day).order_by("name", "nip")[:CHOICES]) if wanted else []


def units_like(by: Any, words: str) -> list[Unor]:
    """Which units somebody may mean by a code or a part of a name."""
    wanted = words.strip()
    units = scope.units_for(by)
    return list(units.filter(kode=wanted) or units.filter(name__icontains=wanted)[:CHOICES]) if wanted else []


def posts_like(words: str, unit: Unor | None) -> list[Jabatan]:
    """Which posts somebody may mean; those the unit has seats for come first."""
    wanted = words.strip()
    posts = Jabatan.objects.order_by("name")
    if not wanted:
        return list(posts.filter(formations__unor=unit).distinct()[: CHOICES * 2]) if unit else []
    return list(posts.filter(kode=wanted) or posts.filter(name__icontains=wanted)[:CHOICES])
