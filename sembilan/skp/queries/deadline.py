"""Until when each SKP has to be agreed, by the rule in force at its first day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.runs import in_force
from sembilan.skp.models import Skp
from sembilan.terms.frames.skp import AREA, MONTH, SkpState
from sembilan.terms.month import Month


def last_days(instansi: Instansi, starts: Collection[dt.date]) -> dict[dt.date, dt.date]:
    """The last day in time for SKP that begin on these days."""
    months: dict[Month, set[dt.date]] = defaultdict(set)
    for day in starts:
        months[Month.of(day)].add(day)
    found: dict[dt.date, dt.date] = {}
    for month, days in months.items():
        told = in_force.plan(instansi, AREA, month).evaluate({"month": _asked(sorted(days))}).sort("nip")
        found |= dict(zip(sorted(days), told["skp_due"], strict=True))
    return found


def _asked(days: list[dt.date]) -> pl.DataFrame:
    rows = [
        dict.fromkeys(MONTH.schema)
        | {"nip": n, "skp_year": dt.date(day.year, 1, 1), "skp_since": day, "on_day": day, "skp_state": SkpState.NONE}
        for n, day in enumerate(days, start=1)
    ]
    return pl.DataFrame(rows, schema=MONTH.schema)


def last_day(instansi: Instansi, start: dt.date) -> dt.date:
    """The last day in time for one."""
    return last_days(instansi, [start])[start]


def is_late(skp: Skp, last: dt.date, day: dt.date) -> bool:
    """Whether it should have been agreed by now; one agreed once is not late because of its adendum."""
    return skp.agreed_on is None and day > last
