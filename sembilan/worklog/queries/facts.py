"""What an entry is judged by: whether the day is free, which results there are to choose from, what stands already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum

from sembilan.attendance.models import Absence
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.performance.models import DailyActivity
from sembilan.skp.models import Rhk
from sembilan.skp.queries.current import open_rhks, skps_on
from sembilan.worklog.models import Entry
from sembilan.worklog.queries.rules import Rules, rules_on
from sembilan.worktime.queries import hours_on

FAR = 9_999  # days; whatever lies farther is closed as this is
REJECTED = DailyActivity.Decision.DITOLAK


@dataclass(frozen=True)
class Facts:
    """A person's day before an entry: why it is free (or nothing), her results, and the minutes that stand."""

    employee: Employee
    day: dt.date
    free: str
    choices: Sequence[Rhk]
    others: int
    rules: Rules

    def judged(self, minutes: int = 0, *, has_rhk: bool = False, has_word: bool = False) -> dict[str, Any]:
        """What the rules say of an entry of so many minutes."""
        row = {
            "days_ago": max(min((today() - self.day).days, FAR), -FAR), "minutes": minutes, "others": self.others,
            "is_free": bool(self.free), "chooses": bool(self.choices), "has_rhk": has_rhk, "has_word": has_word,
        }  # fmt: skip
        return self.rules.judge([row])[0]


def facts(employee: Employee, day: dt.date, without: Entry | None = None) -> Facts:
    """The day as it stands, leaving out an entry that is being changed."""
    rows = Entry.objects.filter(employee=employee, day=day).exclude(decision=REJECTED)
    others = rows.exclude(pk=without.pk if without else 0).aggregate(total=Sum("minutes"))["total"] or 0
    known = rules_on(employee.instansi, day)
    return Facts(employee, day, free_word(employee, day), choices(employee, day), others, known)


def free_word(employee: Employee, day: dt.date) -> str:
    """What frees the day: the kind of leave, the holiday or the roster; nothing on a working day or a journey."""
    leave = leaves(employee, day, day).first()
    if leave is not None:
        return leave.get_kind_display()
    asked = hours_on(employee, day)
    return "" if asked.is_due else asked.holiday or asked.why


def leaves(employee: Employee, first: dt.date, last: dt.date) -> QuerySet[Absence]:
    """Her approved leave between two days; official travel is work."""
    found = Absence.objects.filter(employee=employee, decision=Absence.Decision.DISETUJUI)
    return found.filter(first__lte=last, last__gte=first).exclude(kind=Absence.Kind.DINAS_LUAR)


def choices(employee: Employee, day: dt.date) -> list[Rhk]:
    """The results of her agreed SKP of the day, those of all her posts."""
    return [rhk for skp in skps_on(employee, day) if skp.agreed_on is not None for rhk in open_rhks(skp, day)]
