"""The plans of units as one sheet, which can be filled in and handed in again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from sembilan.documents.workbook import Sheet, book
from sembilan.organisation.models import Unor
from sembilan.planning.models import Goal, Indicator
from sembilan.planning.queries.goals import standing, targets_of
from sembilan.planning.sheet import HEADS, WIDTHS

MOST = 20_000


def sheet_of(units: QuerySet[Unor], year: int) -> tuple[bytes, int]:
    """The file, and how many rows it has: a row an indicator, and one for a goal that has none."""
    goals = (
        standing(year).filter(unor__in=units.order_by()).select_related("unor", "parent").order_by("unor__path", "kode")
    )
    rows = list(_rows(list(goals[:MOST]), year))
    return book(Sheet(list(HEADS.values()), rows, WIDTHS, f"Rencana {year}", 3)), len(rows)


def _rows(goals: list[Goal], year: int) -> Iterator[list[Any]]:
    found = Indicator.objects.filter(goal__in=[one.pk for one in goals]).select_related("owner").order_by("pk")
    of: dict[int, list[Indicator]] = {}
    for one in found:
        of.setdefault(one.goal_id, []).append(one)
    targets = targets_of([one.pk for one in found], year)
    for goal in goals:
        over = goal.parent.kode if goal.parent else ""
        head = [goal.unor.kode, goal.unor.name, goal.kode, goal.level, goal.text, over, goal.year_from,
                goal.year_until - 1, goal.source]  # fmt: skip
        for one in of.get(goal.pk, []):
            figures = [targets.get((one.pk, quarter)) for quarter in range(5)]
            yield [*head, one.name, one.definition, one.formula, one.measure, one.direction, one.data_source,
                   one.owner.kode if one.owner else "", "ya" if one.is_key else "tidak",
                   *(None if value is None else value / 1000 for value in figures)]  # fmt: skip
        if goal.pk not in of:
            yield head
