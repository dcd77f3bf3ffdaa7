"""The RHK an evaluation is about."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from sembilan.documents.models import StoredFile
from sembilan.evaluation.models import Evaluation, Outcome
from sembilan.skp.models import Measure, Rhk

MEASURED = (
    "id", "aspect", "text", "target_milli", "target_until_milli", "target_text", "unit", "direction"
)  # fmt: skip
REACHED = ("id", "text", "value_milli", "link", "feedback", "rating", "document_id")


class Result(NamedTuple):
    """An RHK with its measures, and what was reached for it."""

    rhk: Rhk
    measures: list[Measure]
    outcome: Outcome | None


def rhks_of(evaluation: Evaluation) -> list[Rhk]:
    """The RHK that stood on some day of the period, in their order, each with its measures."""
    measures = Prefetch("measures", Measure.objects.order_by("pk"))
    return list(_stood(evaluation).prefetch_related(measures))


def results_of(evaluation: Evaluation) -> list[Result]:
    """The same with what was reached for each, in one question."""
    measures = Measure.objects.filter(rhk=OuterRef("pk")).order_by("pk").values(row=_row(MEASURED))
    reached = Outcome.objects.filter(rhk=OuterRef("pk"), evaluation=evaluation)
    rows = _stood(evaluation).annotate(
        measured=ArraySubquery(measures), reached=Subquery(reached.values(row=_row(REACHED, name="document__name")))
    )
    return [_result(one, getattr(one, "measured", []), getattr(one, "reached", None)) for one in rows]


def _stood(evaluation: Evaluation) -> QuerySet[Rhk]:
    stood = Q(ended_on=None) | Q(ended_on__gt=evaluation.first)
    return Rhk.objects.filter(stood, skp_id=evaluation.skp_id).select_related("serves").order_by("kind", "number", "pk")


def _row(names: tuple[str, ...], **more: str) -> JSONObject:
    return JSONObject(**{name: name for name in names}, **more)


def _result(rhk: Rhk, measured: list[dict[str, Any]], reached: dict[str, Any] | None) -> Result:
    measures = [Measure(rhk=rhk, **one) for one in measured]
    if reached is None:
        return Result(rhk, measures, None)
    name = reached.pop("name")
    outcome = Outcome(rhk=rhk, **reached)
    if outcome.document_id:
        outcome.document = StoredFile(pk=outcome.document_id, name=name)
    return Result(rhk, measures, outcome)
