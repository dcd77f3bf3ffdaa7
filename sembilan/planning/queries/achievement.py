"""What units reached of what they planned, as the rules of the pack find it: of many at once, or one step by step."""

from __future__ import annotations

from collections.abc import Collection
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
class Judged:
    """What the rules make of units in a period: their columns by unit, and each indicator's achievement."""

    units: dict[int, dict[str, Any]] = field(default_factory=dict)
    indicators: dict[int, int | None] = field(default_factory=dict)
    targeted: frozenset[int] = frozenset()


def rules(instansi: Instansi, year: int, quarter: int) -> Plan:
    """The rules in force at the end of the period."""
    return in_force.plan(instansi, AREA, Month(year, quarter * 3 or 12))


def indicators_in(unor_ids: Collection[int], year: int) -> QuerySet[Indicator]:
    """The indicators of these units' goals that stand in a year."""
    return Indicator.objects.filter(goal__in=standing(year).filter(unor__in=unor_ids))


def judged(instansi: Instansi, rows: QuerySet[Indicator], year: int, quarter: int) -> Judged:
    """These indicators and the units they belong to; the rencana aksi counts where all of a unit's are among them."""
    frames = frames_of(rows, year, quarter)
    if not frames["month"].height:
        return Judged()
    plan = rules(instansi, year, quarter)
    each = plan.evaluate_grain(frames, "indicator", ["achievement_bp"])
    units = {row["nip"]: row for row in plan.evaluate(frames, extra=["basis_bp"]).iter_rows(named=True)}
    bp = dict(zip(each["indicator"].to_list(), each["achievement_bp"].to_list(), strict=True))
    targeted = frames["indicator"].filter(pl.col("target_milli").is_not_null())["indicator"].to_list()
    return Judged(units, bp, frozenset(targeted))


def explained(instansi: Instansi, unor_id: int, year: int, quarter: int) -> tuple[Judged, Explanation]:
    """One unit with every step of it; a unit without indicators is judged too, and nothing is suggested."""
    rows = indicators_in([unor_id], year)
    frames = frames_of(rows, year, quarter, always=unor_id)
    plan = rules(instansi, year, quarter)
    told = plan.explain(frames, list(TOLD), lang=(get_language() or "id")[:2])
    each = plan.evaluate_grain(frames, "indicator", ["achievement_bp"])
    unit = plan.evaluate(frames).row(0, named=True)
    bp = dict(zip(each["indicator"].to_list(), each["achievement_bp"].to_list(), strict=True))
    return Judged({unor_id: unit}, bp), told


def frames_of(rows: QuerySet[Indicator], year: int, quarter: int, always: int | None = None) -> Frames:
    """The columns the rules read, in three statements."""
    known = {pk: (unor, direction) for pk, unor, direction in rows.values_list("pk", "goal__unor", "direction")}
    period = {"year": year, "quarter": quarter, "indicator__in": list(known)}
    targets = dict(Target.objects.filter(**period).values_list("indicator", "value_milli"))
    reached = dict(Reached.objects.filter(**period).values_list("indicator", "value_milli"))
    each = [
        (unor, pk, DIRECTIONS[Indicator.Direction(way)], targets.get(pk), reached.get(pk))
        for pk, (unor, way) in known.items()
    ]
    units = sorted({unor for unor, _way in known.values()} | ({always} if always else set()))
    month = [(unor, quarter == YEAR) for unor in units]
    steps = _steps(known, year, quarter)
    return {
        "month": pl.DataFrame(month, schema=MONTH.schema, orient="row"),
        "indicator": pl.DataFrame(each, schema=INDICATOR.schema, orient="row"),
        "step": pl.DataFrame(steps, schema=STEP.schema, orient="row"),
    }


def _steps(known: dict[int, tuple[int, str]], year: int, quarter: int) -> list[tuple[int, int, int | None]]:
    found = PlanStep.objects.filter(indicator__in=list(known), year=year)
    if quarter != YEAR:
        found = found.filter(quarter=quarter)
    return [(known[one][0], pk, done) for one, pk, done in found.values_list("indicator", "pk", "done_percent")]


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
