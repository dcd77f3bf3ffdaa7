"""The lists of proposals: one's own, and the officers' work list with its filters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.people.models import RiwayatUnor
from sembilan.proposals.models import WAITING, Proposal
from sembilan.proposals.queries.turns import fellows, readable, turn_of
from sembilan.records.actions import actor_name

MY_TURN, LATE, WEEK, MONTH = "giliran", "terlambat", "7", "30"


def own(by: Any) -> QuerySet[Proposal]:
    """What a person proposed, and what others proposed about her; the newest first, the open above all."""
    name = actor_name(by)
    mine = readable(by).filter(Q(employee__nip=name) | Q(proposed_by=name))
    return mine.select_related("employee").order_by("-pk")


def queue(by: Any, wanted: Mapping[str, str]) -> QuerySet[Proposal]:
    """The work list: by state, kind, unit and age; the oldest first."""
    state = wanted.get("state") or MY_TURN
    found = turn_of(by) if state == MY_TURN else fellows(by).filter(state=state)
    if kind := wanted.get("kind"):
        found = found.filter(kind=kind)
    if unit := wanted.get("unit"):
        found = found.filter(employee__in=_members(unit))
    found = _aged(found, wanted.get("age", ""), today())
    order = ("pk",) if state in (MY_TURN, *WAITING) else ("-pk",)
    return found.select_related("employee", "document").order_by(*order)


def _aged(found: QuerySet[Proposal], age: str, day: dt.date) -> QuerySet[Proposal]:
    if age == LATE:
        return found.filter(due_on__lt=day)
    if age in (WEEK, MONTH):
        before = day - dt.timedelta(days=int(age))
        return found.exclude(steps__kind="ajukan", steps__at__date__gt=before)
    return found


def _members(kode: str) -> Any:
    path = Unor.objects.filter(kode=kode).values_list("path", flat=True).first()
    there = RiwayatUnor.objects.on(today()).filter(unor__path__startswith=path or "?")
    return there.values("employee")


def units(by: Any) -> QuerySet[Unor]:
    """The units from which something in this person's reach waits, for the filter."""
    people = fellows(by).filter(state__in=WAITING).values("employee")
    places = RiwayatUnor.objects.on(today()).filter(employee__in=people)
    return Unor.objects.filter(pk__in=places.values("unor")).order_by("path")


def unit_names(proposals: list[Proposal]) -> dict[int, str]:
    """Where the people of some proposals work today."""
    places = RiwayatUnor.objects.on(today()).filter(employee__in=[one.employee_id for one in proposals])
    return dict(places.values_list("employee_id", "unor__name"))
