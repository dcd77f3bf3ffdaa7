"""What units reached of what they planned, as the rules of the pack find it: of many at once, or one step by step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.db.models import QuerySet
from django.utils.translation import get_language, gettext

from sembilan.organisation.models import Instansi
from sembilan.planning.models import YEAR, Indicator, PlanStep, Reached, Target
from sembilan.planning.queries.goals import standing
from sembilan.policy.explain import Explanation
from sembilan.policy.plan import Plan
from sembilan.runs import in_force
from sembilan.terms.frames.planning import AREA, CAPAIAN_LABELS, CAPAIAN_LABELS_EN, INDICATOR, MONTH, STEP, Direction
from sembilan.terms.month import Month

DIRECTIONS = {Indicator.Direction.UP: Direction.UP, Indicator.Direction.DOWN: Direction.DOWN}
TOLD = ("mean_bp", "plan_bp", "basis_bp", "is_stalled", "is_complete", "suggested")
FULL, NEAR = 10_000, 9_000  # where a figure is shown as reached, and as nearly so
Frames = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Facts:
    """What a period's rules read: the indicators with their goals; targets, figures and steps."""

    known: Mapping[int, Indicator] = field(default_factory=dict)
    targets: Mapping[int, int] = field(default_factory=dict)
    reached: Mapping[int, int] = field(default_factory=dict)
    steps: Sequence[tuple[int, int, int | None]] = ()  # of an indicator, its key, how far in percent


@dataclass(frozen=True)
class Judged:
    """What the rules make of units in a period: their columns by unit, and each indicator's achievement."""

    facts: Facts
    units: dict[int, dict[str, Any]] = field(default_factory=dict)
    indicators: dict[int, int | None] = field(default_factory=dict)

    def of_goal(self, goal: int) -> list[Indicator]:
        """The indicators of a goal."""
        return [one for one in self.facts.known.values() if one.goal_id == goal]


def rules(instansi: Instansi, year: int, quarter: int) -> Plan:
    """The rules in force at the end of the period."""
    return in_force.plan(instansi, AREA, Month(year, quarter * 3 or 12))


def indicators_in(unor_ids: Collection[int], year: int) -> QuerySet[Indicator]:
    """The indicators of these units' goals that stand in a year."""
    return Indicator.objects.filter(goal__in=standing(year).filter(unor__in=unor_ids))


def facts_of(rows: QuerySet[Indicator], year: int, quarter: int, *, with_steps: bool = False) -> Facts:
    """The facts of many indicators, in three statements; the rencana aksi only where it is asked for."""
    known = {one.pk: one for one in rows.select_related("goal").order_by("pk")}
    period = {"year": year, "quarter": quarter, "indicator__in": list(known)}
    targets = dict(Target.objects.filter(**period).values_list("indicator", "value_milli"))
    reached = dict(Reached.objects.filter(**period).values_list("indicator", "value_milli"))
    found = PlanStep.objects.filter(indicator__in=list(known), year=year)
    found = found if quarter == YEAR else found.filter(quarter=quarter)
    steps = list(found.values_list("indicator", "pk", "done_percent")) if with_steps else []
    return Facts(known, targets, reached, steps)


def judged(plan: Plan, facts: Facts, quarter: int) -> Judged:
    """What the rules make of them: a unit is judged by those of its indicators that are among the facts."""
    frames = frames_of(facts, quarter)
    if not facts.known:
        return Judged(facts)
    units = {row["nip"]: row for row in plan.evaluate(frames).iter_rows(named=True)}
    return Judged(facts, units, _each(plan, frames))


def explained(plan: Plan, unor_id: int, facts: Facts, quarter: int) -> tuple[dict[str, Any], Explanation]:
    """One unit with every step of it; a unit without indicators is judged too, and nothing is suggested."""
    frames = frames_of(facts, quarter, always=unor_id)
    told = plan.explain(frames, list(TOLD), lang=(get_language() or "id")[:2])
    return plan.evaluate(frames).row(0, named=True), told


def _each(plan: Plan, frames: Frames) -> dict[int, int | None]:
    each = plan.evaluate_grain(frames, "indicator", ["achievement_bp"])
    return dict(zip(each["indicator"].to_list(), each["achievement_bp"].to_list(), strict=True))


def frames_of(facts: Facts, quarter: int, always: int | None = None) -> Frames:
    """The columns the rules read."""
    each = [
        (
            one.goal.unor_id,
            pk,
            DIRECTIONS[Indicator.Direction(one.direction)],
            facts.targets.get(pk),
            facts.reached.get(pk),
        )
        for pk, one in facts.known.items()
    ]
    units = {unor for unor, *_rest in each} | ({always} if always else set())
    month = [(unor, quarter == YEAR) for unor in sorted(units)]
    steps = [(facts.known[one].goal.unor_id, pk, done) for one, pk, done in facts.steps]
    return {
        "month": pl.DataFrame(month, schema=MONTH.schema, orient="row"),
        "indicator": pl.DataFrame(each, schema=INDICATOR.schema, orient="row"),
        "step": pl.DataFrame(steps, schema=STEP.schema, orient="row"),
    }


def steps(told: Explanation) -> list[dict[str, Any]]:
    """The steps as the page shows them, each with its law and whether a figure in it is not verified."""
    shown = [step for step in told.steps if step.name in TOLD]
    return [
        {"title": step.title, "text": step.text or step.sentence, "law": step.law, "amount": step.said,
         "result": step.name == "suggested", "note": _doubts(step.parameters)}
        for step in shown
    ]  # fmt: skip


def _doubts(parameters: Any) -> str:
    marks = {used.mark for used in parameters}
    return gettext("angkanya disimpulkan, bukan kutipan") if "inferred" in marks else ""


def word(capaian: int | None) -> str:
    """A capaian in the reader's language."""
    labels = CAPAIAN_LABELS_EN if (get_language() or "id").startswith("en") else CAPAIAN_LABELS
    return labels.get(capaian or 0, "")


def tone(bp: int | None) -> str:
    """The colour of an achievement; beside it always stands the figure."""
    if bp is None:
        return ""
    return "good" if bp >= FULL else "warn" if bp >= NEAR else "bad"


def word_tone(capaian: int | None) -> str:
    """The colour of a capaian; beside it always stands its word."""
    return {1: "bad", 2: "bad", 3: "warn", 4: "good", 5: "good"}.get(capaian or 0, "")
