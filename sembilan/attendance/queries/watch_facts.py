"""What the watch of discipline reckons with: days absent and minutes of a year until yesterday, and days in a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from django.conf import settings

from sembilan.attendance.models import AttendanceMonth
from sembilan.attendance.queries.gather import gather, last_complete
from sembilan.attendance.queries.in_force import plan as attendance_plan
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.policy.plan import Plan
from sembilan.policy.release import Release
from sembilan.runs import queries as runs
from sembilan.runs import releases
from sembilan.terms.frames.watch import AREA
from sembilan.terms.month import Month
from sembilan.worktime.queries.calendar import closed_days, week

KINDS = {"PNS": 1, "CPNS": 2, "PPPK": 3}
SUMS = {"year_tk": pl.Int32, "year_minutes": pl.Int32}
WORTH_A_LOOK = 2  # days absent of a year below which they are their own longest row
_known: dict[tuple[object, ...], Release] = {}


def rules(instansi: Instansi, day: dt.date) -> Plan:
    """The rules of the watch in force on a day, read again only when a pack changes."""
    month = Month.of(day)
    values = releases.local_values(instansi, month)
    written = tuple(path.stat().st_mtime_ns for path in sorted(settings.PACKS.rglob("watch/*.*")))
    key = (str(settings.PACKS), written, instansi.pack, tuple(values.items()))
    if key not in _known:
        _known.clear()
        _known[key] = releases.in_force(instansi, month)
    return _known[key].plan(AREA, month)


def months_until(until: dt.date) -> list[Month]:
    """The months of the calendar year through a day."""
    return [Month(until.year, number) for number in range(1, until.month + 1)]


def last_day(instansi: Instansi, day: dt.date) -> dt.date:
    """The last day that is over where the region lies, seen from a day."""
    return min(day - dt.timedelta(1), last_complete(instansi, Month.of(day)))


def facts(instansi: Instansi, until: dt.date) -> pl.DataFrame:
    """The facts of everybody for whom any day or minute counts in the year, through a day."""
    parts = [_month(instansi, month) for month in months_until(until)]
    sums = pl.concat(parts).group_by("nip").agg(pl.col(*SUMS).sum())
    counted = sums.filter((pl.col("year_tk") > 0) | (pl.col("year_minutes") > 0))
    near = counted.filter(pl.col("year_tk") >= WORTH_A_LOOK)["nip"].to_list()
    rows = in_a_row(_days(instansi, until, near)) if near else None
    kinds = pl.DataFrame(
        [(int(nip), KINDS.get(kind, 1)) for nip, kind in Employee.objects.values_list("nip", "kind")],
        schema={"nip": pl.Int64, "kind": pl.Int8}, orient="row",
    )  # fmt: skip
    alone = counted.select("nip", in_a_row=pl.col("year_tk")).filter(pl.col("in_a_row") < WORTH_A_LOOK)
    rows = alone if rows is None else pl.concat([alone, rows])
    found = counted.join(kinds, on="nip").join(rows, on="nip", how="left")
    return found.with_columns(pl.col("in_a_row").fill_null(0)).sort("nip")


def _month(instansi: Instansi, month: Month) -> pl.DataFrame:
    """One month: as it was published, else as the records say now."""
    run = runs.published("attendance", month)
    if run is not None:
        found = AttendanceMonth.objects.filter(run=run).values_list("nip", "tk", "menit_tl", "menit_psw")
        told = [(int(nip), tk, late + early) for nip, tk, late, early in found]
        return pl.DataFrame(told, schema={"nip": pl.Int64, **SUMS}, orient="row")
    judged = attendance_plan(instansi, month).evaluate(gather(instansi, month).frames)
    minutes = [pl.col(name) for name in ("menit_tl", "menit_psw") if name in judged.columns]
    total = pl.sum_horizontal(minutes) if minutes else pl.lit(0)
    return judged.select("nip", year_tk=pl.col("tk").cast(pl.Int32), year_minutes=total.cast(pl.Int32))


def _days(instansi: Instansi, until: dt.date, nips: Sequence[int]) -> pl.DataFrame:
    """Each working day of the year of these people: absent, or not."""
    told = []
    for month in months_until(until):
        frames = gather(instansi, month, nips).frames
        plan = attendance_plan(instansi, month)
        told.append(plan.evaluate_grain(frames, "day", ["is_working_day", "is_tk"]))
    days = pl.concat([one.select("nip", "date", "is_working_day", "is_tk") for one in told])
    return days.filter(pl.col("date") <= until)


def in_a_row(days: pl.DataFrame) -> pl.DataFrame:
    """The longest row of working days absent: a free day does not break it, a day at work or on leave does."""
    working = days.filter("is_working_day").sort("nip", "date")
    rows = working.with_columns(row=(~pl.col("is_tk")).cum_sum().over("nip")).filter("is_tk")
    return rows.group_by("nip", "row").len().group_by("nip").agg(in_a_row=pl.col("len").max().cast(pl.Int32))


def judged(plan: Plan, rows: pl.DataFrame) -> pl.DataFrame:
    """What the rules make of facts."""
    frame = rows.select("nip", "kind", "year_tk", "year_minutes", "in_a_row")
    return plan.evaluate({"month": frame})


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
