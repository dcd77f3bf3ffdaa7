"""Reads of people as pages need them: who somebody is, with the post and the unit of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import F, FilteredRelation, Q, QuerySet

from sembilan.people.models import Employee

# `valid @> day` for a whole month's people: row-level security hides the statistics of `@>` from the planner, which
# then expects hardly anybody and walks row by row; of `isempty` it expects most, as is so.
HOLDS = "not isempty({0}.valid * daterange(%(day)s::date, %(day)s::date, '[]'))"

# For a table `t` of results: only people who worked under one of `paths` on `day`.
UNDER = f""" and t.nip in (
    select e.nip from organisation_unor u
    join people_riwayatunor r on r.unor_id = u.id and {HOLDS.format("r")}
    join people_employee e on e.id = r.employee_id
    where exists (select from unnest(%(paths)s::text[]) as p where starts_with(u.path, p)))"""


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
