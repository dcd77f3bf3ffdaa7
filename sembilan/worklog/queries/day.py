"""One's day as its page shows it: what stands, how far it is from the norm, what to enter next, the days around."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.performance.models import DailyActivity
from sembilan.worklog.models import Entry
from sembilan.worklog.queries.facts import Facts, choices, free_word
from sembilan.worklog.queries.rules import rules_on
from sembilan.worklog.queries.suggested import BACK, Suggestion, suggested

ONE = dt.timedelta(days=1)
Decision = DailyActivity.Decision
TONES = {Decision.DISETUJUI: "good", Decision.DITOLAK: "bad", Decision.DIAJUKAN: ""}


@dataclass(frozen=True)
class Line:
    """An entry as a list shows it."""

    entry: Entry
    proofs: int

    @property
    def tone(self) -> str:
        """How its decision is coloured."""
        return TONES[Decision(self.entry.decision)]

    @property
    def may_change(self) -> bool:
        """Whether its person may still change it."""
        return self.entry.decision != Decision.DISETUJUI


@dataclass(frozen=True)
class Day:
    """The page of a day."""

    facts: Facts
    lines: Sequence[Line]
    suggestions: Sequence[Suggestion]
    told: dict[str, Any]
    limits: dict[str, int]
    minutes: int
    before: dt.date
    after: dt.date | None

    @property
    def approved(self) -> int:
        """Minutes a superior approved."""
        return sum(one.entry.minutes for one in self.lines if one.entry.decision == Decision.DISETUJUI)


def page_of(employee: Employee, day: dt.date) -> Day:
    """The day of a person for herself."""
    rows = Entry.objects.filter(employee=employee, day__gt=day - BACK, day__lte=day)
    recent = list(rows.select_related("rhk").order_by("-day", "-pk"))
    mine = [one for one in recent if one.day == day]
    minutes = sum(one.minutes for one in mine if one.decision != Decision.DITOLAK)
    rules = rules_on(employee.instansi, day)
    known = Facts(employee, day, free_word(employee, day), choices(employee, day), minutes, rules)
    return Day(
        known, lines(mine), suggested(day, recent), known.judged(), rules.limits, minutes,
        day - ONE, day + ONE if day < today() else None,
    )  # fmt: skip


def lines(entries: Sequence[Entry]) -> list[Line]:
    """Entries with how many proofs each has; asked for all of them together."""
    prefetch_related_objects(list(entries), "evidence")
    return [Line(one, len(one.evidence.all())) for one in entries]
