"""Where somebody may set hours of work, and what stands there: units, people, what was given, single days, letters."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from sembilan.organisation.access import Permission, today, within
from sembilan.organisation.models import Unor
from sembilan.people.access import inspects, may, may_somewhere, scope_for, visible
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.records.actions import actor_name
from sembilan.worktime.models import Remote, ScheduleFor, Shift, SpecialDay

CALLS = (Permission.ROSTER, Permission.SUPERVISE)  # who may call a roll: the unit's officer and who leads it


def sets_hours(by: Any) -> bool:
    """Whether this person sets hours of work anywhere."""
    return may_somewhere(by, Permission.ROSTER)


def sees_schedules(by: Any) -> bool:
    """Whether this person sees schedules: who sets hours of work, and who inspects."""
    return sets_hours(by) or inspects(by)


def sets_for_all(by: Any) -> bool:
    """Whether this person sets hours of work for the whole region."""
    return may(by, Permission.ROSTER)


def units(by: Any, *permissions: Permission) -> QuerySet[Unor]:
    """The units where this person may do so; setting hours of work unless another is named."""
    scope, wanted = scope_for(by), permissions or (Permission.ROSTER,)
    if any(scope.is_all(one) for one in wanted):
        return Unor.objects.order_by("path")
    paths = {path for one in wanted for path in scope.paths(one)}
    return Unor.objects.filter(within(paths, "path")).order_by("path")


def _above(by: Any) -> Q:
    """The units over the own ones too: what is decided there holds below."""
    paths = list(
        RiwayatUnor.objects.on(today()).filter(employee__nip=actor_name(by)).values_list("unor__path", flat=True)
    )
    codes = {code for path in paths for code in path.split(".") if code}
    return Q(unor=None) | Q(unor__kode__in=codes)


def givings(by: Any) -> QuerySet[ScheduleFor]:
    """The givings of schedules this person may end."""
    if sets_for_all(by):
        return _givings()
    people = visible(by, None, Permission.ROSTER)
    return _givings().filter(Q(unor__in=units(by)) | Q(employee__in=people))


def givings_seen(by: Any) -> QuerySet[ScheduleFor]:
    """The givings this person sees: who inspects all, others those they may end."""
    return _givings() if inspects(by) else givings(by)


def _givings() -> QuerySet[ScheduleFor]:
    return ScheduleFor.objects.select_related("schedule", "unor", "employee").order_by("-valid")


def special_days(by: Any, year: int, *permissions: Permission) -> QuerySet[SpecialDay]:
    """The special days of a year that were set where this person may do so, or above her."""
    found = SpecialDay.objects.filter(day__year=year).select_related("unor").order_by("day", "kind")
    return found.filter(_above(by) | Q(unor__in=units(by, *permissions)))


def own_special_days(by: Any) -> QuerySet[SpecialDay]:
    """The special days this person may take back."""
    found = SpecialDay.objects.select_related("unor")
    return found if sets_for_all(by) else found.filter(unor__in=units(by))


def rolls(by: Any) -> QuerySet[SpecialDay]:
    """The apel and upacara whose roll this person may call."""
    found = SpecialDay.objects.filter(kind__in=[SpecialDay.Kind.APEL, SpecialDay.Kind.UPACARA]).select_related("unor")
    if not any(may_somewhere(by, one) for one in CALLS):
        return found.none()
    return found


def roll_units(by: Any, special: SpecialDay) -> QuerySet[Unor]:
    """The units of a special day whose roll this person may call."""
    found = units(by, *CALLS)
    return found.filter(path__startswith=special.unor.path) if special.unor else found


def people_of(unor: Unor, day: dt.date) -> QuerySet[Employee]:
    """Who works in a unit on a day, by name."""
    there = RiwayatUnor.objects.on(day).filter(unor=unor).values("employee")
    return Employee.objects.filter(pk__in=there, status__iexact="aktif").order_by("name")


def letters(by: Any) -> QuerySet[Remote]:
    """The letters of work from elsewhere this person may end."""
    people = visible(by, None, Permission.ROSTER)
    return Remote.objects.filter(employee__in=people).select_related("employee").order_by("-valid")


def shifts(by: Any) -> QuerySet[Shift]:
    """The shifts this person may close."""
    return Shift.objects.filter(unor__in=units(by), ended_at=None).select_related("unor")
