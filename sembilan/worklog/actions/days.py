"""The sum of each decided day goes where the month's pay reads it; all days of a decision at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Q, Sum

from sembilan.performance.actions import DecidedDay, take_decided_days
from sembilan.performance.models import DailyActivity
from sembilan.records.actions import part
from sembilan.worklog.models import Entry

Decision = DailyActivity.Decision
MOST = 1_440  # what a day of pay can hold


@part
def settle(days: Collection[tuple[int, dt.date]], *, instansi_id: int) -> int:
    """Put the sum of these people's days: the approved minutes if there are any, else what waits, else the rejected."""
    wanted = set(days)
    sums = {name: Sum("minutes", filter=Q(decision=name), default=0) for name in Decision.values}
    rows = Entry.objects.filter(employee__in={who for who, _ in wanted}, day__in={day for _, day in wanted})
    found: dict[tuple[int, dt.date], dict[str, Any]] = {
        (row["employee_id"], row["day"]): dict(row) for row in rows.values("employee_id", "day").annotate(**sums)
    }
    told = [_decided(who, day, found.get((who, day), {})) for who, day in wanted]
    return take_decided_days(told, instansi_id=instansi_id)


def _decided(who: int, day: dt.date, sums: Mapping[str, Any]) -> DecidedDay:
    for decision in (Decision.DISETUJUI, Decision.DIAJUKAN):
        if sums.get(decision):
            return DecidedDay(who, day, min(sums[decision], MOST), decision)
    return DecidedDay(who, day, min(sums.get(Decision.DITOLAK, 0), MOST), Decision.DITOLAK)
