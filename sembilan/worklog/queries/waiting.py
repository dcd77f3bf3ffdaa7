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

ORDER = ("employee__name", "employee_id", "day", "pk")


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


def numbers(by: Any, *, is_all: bool) -> Sequence[int] | QuerySet[Entry, int]:
    """The entries that wait for those nearest to this superior, or of all below her, by number in their order.

    Whose is asked before: in one step, all that waits in the region is read for a superior of twenty.
    """
    waits = Entry.objects.filter(WAITING)
    if is_all and scope_for(by).is_all(Permission.RATE):
        return waits.exclude(employee__nip=actor_name(by)).order_by(*ORDER).values_list("pk", flat=True)
    if not is_all:
        return list(waits.filter(employee__in=nearest_to(by)).order_by(*ORDER).values_list("pk", flat=True))
    names = dict(rated(by).values_list("pk", "name"))
    rows = waits.filter(employee__in=list(names)).values_list("employee_id", "day", "pk")
    return [pk for who, day, pk in sorted(rows, key=lambda one: (names[one[0]], *one))]


def entries(some: Sequence[int]) -> QuerySet[Entry]:
    """Entries by number, person by person and day by day."""
    return Entry.objects.filter(pk__in=some).select_related("employee__instansi", "rhk").order_by(*ORDER)


def by_person(some: Sequence[Entry]) -> list[Person]:
    """The same under each person."""
    told = drawn(some, today())
    found: dict[int, list[Waiting]] = {}
    for one in lines(some):
        said = told[one.entry.pk]
        found.setdefault(one.entry.employee_id, []).append(Waiting(one, said["drawn"], said["overdue"]))
    return [Person(each[0].line.entry.employee, each) for each in found.values()]
