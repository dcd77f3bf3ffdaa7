"""Reads of people as pages need them: who somebody is, with the post and the unit of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from sembilan.people.models import Employee

OFFERED = 15  # choices under a field
# `valid @> day` for a whole month's people: row-level security hides the statistics of `@>` from the planner, which
# then expects hardly anybody and walks row by row; of `coalesce` it expects half, and that is near enough.
HOLDS = "coalesce({0}.valid @> %(day)s::date, false)"


def under(paths: Sequence[str]) -> tuple[str, dict[str, str]]:
    """For a table `t` of results: only people who worked under one of the paths on `day`; with the values it needs.

    A path ends in a dot, and after the dot comes the slash: what lies between is the subtree. Asked so, and not by
    `starts_with`, the planner may look how many units that is.
    """
    ranges = [f'u.path collate "C" >= %(path{n})s and u.path collate "C" < %(end{n})s' for n in range(len(paths))]
    given = {f"path{n}": path for n, path in enumerate(paths)}
    given |= {f"end{n}": path[:-1] + "/" for n, path in enumerate(paths)}
    return UNDER % (" or ".join(ranges) or "false"), given


UNDER = f""" and t.nip in (
    select e.nip from organisation_unor u
    join people_riwayatunor r on r.unor_id = u.id and {HOLDS.format("r").replace("%", "%%")}
    join people_employee e on e.id = r.employee_id where %s)"""


def with_place(people: QuerySet[Employee], day: dt.date) -> QuerySet[Employee]:
    """These people, each with `jabatan_name`, `unor_name` and `unor_path` of the day; nothing where there was none."""
    return people.annotate(
        post=FilteredRelation("riwayat_jabatan", condition=Q(riwayat_jabatan__valid__contains=day)),
        place=FilteredRelation("riwayat_unor", condition=Q(riwayat_unor__valid__contains=day)),
        jabatan_name=F("post__jabatan__name"),
        unor_name=F("place__unor__name"),
        unor_path=F("place__unor__path"),
    )


def named(nips: Iterable[str], day: dt.date) -> dict[str, Employee]:
    """People by NIP, with their place; a NIP nobody has is left out."""
    wanted = [nip for nip in nips if nip]
    return {one.nip: one for one in with_place(Employee.objects.filter(nip__in=wanted), day)}


def choices(model: Any, typed: str) -> list[Any]:
    """The units or posts whose code begins with, or whose name holds, what was typed."""
    text = typed.strip()
    if not text:
        return []
    return list(model.objects.filter(Q(kode__istartswith=text) | Q(name__icontains=text)).order_by("name")[:OFFERED])
