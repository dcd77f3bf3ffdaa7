"""Which days of a span are working days for a person, by the rules of attendance and by her own hours."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import polars as pl

from sembilan.attendance.queries import holiday_dates, in_force
from sembilan.organisation.models import Instansi
from sembilan.terms.frames.attendance import AREA, Excused
from sembilan.terms.month import Month
from sembilan.worktime.queries import own_days


class Span(NamedTuple):
    """From the first to the last day, of one person."""

    nip: int
    first: dt.date
    last: dt.date


def working_days(instansi: Instansi, spans: Iterable[Span]) -> dict[int, set[dt.date]]:
    """The working days that lie in any span of each person; a month is judged once for all of them."""
    asked: dict[Month, set[tuple[int, dt.date]]] = defaultdict(set)
    for span in spans:
        for n in range((span.last - span.first).days + 1):
            day = span.first + dt.timedelta(n)
            asked[Month.of(day)].add((span.nip, day))
    found: dict[int, set[dt.date]] = defaultdict(set)
    for month, days in asked.items():
        for nip, day in _judged(instansi, month, days):
            found[nip].add(day)
    return found


def count(found: dict[int, set[dt.date]], span: Span) -> int:
    """How many of the days found lie in a span."""
    return sum(span.first <= day <= span.last for day in found.get(span.nip, ()))


def _judged(instansi: Instansi, month: Month, days: set[tuple[int, dt.date]]) -> Sequence[tuple[int, dt.date]]:
    feasts = sorted(holiday_dates(month))
    asked = pl.DataFrame(sorted(days), schema={"nip": pl.Int64, "date": pl.Date}, orient="row")
    nips = asked["nip"].unique().sort()
    own = own_days(instansi, asked["date"].min(), asked["date"].max() + dt.timedelta(1), nips.to_list())  # type: ignore[operator, arg-type]
    frame = asked.with_columns(
        is_holiday=pl.col("date").is_in(feasts), excused=pl.lit(int(Excused.NONE), dtype=pl.Int8)
    ).join(own, on=["nip", "date"], how="left", maintain_order="left")
    frames = {
        "month": pl.DataFrame({"nip": nips, "has_pin": [True] * len(nips)}, schema=AREA.inputs["month"].schema),
        "day": _typed(frame),
        "punch": pl.DataFrame(schema=AREA.inputs["punch"].schema),
    }
    plan = in_force.plan(instansi, month)
    judged = plan.evaluate_grain(frames, "day", ["is_working_day"]).filter("is_working_day")
    return list(judged.select("nip", "date").iter_rows())


def _typed(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame of days with the optional columns that are there, what is missing in a row being what is absent."""
    columns = []
    for col in AREA.inputs["day"].columns:
        if col.name in frame.columns:
            value = pl.col(col.name).cast(col.dtype)
            columns.append(value.fill_null(col.absent) if col.optional and col.absent is not None else value)
    return frame.select(columns)
