"""What a comparison of raters is made of: each rater's mean rating of each person, and the facts about that person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import polars as pl

from sembilan.evaluation.models import State
from sembilan.performance.models import DailyActivity
from sembilan.runs.bulk import columns_out
from sembilan.runs.queries import publications_of
from sembilan.terms.month import Month

# One row for each person of a rater, however many periods: her periods are not independent of each other, and counted
# one by one they would make the estimate look surer than it is.
RATED = """
    select v.penilai_nip::bigint, v.employee_id, e.nip::bigint, avg(v.hasil_kerja + v.perilaku)::float8 / 2, count(*),
        avg(v.capaian)::float8
    from evaluation_evaluation v join people_employee e on e.id = v.employee_id
    where v.first >= %(first)s and v.until <= %(until)s and v.state = any(%(states)s) and v.penilai_nip <> ''
        and v.hasil_kerja is not null and v.perilaku is not null and (v.cycle = 'tahun') = %(yearly)s
    group by 1, 2, 3
"""
ACTIVITY = """
    select employee_id, sum(minutes)::float8 from performance_dailyactivity
    where day >= %(first)s and day < %(until)s and decision = %(decision)s group by 1
"""
PRESENCE = """
    select nip::bigint, sum(tk)::float8, sum(menit_tl + menit_psw)::float8 from attendance_attendancemonth
    where run_id = any(%(runs)s) group by 1
"""
ACHIEVED = """
    select v.employee_id, avg(least(o.value_milli::float8 / m.target_milli, 1.5))
    from evaluation_evaluation v join evaluation_outcome o on o.evaluation_id = v.id and o.value_milli >= 0
    join lateral (
        select target_milli from skp_measure where rhk_id = o.rhk_id and target_milli > 0 and direction = 'naik'
        order by id limit 1) m on true
    where v.first >= %(first)s and v.until <= %(until)s group by 1
"""
FACTS = ("activity", "absence", "late", "achieved", "capaian")
SCHEMA = {"rater": pl.Int64, "employee": pl.Int64, "nip": pl.Int64, "rating": pl.Float64, "ratings": pl.Int64,
          "capaian": pl.Float64}  # fmt: skip


def people_of_raters(first: dt.date, until: dt.date) -> pl.DataFrame:
    """A row for each rater and person, in order, with the facts that are known of the person."""
    given = {"first": first, "until": until, "states": [State.RATED.value, State.FINAL.value]}
    rated = columns_out(RATED, given | {"yearly": False}, SCHEMA)
    if rated.is_empty():  # where only years are rated
        rated = columns_out(RATED, given | {"yearly": True}, SCHEMA)
    if rated.is_empty():
        return rated
    for key, facts in _facts(first, until):
        rated = rated.join(facts, on=key, how="left")
    return rated.sort("rater", "employee")


def _facts(first: dt.date, until: dt.date) -> Iterator[tuple[str, pl.DataFrame]]:
    span: dict[str, Any] = {"first": first, "until": until}
    approved = span | {"decision": DailyActivity.Decision.DISETUJUI.value}
    yield "employee", columns_out(ACTIVITY, approved, {"employee": pl.Int64, "activity": pl.Float64})
    yield "employee", columns_out(ACHIEVED, span, {"employee": pl.Int64, "achieved": pl.Float64})
    months = [Month.of(first).plus(n) for n in range((until.year - first.year) * 12 + until.month - first.month)]
    runs = [one.run_id for (area, _), one in publications_of(*months).items() if area == "attendance"]
    schema = {"nip": pl.Int64, "absence": pl.Float64, "late": pl.Float64}
    yield "nip", columns_out(PRESENCE, {"runs": runs}, schema)
