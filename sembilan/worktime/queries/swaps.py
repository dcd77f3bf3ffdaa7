"""Reads of swaps: whom one may ask, what both have on the days, who decides, and what waits for whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from sembilan.organisation.access import Permission
from sembilan.people.access import may_somewhere, visible
from sembilan.people.access import superiors as nearest
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.records.actions import actor_name
from sembilan.worktime.models import Duty, Swap
from sembilan.worktime.rosters import FREE

OPEN = (Swap.State.ASKED, Swap.State.AGREED)


def same_unit(one: Employee, other: Employee, day: dt.date) -> bool:
    """Whether both worked in the same unit on a day."""
    places = RiwayatUnor.objects.on(day).filter(employee__in=[one, other]).values_list("employee", "unor")
    found = dict(places)
    return one.pk in found and found.get(one.pk) == found.get(other.pk)


def colleagues(employee: Employee, day: dt.date) -> QuerySet[Employee]:
    """Those of the same unit on a day who stand in the roster of that day."""
    unit = RiwayatUnor.objects.on(day).filter(employee=employee).values("unor")
    there = RiwayatUnor.objects.on(day).filter(unor__in=unit).values("employee")
    on_roster = Duty.objects.filter(employee__in=there, day=day).values("employee")
    return Employee.objects.filter(pk__in=on_roster).exclude(pk=employee.pk).order_by("name")


def lines_of(swap: Swap) -> list[list[str]]:
    """What both have on the days of a swap: whose, when, which letter."""
    duties = Duty.objects.filter(employee__in=[swap.asker_id, swap.other_id], day__in={swap.day, swap.other_day})
    told = duties.select_related("shift", "employee").order_by("day", "employee")
    return [[one.employee.nip, f"{one.day}", one.shift.kode if one.shift else FREE] for one in told]


def superiors(swap: Swap) -> list[str]:
    """Who decides: the nearest who leads their unit and is neither of both."""
    return nearest([swap.asker], without={swap.other.nip})[swap.asker_id]


def supervised(by: Any) -> QuerySet[Swap]:
    """The swaps whose two people this person leads."""
    if not may_somewhere(by, Permission.SUPERVISE):
        return Swap.objects.none()
    people = visible(by, None, Permission.SUPERVISE)
    return Swap.objects.filter(asker__in=people, other__in=people)


def readable(by: Any) -> QuerySet[Swap]:
    """The swaps this person is part of, or decides on."""
    own = Q(asker__nip=actor_name(by)) | Q(other__nip=actor_name(by))
    found = Swap.objects.filter(own | Q(pk__in=supervised(by).values("pk")))
    return found.select_related("asker", "other").order_by("-pk")


def waiting_for(by: Any) -> tuple[QuerySet[Swap], QuerySet[Swap]]:
    """Those that wait for this person's answer, and those for her decision."""
    asked = Swap.objects.filter(other__nip=actor_name(by), state=Swap.State.ASKED)
    return asked, supervised(by).filter(state=Swap.State.AGREED)
