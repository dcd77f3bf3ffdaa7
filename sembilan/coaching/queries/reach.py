"""Who may see whose problem: who must help at her place, and the person herself. Who inspects sees counts alone."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from sembilan.coaching.models import Contradiction, Lowest, Plan, Problem
from sembilan.organisation.access import Permission, within
from sembilan.organisation.models import Unor
from sembilan.people.access import inspects, may, may_read_person, may_somewhere, scope_for, visible
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

HELP = Permission.HELP


def helps(by: Any) -> bool:
    """Whether this person must help somebody."""
    return may_somewhere(by, HELP)


def helps_all(by: Any) -> bool:
    """Whether this person must help everybody of the region."""
    return may(by, HELP)


def sees_counts(by: Any) -> bool:
    """Whether this person sees the region by unit and class."""
    return helps_all(by) or inspects(by)


def may_help(by: Any, employee: Employee) -> bool:
    """Whether this person must help that one; never herself."""
    return may_read_person(by, employee, HELP)


def helped(by: Any) -> QuerySet[Employee]:
    """Those this person must help, where they work today."""
    return visible(by, None, HELP)


def problems(by: Any) -> QuerySet[Problem]:
    """The problems of those this person must help."""
    return _theirs(Problem.objects.all(), by).select_related("employee", "unor")


def lowest(by: Any) -> QuerySet[Lowest]:
    """Those with a low index whom this person must help."""
    return _theirs(Lowest.objects.all(), by).select_related("employee", "office")


def plans(by: Any) -> QuerySet[Plan]:
    """The improvement plans of those this person must help."""
    return _theirs(Plan.objects.all(), by).select_related("employee", "evaluation")


def contradictions(by: Any) -> QuerySet[Contradiction]:
    """What does not fit together about those this person must help, and about units she leads; not about herself."""
    rows = Contradiction.objects.select_related("employee", "unor").exclude(employee__nip=actor_name(by))
    if helps_all(by):
        return rows
    units = Unor.objects.filter(within(scope_for(by).paths(HELP), "path"))
    return rows.filter(Q(employee__in=helped(by)) | Q(employee=None, unor__in=units))


def units(by: Any) -> QuerySet[Unor]:
    """The units on whose people this person may have a look taken, the highest first."""
    found = Unor.objects.order_by("path")
    return found if helps_all(by) else found.filter(within(scope_for(by).paths(HELP), "path"))


def me(by: Any) -> Employee | None:
    """The reader's own record."""
    return Employee.objects.select_related("instansi").filter(nip=actor_name(by)).first()


def _theirs(rows: QuerySet[Any], by: Any) -> QuerySet[Any]:
    mine = rows.exclude(employee__nip=actor_name(by))
    return mine if helps_all(by) else mine.filter(employee__in=helped(by))
