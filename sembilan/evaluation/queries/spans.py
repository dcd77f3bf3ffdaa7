"""What is final of a period as columns, and what of it counts for a span of days: one rating a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

import polars as pl

from sembilan.evaluation.models import State
from sembilan.evaluation.queries.law import NOBODY, together
from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.terms.frames.evaluation import PartsOf
from sembilan.terms.period import Period

SQL = """
    select v.employee_id, v.first, v.until, v.hasil_kerja, v.perilaku from evaluation_evaluation v
    where v.cycle = %(cycle)s and v.first >= %(first)s and v.until <= %(until)s and v.state = %(final)s
        and v.hasil_kerja is not null and v.perilaku is not null{of}
    order by v.first, v.id
"""
OF = " and v.employee_id = any(%(people)s::bigint[])"
FEW = 2_000  # of more people the whole period is read, and who was not asked for is left out after
SCHEMA = {
    "employee_id": pl.Int64, "first": pl.Date, "until": pl.Date, "hasil_kerja": pl.Int8, "perilaku": pl.Int8
}  # fmt: skip
RATED = ("employee_id", "hasil_kerja", "perilaku")


def parts_of(period: Period, people: Collection[int]) -> pl.DataFrame:
    """The final ratings of these people in a period, in order of time; who held two posts has a row for each."""
    given: dict[str, Any] = {
        "cycle": period.cycle.value, "first": period.first, "until": period.until, "final": State.FINAL.value,
        "people": sorted(people),
    }  # fmt: skip
    if len(people) <= FEW:
        return columns_out(SQL.format(of=OF), given, SCHEMA)
    return columns_out(SQL.format(of=""), given, SCHEMA).filter(pl.col("employee_id").is_in(given["people"]))


def of_span(instansi: Instansi, parts: pl.DataFrame, first: dt.date, until: dt.date) -> pl.DataFrame:
    """What counts for a span of days: one rating, or those of several posts put together by the rule."""
    days = pl.min_horizontal("until", pl.lit(until)) - pl.max_horizontal("first", pl.lit(first))
    met = parts.with_columns(part_days=days.dt.total_days()).filter(pl.col("part_days") > 0)
    is_alone = pl.len().over("employee_id") == 1
    alone, several = met.filter(is_alone), met.filter(~is_alone)
    if several.is_empty():
        return alone.select(RATED)
    key = pl.col("employee_id") + NOBODY  # the rules know people by a NIP; here her number stands for it
    told = together(instansi, first, PartsOf.POSTS, several.with_columns(nip=key))
    found = told.with_columns(employee_id=pl.col("nip") - NOBODY)
    return pl.concat([alone.select(RATED), found.select(RATED)])
