"""What is final of a period, and what of it counts for a month: one rating a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

import polars as pl

from sembilan.evaluation.models import State
from sembilan.evaluation.queries.law import NOBODY, together
from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.terms.frames.evaluation import PartsOf
from sembilan.terms.month import Month
from sembilan.terms.period import Period

Span = tuple[Month, dt.date, dt.date]  # a month, and the days `[first, until)` whose rating counts for it

FINAL = """
    v.cycle = %(cycle)s and v.first >= %(first)s and v.until <= %(until)s and v.state = %(final)s
    and v.hasil_kerja is not null and v.perilaku is not null and v.employee_id = any(%(people)s::bigint[])
"""
# Nearly everybody holds one post: her rating is the month's as it is, and no rule has to be asked.
ALONE = f"""
    select v.employee_id, m.month, min(v.hasil_kerja) as hasil_kerja, min(v.perilaku) as perilaku
    from evaluation_evaluation v
    join unnest(%(months)s::date[], %(starts)s::date[], %(ends)s::date[]) m (month, first, until)
        on v.first < m.until and v.until > m.first
    where {FINAL} group by v.employee_id, m.month having count(*) = 1
"""
SEVERAL = f"""
    select v.employee_id, v.first, v.until, v.hasil_kerja, v.perilaku from evaluation_evaluation v
    where {FINAL} and v.employee_id = any(array(
        select v.employee_id from evaluation_evaluation v where {FINAL} group by 1 having count(*) > 1))
    order by v.first, v.id
"""
SCHEMA = {
    "employee_id": pl.Int64, "first": pl.Date, "until": pl.Date, "hasil_kerja": pl.Int8, "perilaku": pl.Int8
}  # fmt: skip
RATED = ("employee_id", "hasil_kerja", "perilaku")


def of_one_part(period: Period, people: Collection[int], spans: Sequence[Span]) -> tuple[str, dict[str, Any]]:
    """The query of the months' ratings of those of these people who have one part of the span alone."""
    months, starts, ends = ([one.first for one, _, _ in spans], [one[1] for one in spans], [one[2] for one in spans])
    return ALONE, _given(period, people) | {"months": months, "starts": starts, "ends": ends}


def of_parts(instansi: Instansi, period: Period, people: Collection[int], spans: Sequence[Span]) -> pl.DataFrame:
    """The months' ratings of those with several parts of a span, such as two posts, put together by the rule."""
    parts = columns_out(SEVERAL, _given(period, people), SCHEMA)
    found = [
        _of_span(instansi, parts, first, until).with_columns(month=pl.lit(month.first, pl.Date))
        for month, first, until in spans
    ]
    return pl.concat(found)


def _given(period: Period, people: Collection[int]) -> dict[str, Any]:
    return {
        "cycle": period.cycle.value, "first": period.first, "until": period.until, "final": State.FINAL.value,
        "people": list(people),
    }  # fmt: skip


def _of_span(instansi: Instansi, parts: pl.DataFrame, first: dt.date, until: dt.date) -> pl.DataFrame:
    days = pl.min_horizontal("until", pl.lit(until)) - pl.max_horizontal("first", pl.lit(first))
    met = parts.with_columns(part_days=days.dt.total_days()).filter(pl.col("part_days") > 0)
    several = met.filter(pl.len().over("employee_id") > 1)
    if several.is_empty():
        return several.select(RATED)
    key = pl.col("employee_id") + NOBODY  # the rules know people by a NIP; here her number stands for it
    told = together(instansi, first, PartsOf.POSTS, several.with_columns(nip=key))
    return told.with_columns(employee_id=pl.col("nip") - NOBODY).select(RATED)
