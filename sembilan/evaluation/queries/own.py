"""One's own evaluations, and what of them waits."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from sembilan.evaluation.models import Evaluation, Objection, State
from sembilan.evaluation.queries.reach import WITH_EMPLOYEE, rated_by
from sembilan.records.actions import actor_name


def own(by: Any) -> QuerySet[Evaluation]:
    """Her own, the newest first."""
    rows = Evaluation.objects.filter(employee__nip=actor_name(by)).select_related("employee__instansi", "skp__unor")
    return rows.order_by("-until", "-first", "-pk")


def to_report(by: Any) -> QuerySet[Evaluation]:
    """Her own that wait for her realisation."""
    return Evaluation.objects.filter(employee__nip=actor_name(by), state__in=WITH_EMPLOYEE)


def to_rate(by: Any) -> tuple[QuerySet[Evaluation], QuerySet[Evaluation]]:
    """What waits for her rating, and what she rated and has not made final."""
    hers = rated_by(by)
    return hers.filter(state=State.SENT), hers.filter(state=State.RATED)


def to_answer(by: Any) -> QuerySet[Objection]:
    """Objections against her own ratings that she has said nothing to."""
    return Objection.objects.filter(state=Objection.State.SENT, heard="", evaluation__penilai_nip=actor_name(by))
