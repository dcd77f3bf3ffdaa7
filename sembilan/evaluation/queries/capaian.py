"""Capaian kinerja organisasi that a rating is seen beside: of the unit, or of the nearest above it that has one."""

from __future__ import annotations

from django.db.models import Q

from sembilan.evaluation.models import Evaluation
from sembilan.organisation.models import Unor
from sembilan.planning.models import YEAR, UnitResult
from sembilan.terms.period import Cycle, Period


def result_of(unor: Unor, period: Period) -> UnitResult | None:
    """What the unit reached in the quarter (or year) of the period, as decided; else what the unit above it did."""
    quarter = YEAR if period.cycle == Cycle.TAHUN else (period.first.month - 1) // 3 + 1
    codes = unor.path.split(".")[:-1]
    paths = [".".join(codes[: n + 1]) + "." for n in range(len(codes))]
    rows = UnitResult.objects.filter(Q(unor__path__in=paths), year=period.first.year, quarter=quarter)
    return max(rows.select_related("unor"), key=lambda one: len(one.unor.path), default=None)


def capaian_of(evaluation: Evaluation) -> int | None:
    """The same as a number, for the evaluation to keep."""
    found = result_of(evaluation.skp.unor, Period.of(Cycle(evaluation.cycle), evaluation.first))
    return found.capaian if found else None
