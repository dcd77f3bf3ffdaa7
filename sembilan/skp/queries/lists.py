"""SKP in lists: of a person over the years, what waits for somebody's word, who changed her post."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet

from sembilan.organisation.access import Permission
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import visible
from sembilan.people.models import Employee
from sembilan.people.queries.places import with_place
from sembilan.records.actions import actor_name
from sembilan.skp.models import Skp
from sembilan.skp.queries import offers
from sembilan.skp.queries.deadline import last_days
from sembilan.skp.queries.moved import left, moves_between
from sembilan.skp.queries.posts import posts_in, uncovered
from sembilan.skp.queries.reach import readable, waiting_for
from sembilan.skp.queries.shown import Line, lines


def page_of_person(by: Any, person: Employee | None, day: dt.date) -> dict[str, Any]:
    """Her SKP by year, the posts of this year that have none with the day it is due, and what a move left to do."""
    if person is None:
        return {"person": None, "years": [], "without": [], "moves": []}
    rows = list(_of(by, person).select_related("unor", "employee").order_by("-year", "valid"))
    told, held = lines(rows, person.instansi), posts_in(person, day.year)
    this_year = [one for one in rows if one.year == day.year]
    moved = moves_between(this_year, held, day)
    started = {one.new for one in moved}
    without = [one for one in uncovered(held, this_year) if one not in started and one.acting != "plh"]
    last = last_days(person.instansi, [(day.year, one.first) for one in without])
    return {
        "person": person, "year": day.year, "moves": moved,
        "years": [(year, list(found)) for year, found in groupby(told, key=lambda one: one.skp.year)],
        "without": [
            {"post": offers.said_post(one), "last": last[day.year, one.first], "late": day > last[day.year, one.first]}
            for one in without
        ],
    }  # fmt: skip


def _of(by: Any, person: Employee) -> QuerySet[Skp]:
    rows = Skp.objects.filter(employee=person)
    return rows if actor_name(by) == person.nip else rows.filter(pk__in=readable(by))


def queue(by: Any) -> QuerySet[Skp]:
    """What waits for this person's word, the longest first."""
    return waiting_for(by).select_related("employee", "unor").order_by("changed_at", "pk")


def queue_lines(rows: list[Skp]) -> list[Line]:
    """The same as lines."""
    if not rows:
        return []
    return lines(rows, Instansi.objects.get(pk=rows[0].instansi_id))


def papers_of(by: Any, year: int, unit: str) -> QuerySet[Skp]:
    """The SKP of a year whose papers this person may take along: of whom she leads or whose contracts she drafts."""
    reach = Q(employee__in=visible(by, None, Permission.RATE)) | Q(employee__in=visible(by, None, Permission.CONTRACT))
    rows = Skp.objects.filter(reach, year=year).select_related("employee", "unor")
    if unit:
        path = Unor.objects.filter(kode=unit).values_list("path", flat=True).first()
        rows = rows.filter(unor__path__startswith=path) if path else rows.none()
    return rows.order_by("unor__path", "employee__name", "valid")


def moved(by: Any, day: dt.date) -> QuerySet[Employee]:
    """Who of those this person looks after changed her post and has no SKP for the new one."""
    reach = visible(by, None, Permission.CONTRACT)
    return with_place(left(day).filter(pk__in=reach), day)
