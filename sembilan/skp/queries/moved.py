"""Who changed her post within a year and has no SKP for the new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import Exists
from django.db.models.functions import Upper

from sembilan.people.models import Employee, RiwayatJabatan, RiwayatUnor
from sembilan.skp.models import Skp
from sembilan.skp.queries.posts import Post, posts_of, uncovered


@dataclass(frozen=True)
class Move:
    """An SKP whose post ended before its year did, from which day it no longer holds, and the post without an SKP."""

    old: Skp | None
    until: dt.date
    new: Post | None


def moves_of(employee: Employee, day: dt.date) -> list[Move]:
    """What a change of post of one person leaves to do by a day."""
    return moves([employee], day)[employee.pk]


def moves(people: Collection[Employee], day: dt.date) -> dict[int, list[Move]]:
    """The same of many; only who had an SKP before has moved, who never had one has simply none."""
    rows: dict[int, list[Skp]] = {one.pk: [] for one in people}
    for skp in Skp.objects.filter(employee__in=list(rows), year=day.year).select_related("unor", "employee"):
        rows[skp.employee_id].append(skp)
    held = posts_of(people, day.year)
    return {pk: moves_between(rows[pk], held[pk], day) for pk in rows}


def left(day: dt.date) -> QuerySet[Employee]:
    """Who has an SKP that holds today for a post of which a later decision says she holds another."""
    start = Func(OuterRef("valid"), function="lower")
    posts = RiwayatJabatan.objects.on(day).filter(employee=OuterRef("employee"), valid__startswith__gt=start)
    places = RiwayatUnor.objects.on(day).filter(employee=OuterRef("employee"), valid__startswith__gt=start)
    other_post = Exists(posts.annotate(said=Upper("jabatan__name")).exclude(said=Upper(OuterRef("jabatan"))))
    other_place = Exists(places.exclude(unor=OuterRef("unor")))
    rows = Skp.objects.on(day).filter(Q(other_post) | Q(other_place), acting="", year=day.year)
    return Employee.objects.filter(pk__in=rows.values("employee")).order_by(F("name"), "nip")


def moves_between(skps: list[Skp], posts: list[Post], day: dt.date) -> list[Move]:
    """The same from her SKP and her posts of the year."""
    held = [one for one in posts if one.first <= day]
    found: list[Move] = []
    missing = uncovered(held, skps) if skps else []
    for skp in skps:
        ends = [one.until for one in held if one.is_of(skp)]
        until = max(ends, default=None) or _next(held, skp)
        if until is not None and until < skp.valid.upper and until <= day:
            new = next((one for one in missing if one.acting == skp.acting and one.first >= until), None)
            missing = [one for one in missing if one is not new]
            found.append(Move(skp, until, new))
    return found + [Move(None, one.first, one) for one in missing if one.acting != "plh"]


def _next(held: list[Post], skp: Skp) -> dt.date | None:
    """The first day of the post that follows an SKP's own, of which the file knows nothing any more."""
    return next((one.first for one in held if one.acting == skp.acting and one.first > skp.valid.lower), None)
