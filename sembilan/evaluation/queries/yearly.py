"""A year's evaluation: the periods that were decided in it, and what they suggest together by the rule."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.annual import annual_page
from sembilan.evaluation.queries.law import Part, Suggested, suggested
from sembilan.evaluation.queries.periods import of, said
from sembilan.policy.explain import Step
from sembilan.terms.frames.evaluation import PartsOf
from sembilan.terms.period import Cycle
from sembilan.terms.rating import Rating


def periods_of(evaluation: Evaluation) -> list[Evaluation]:
    """The shorter evaluations of the same SKP in the year, in their order."""
    shorter = Q(skp_id=evaluation.skp_id, first__gte=evaluation.first, until__lte=evaluation.until)
    return list(Evaluation.objects.filter(shorter).exclude(cycle=Cycle.TAHUN).order_by("first"))


def suggestion(evaluation: Evaluation, periods: list[Evaluation]) -> Suggested:
    """What the decided ones say together."""
    parts = [
        Part((one.until - one.first).days, one.hasil_kerja, one.perilaku)
        for one in periods
        if one.state == State.FINAL and one.hasil_kerja and one.perilaku
    ]
    return suggested(evaluation.employee.instansi, evaluation.first, PartsOf.YEAR, parts)


def year_page(by: Any, evaluation: Evaluation) -> dict[str, Any]:
    """What the page of a year shows beside its RHK; nothing of a shorter period."""
    if evaluation.cycle != Cycle.TAHUN:
        return {"periods": [], "suggested": None}
    found = periods_of(evaluation)
    told = suggestion(evaluation, found)
    steps = [{"title": one.title, "text": one.text, "law": one.law, "amount": _rated(one)} for one in told.steps]
    given = {"periods": [(one, said(of(one))) for one in found], "suggested": told, "suggested_steps": steps}
    return given | annual_page(by, evaluation)


def _rated(step: Step) -> str:
    return Rating(step.value).label if step.value else step.said
