"""The RHK an evaluation is about."""

from __future__ import annotations

from django.db.models import Prefetch, Q

from sembilan.evaluation.models import Evaluation
from sembilan.skp.models import Measure, Rhk


def rhks_of(evaluation: Evaluation) -> list[Rhk]:
    """The RHK that stood on some day of the period, in their order, each with its measures."""
    stood = Q(ended_on=None) | Q(ended_on__gt=evaluation.first)
    rows = Rhk.objects.filter(stood, skp_id=evaluation.skp_id)
    measures = Prefetch("measures", Measure.objects.order_by("pk"))
    return list(rows.prefetch_related(measures).order_by("kind", "number", "pk"))
