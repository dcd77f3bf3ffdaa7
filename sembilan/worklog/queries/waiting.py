"""What waits for a superior: the entries of her people, which of them she opens first, which waited too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sembilan.organisation.access import Permission, today
from sembilan.people.access import nearest_to, scope_for
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.worklog.models import WAITING, Entry
from sembilan.worklog.queries.day import Line, lines
from sembilan.worklog.queries.reach import rated
from sembilan.worklog.queries.rules import drawn


@dataclass(frozen=True)
class Waiting:
    """An entry that waits."""

    line: Line
    is_drawn: bool
    is_overdue: bool

    @property
    def must_open(self) -> bool:
        """Whether it is to be opened before it can be approved."""
        return self.is_drawn and self.line.entry.looked_at is None


@dataclass(frozen=True)
class Person:
    """Somebody with what waits of her."""

    employee: Employee
    waiting: Sequence[Waiting]

    @property
    def minutes(self) -> int:
        """The minutes that wait."""
        return sum(one.line.entry.minutes for one in self.waiting)


def entries(by: Any, *, is_all: bool) -> QuerySet[Entry]:
    """What waits of those nearest to this superior, or of all below her; person by person and day by day."""
    found = Entry.objects.filter(WAITING)
    if is_all and scope_for(by).is_all(Permission.RATE):
        found = found.exclude(employee__nip=actor_name(by))
    else:  # in two steps: in one, all that waits in the region is read for a superior of twenty
        whose = list(rated(by).values_list("pk", flat=True)) if is_all else nearest_to(by)
        found = found.filter(employee__in=whose)
    return found.select_related("employee__instansi", "rhk").order_by("employee__name", "employee_id", "day", "pk")


def by_person(some: Sequence[Entry]) -> list[Person]:
    """The same under each person."""
    told = drawn(some, today())
    found: dict[int, list[Waiting]] = {}
    for one in lines(some):
        said = told[one.entry.pk]
        found.setdefault(one.entry.employee_id, []).append(Waiting(one, said["drawn"], said["overdue"]))
    return [Person(each[0].line.entry.employee, each) for each in found.values()]
