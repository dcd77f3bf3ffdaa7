"""The list of units with their plans, and one unit's plan as its page shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sembilan.organisation.models import Unor
from sembilan.planning.models import YEAR, Agreement, Goal, Indicator, PlanStep, Reached, Target, UnitResult
from sembilan.planning.queries.achievement import Facts, judged, tone, word, word_tone
from sembilan.planning.queries.goals import QUARTERS, Figures, goals_of, reached_of, standing, steps_of
from sembilan.planning.queries.reach import units_seen
from sembilan.policy.plan import Plan


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
    def real(self) -> int | None:
        """What was reached, in thousandths."""
        return self.reached.value_milli if self.reached else None

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
    bare = ~Exists(Target.objects.filter(indicator=OuterRef("indicators"), year=year, quarter=YEAR))
    rows = standing(year).filter(unor__in=ids).order_by().values("unor")
    told = rows.annotate(
        n_goals=Count("pk", distinct=True), n_indicators=Count("indicators"),
        n_bare=Count("indicators", filter=Q(bare, indicators__isnull=False)),
    )  # fmt: skip
    count = {row["unor"]: (row["n_goals"], row["n_indicators"], row["n_bare"]) for row in told}
    agreements = {one.unor_id: one for one in Agreement.objects.filter(unor__in=ids, year=year).order_by("revision")}
    decided = UnitResult.objects.filter(unor__in=ids, year=year, quarter=quarter)
    results = {one.unor_id: one for one in decided}
    return [Line(one, *count.get(one.pk, (0, 0, 0)), agreements.get(one.pk), results.get(one.pk)) for one in found]


def plan_of(plan: Plan, unor: Unor, year: int, quarter: int, *, with_steps: bool = False) -> list[Planned]:
    """The goals of a unit with their indicators; the achievement is that of one period."""
    goals = list(goals_of(unor, year).select_related("parent__unor"))
    indicators = [one for goal in goals for one in goal.indicators.all()]
    targets = {(one.pk, row.quarter): row.value_milli for one in indicators for row in one.targets.all()}
    found = rows_of(plan, indicators, year, [quarter], targets, with_steps=with_steps)
    return [Planned(goal, [found[one.pk] for one in goal.indicators.all()]) for goal in goals]


def rows_of(
    plan: Plan,
    indicators: Sequence[Indicator],
    year: int,
    quarters: Collection[int],
    targets: Figures,
    *,
    with_steps: bool = True,
) -> dict[int, Row]:
    """Indicators with all their periods; the achievement is computed for the quarters named."""
    ids = [one.pk for one in indicators]
    reached, steps = reached_of(ids, year), steps_of(ids, year) if with_steps else {}
    bare = {
        one.pk: Row(
            one, [Cell(n, targets.get((one.pk, n)), reached.get((one.pk, n))) for n in QUARTERS], steps.get(one.pk, [])
        )
        for one in indicators
    }
    bp = {n: judged(plan, facts_in(bare.values(), n), n).indicators for n in quarters}
    return {pk: _with_bp(row, pk, bp) for pk, row in bare.items()}


def _with_bp(row: Row, pk: int, bp: Mapping[int, Mapping[int, int | None]]) -> Row:
    return replace(row, cells=[replace(cell, bp=bp.get(cell.quarter, {}).get(pk)) for cell in row.cells])


def facts_in(rows: Iterable[Row], quarter: int) -> Facts:
    """What the rules read of rows that are at hand already."""
    found = list(rows)
    known = {row.indicator.pk: row.indicator for row in found}
    cells = {row.indicator.pk: row.cells[quarter] for row in found}
    targets = {pk: cell.target for pk, cell in cells.items() if cell.target is not None}
    reached = {pk: cell.real for pk, cell in cells.items() if cell.real is not None}
    steps = [(row.indicator.pk, one.pk, one.done_percent) for row in found for one in row.steps
             if quarter in (YEAR, one.quarter)]  # fmt: skip
    return Facts(known, targets, reached, steps)
