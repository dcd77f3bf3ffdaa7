"""The list of a penilai: her people of a period, where each stands, and how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.periods import within
from sembilan.evaluation.queries.reach import rated_by
from sembilan.terms.period import Period

ORDER = {State.SENT: 0, State.RATED: 1, State.OPEN: 2, State.RETURNED: 3, State.FINAL: 4}


def team(by: Any, period: Period) -> list[Evaluation]:
    """The evaluations of a period that are this person's to rate, those that wait for her first."""
    rows = rated_by(by).filter(within(period)).select_related("employee__instansi", "skp__unor")
    return sorted(rows, key=lambda one: (ORDER[State(one.state)], one.employee.name, one.pk))


def counts(found: Sequence[Evaluation]) -> dict[str, int]:
    """How many stand where."""
    told = Counter(one.state for one in found)
    return {"all": len(found)} | {state.name.lower(): told.get(state.value, 0) for state in State}


def after(by: Any, evaluation: Evaluation, period: Period) -> Evaluation | None:
    """Who waits next for her rating."""
    waiting = [one for one in team(by, period) if one.state == State.SENT and one.pk != evaluation.pk]
    return waiting[0] if waiting else None
