"""What the watch of discipline reckons with: days absent and minutes of a year until yesterday, and days in a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from sembilan.attendance.models import AttendanceMonth
from sembilan.attendance.queries import watch_known
from sembilan.attendance.queries.gather import last_complete
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.policy.plan import Plan
from sembilan.runs import in_force
from sembilan.runs import queries as runs
from sembilan.terms.frames.watch import AREA
from sembilan.terms.month import Month
from sembilan.worktime.queries.calendar import closed_days, week

KINDS = {"PNS": 1, "CPNS": 2, "PPPK": 3}
SUMS = {"year_tk": pl.Int32, "year_minutes": pl.Int32}
WORTH_A_LOOK = 2  # days absent of a year below which they are their own longest row
MINUTES = 450  # of a year, below which no day is made up of minutes
TOLD_OF = dt.timedelta(14)  # thresholds come to by older days are shown and not told any more
OLD = ("old_tk", "old_minutes", "old_row")


@dataclass(frozen=True)
class Facts:
    """The facts of people, and the months of the year of which nothing is known of anybody."""

    people: pl.DataFrame
    unknown: list[int]


def rules(instansi: Instansi, day: dt.date) -> Plan:
    """The rules of the watch in force on a day."""
    return in_force.plan(instansi, AREA, Month.of(day))


def months_until(until: dt.date) -> list[Month]:
    """The months of the calendar year through a day."""
    return [Month(until.year, number) for number in range(1, until.month + 1)]


def last_day(instansi: Instansi, day: dt.date) -> dt.date:
    """The last day that is over where the region lies, seen from a day."""
    return min(day - dt.timedelta(1), last_complete(instansi, Month.of(day)))


def facts(instansi: Instansi, until: dt.date) -> Facts:
    """The facts of everybody of whom a day or minute counts in the year, or a day is to be looked at, through a day."""
    months = months_until(until)
    printed = {month: found for month in months if (found := _published(month)) is not None}
    told = [month for month in months if month not in printed and watch_known.has_lines(instansi, month)]
    empty = [month for month, found in printed.items() if not found["hadir"].sum()]
    days = [watch_known.month_days(instansi, month) for month in told]
    year = pl.concat([pl.DataFrame(schema=watch_known.DAYS), *days]).filter(pl.col("date") <= until)
    known = watch_known.weighed(year)
    counted = known.filter(~pl.col("is_doubtful"))
    results = [found.select("nip", *SUMS) for month, found in printed.items() if month not in empty]
    sums = pl.concat([_sums(counted), *results]).group_by("nip").agg(pl.col(*SUMS).sum())
    near = sums.filter((pl.col("year_tk") >= WORTH_A_LOOK) | (pl.col("year_minutes") >= MINUTES))["nip"].to_list()
    unknown = [month.first.month for month in months if month not in printed and month not in told] + [
        month.first.month for month in empty
    ]
    kept = [month for month in printed if month not in empty]
    rows = _rows(sums, known, _printed_days(instansi, kept, near), near, until)
    doubtful = known.filter("is_doubtful").group_by("nip").agg(doubtful=pl.len().cast(pl.Int32))
    lacking = watch_known.unknown_months(year, known)
    found = rows.join(doubtful, on="nip", how="full", coalesce=True).join(lacking, on="nip", how="left")
    found = found.join(_kinds(), on="nip")
    untold = [sorted({*unknown, *(more or ())}) for more in found["unknown"].to_list()]
    found = found.with_columns(
        pl.col(*SUMS, "in_a_row", "doubtful", *OLD).fill_null(0),
        unknown=pl.Series(untold, dtype=pl.List(pl.Int64)),
    )
    some = (pl.col("year_tk") > 0) | (pl.col("year_minutes") > 0) | (pl.col("doubtful") > 0)
    return Facts(found.filter(some).sort("nip"), sorted(unknown))


def _published(month: Month) -> pl.DataFrame | None:
    """What was published of a month; a month of which nobody was present says nothing."""
    run = runs.published("attendance", month)
    if run is None:
        return None
    found = AttendanceMonth.objects.filter(run=run).values_list("nip", "tk", "menit_tl", "menit_psw", "hadir")
    told = [(int(nip), tk, late + early, present) for nip, tk, late, early, present in found]
    return pl.DataFrame(told, schema={"nip": pl.Int64, **SUMS, "hadir": pl.Int64}, orient="row")


def _sums(days: pl.DataFrame) -> pl.DataFrame:
    return days.group_by("nip").agg(
        year_tk=pl.col("is_tk").sum().cast(pl.Int32), year_minutes=pl.col("minutes").sum().cast(pl.Int32)
    )


def _printed_days(instansi: Instansi, months: Sequence[Month], nips: list[int]) -> list[pl.DataFrame]:
    return [watch_known.days_of(instansi, month, nips) for month in months] if nips else []


def _rows(
    sums: pl.DataFrame, known: pl.DataFrame, printed: list[pl.DataFrame], near: list[int], until: dt.date
) -> pl.DataFrame:
    """The sums with the longest row, and what they were before the days of which one is still told.

    A day to be looked at counts for nothing and breaks a row: she may have been at work.
    """
    live = known.filter(pl.col("nip").is_in(near)).with_columns(is_tk=pl.col("is_tk") & ~pl.col("is_doubtful"))
    live = live.with_columns(minutes=pl.when("is_doubtful").then(0).otherwise("minutes"))
    names = ["nip", "date", "is_working_day", "is_tk", "minutes"]
    days = pl.concat([one.select(names).cast({"minutes": pl.Int32}) for one in (live, *printed)])
    is_recent = pl.col("date") > until - TOLD_OF
    recent = _sums(days.filter(is_recent)).rename({"year_tk": "new_tk", "year_minutes": "new_minutes"})
    before = in_a_row(days.filter(~is_recent)).rename({"in_a_row": "old_row"})
    found = sums.join(in_a_row(days), on="nip", how="left")
    found = found.join(recent, on="nip", how="left").join(before, on="nip", how="left")
    alone = pl.when(pl.col("nip").is_in(near)).then(0).otherwise("year_tk")
    return found.with_columns(
        in_a_row=pl.coalesce("in_a_row", alone).cast(pl.Int32),
        old_tk=(pl.col("year_tk") - pl.col("new_tk").fill_null(0)).clip(0),
        old_minutes=(pl.col("year_minutes") - pl.col("new_minutes").fill_null(0)).clip(0),
        old_row=pl.col("old_row").fill_null(0),
    ).select("nip", *SUMS, "in_a_row", *OLD)


def _kinds() -> pl.DataFrame:
    return pl.DataFrame(
        [(int(nip), KINDS.get(kind, 1)) for nip, kind in Employee.objects.values_list("nip", "kind")],
        schema={"nip": pl.Int64, "kind": pl.Int8}, orient="row",
    )  # fmt: skip


def in_a_row(days: pl.DataFrame) -> pl.DataFrame:
    """The longest row of working days absent: a free day does not break it, a day at work or on leave does."""
    working = days.filter("is_working_day").sort("nip", "date")
    rows = working.with_columns(row=(~pl.col("is_tk")).cum_sum().over("nip")).filter("is_tk")
    return rows.group_by("nip", "row").len().group_by("nip").agg(in_a_row=pl.col("len").max().cast(pl.Int32))


def judged(plan: Plan, rows: pl.DataFrame) -> pl.DataFrame:
    """What the rules make of facts."""
    frame = rows.select("nip", "kind", "year_tk", "year_minutes", "in_a_row")
    return plan.evaluate({"month": frame})


def judged_before(plan: Plan, rows: pl.DataFrame) -> pl.DataFrame:
    """The thresholds that were come to before the days of which one is still told."""
    old = rows.select("nip", "kind", year_tk="old_tk", year_minutes="old_minutes", in_a_row="old_row")
    return judged(plan, old).select("nip", old_days="warned_days", old_warned_row="warned_row")


def frame_of(row: Any) -> Mapping[str, pl.DataFrame]:
    """The facts of one kept row as the frame the rules read."""
    names = ("kind", "year_tk", "year_minutes", "in_a_row")
    schema = {"nip": pl.Int64, **{name: AREA.inputs["month"].schema[name] for name in names}}
    values = [(int(row.employee.nip), *(getattr(row, name) for name in names))]
    return {"month": pl.DataFrame(values, schema=schema, orient="row")}


def working_days_after(instansi: Instansi, first: dt.date, count: int) -> dt.date:
    """The day so many ordinary working days after another."""
    until = first + dt.timedelta(3 * count + 30)
    closed, hours = closed_days(instansi, first, until), week(instansi, first)
    day = first
    while count:
        day += dt.timedelta(1)
        count -= day.isoweekday() in hours and day not in closed
    return day
