"""The periods of evaluation: which one is worked on today, and which evaluations lie in one."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from sembilan.evaluation.models import Evaluation
from sembilan.evaluation.queries.law import cycle
from sembilan.organisation.models import Instansi
from sembilan.terms.period import Cycle, Period
from sembilan.web.periods import said

__all__ = ["ended", "of", "said", "within"]


def within(period: Period, prefix: str = "") -> Q:
    """Evaluations of this period, also those of who held the post for a part of it."""
    told = {"cycle": period.cycle.value, "first__gte": period.first, "until__lte": period.until}
    return Q(**{f"{prefix}{name}": value for name, value in told.items()})


def of(evaluation: Evaluation) -> Period:
    """The whole period an evaluation belongs to."""
    return Period.of(Cycle(evaluation.cycle), evaluation.first)


def ended(instansi: Instansi, day: dt.date) -> Period:
    """The periodic one that ended last before a day: the one being evaluated then."""
    return Period.of(cycle(instansi, day), day).plus(-1)
