"""The list of units with their plans, and one unit's plan as its page shows it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from sembilan.organisation.models import Instansi, Unor
from sembilan.planning.models import YEAR, Agreement, Goal, Indicator, PlanStep, Reached, Target, UnitResult
from sembilan.planning.queries.achievement import judged, tone, word, word_tone
from sembilan.planning.queries.goals import QUARTERS, goals_of, reached_of, standing, steps_of, targets_of
from sembilan.planning.queries.reach import units_seen


@dataclass(frozen=True)
class Line:
    """A unit of the list: how much it planned, how far its agreement is, and what was decided."""

    unor: Unor
    goals: int
    indicators: int
    untargeted: int
    agreement: Agreement | None
    result: UnitResult | None

    @property
    def word(self) -> str:
        """What was decided, in words."""
        return word(self.result.capaian if self.result else None)

    @property
    def tone(self) -> str:
        """Its colour."""
        return word_tone(self.result.capaian if self.result else None)


@dataclass(frozen=True)
class Cell:
    """One indicator in one period: its target, what was reached, and how much of it that is."""

    quarter: int
    target: int | None
    reached: Reached | None
    bp: int | None = None

    @property
    def tone(self) -> str:
        """The colour of it."""
        return tone(self.bp)


@dataclass(frozen=True)
class Row:
    """An indicator with its five periods and its rencana aksi."""

    indicator: Indicator
    cells: list[Cell]
    steps: list[PlanStep] = field(default_factory=list)

    @property
    def whole(self) -> Cell:
        """The year."""
        return self.cells[0]


@dataclass(frozen=True)
class Planned:
    """A goal with its indicators."""

    goal: Goal
    rows: list[Row]


def units(by: Any, words: str) -> QuerySet[Unor]:
    """The units this person may see, of those whose name or code holds some words."""
    found = units_seen(by)
    for one in words.split():
        found = found.filter(Q(name__icontains=one) | Q(kode__istartswith=one))
    return found


def lines(found: Sequence[Unor], year: int, quarter: int) -> list[Line]:
    """Units of a page of the list, in four statements however many they are."""
    ids = [one.pk for one in found]
    goals = dict(standing(year).filter(unor__in=ids).order_by().values_list("unor").annotate(n=Count("pk")))
    rows = Indicator.objects.filter(goal__in=standing(year).filter(unor__in=ids)).order_by()
    count = dict(rows.values_list("goal__unor").annotate(n=Count("pk")))
    lacking = rows.exclude(pk__in=Target.objects.filter(year=year, quarter=YEAR).values("indicator"))
    untargeted = dict(lacking.values_list("goal__unor").annotate(n=Count("pk")))
    agreements = {one.unor_id: one for one in Agreement.objects.filter(unor__in=ids, year=year).order_by("revision")}
    decided = UnitResult.objects.filter(unor__in=ids, year=year, quarter=quarter)
    results = {one.unor_id: one for one in decided}
    return [
        Line(one, goals.get(one.pk, 0), count.get(one.pk, 0), untargeted.get(one.pk, 0), agreements.get(one.pk),
             results.get(one.pk))
        for one in found
    ]  # fmt: skip


def plan_of(instansi: Instansi, unor: Unor, year: int, quarter: int) -> list[Planned]:
    """The goals of a unit with their indicators; the achievement is that of one period."""
    goals = list(goals_of(unor, year).select_related("parent__unor"))
    ids = [one.pk for goal in goals for one in goal.indicators.all()]
    found = rows_of(instansi, ids, year, [quarter])
    return [Planned(goal, [found[one.pk] for one in goal.indicators.all()]) for goal in goals]


def rows_of(instansi: Instansi, ids: Collection[int], year: int, quarters: Collection[int]) -> dict[int, Row]:
    """Indicators with all their periods; the achievement is computed for the quarters named."""
    rows = Indicator.objects.filter(pk__in=ids).select_related("goal__unor", "owner")
    targets, reached, steps = targets_of(ids, year), reached_of(ids, year), steps_of(ids, year)
    bp = {quarter: judged(instansi, rows, year, quarter).indicators for quarter in quarters}
    return {
        one.pk: Row(
            one,
            [Cell(n, targets.get((one.pk, n)), reached.get((one.pk, n)), bp.get(n, {}).get(one.pk)) for n in QUARTERS],
            steps.get(one.pk, []),
        )
        for one in rows
    }
