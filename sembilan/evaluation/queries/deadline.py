"""Until when one may object, and from which day that is counted: as the region's rules say a result is received."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.law import objection_days, parameter
from sembilan.organisation.access import today

OPENED, HANDED = 1, 2


@dataclass(frozen=True)
class Deadline:
    """The last day, the days there are, and the day they count from; none while she has not opened the result."""

    until: dt.date
    days: int
    since: dt.date | None
    is_handed: bool

    @property
    def is_over(self) -> bool:
        """Whether it has passed; a result nobody opened is not over."""
        return self.since is not None and today() > self.until


def deadline(evaluation: Evaluation) -> Deadline:
    """The days for an objection against a final result."""
    instansi = evaluation.employee.instansi
    is_handed = int(parameter(instansi, evaluation.until - dt.timedelta(1), "objection_from")) == HANDED
    since = _handed(evaluation) if is_handed else _day(evaluation.told_at)
    days = objection_days(instansi, since or today())
    return Deadline((since or today()) + dt.timedelta(days), days, since, is_handed)


def _handed(evaluation: Evaluation) -> dt.date | None:
    """The day it became final: the notice goes out with it."""
    final = evaluation.steps.filter(state=State.FINAL).order_by("at").values_list("at", flat=True)
    return _day(final.first())


def _day(at: dt.datetime | None) -> dt.date | None:
    return timezone.localtime(at).date() if at else None
