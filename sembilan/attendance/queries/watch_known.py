"""On which days of a year attendance is known, of whom: a day of which nothing is known is nobody's absence."""

from __future__ import annotations

import polars as pl
from django.db import connection

from sembilan.attendance.queries import clockings, said
from sembilan.attendance.queries.gather import gather
from sembilan.attendance.queries.in_force import plan as attendance_plan
from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.terms.month import Month

# A unit is silent when this many of its people were due and none clocked; fewer may just be ill.
SILENT_PEOPLE = 3
KEY = ["nip", "date"]
MINUTES = ("late_counted", "early_counted")
JUDGED = ("is_working_day", "is_counted", "is_tk")
DAYS = {
    "nip": pl.Int64, "date": pl.Date, "is_working_day": pl.Boolean, "is_counted": pl.Boolean, "is_tk": pl.Boolean,
    "minutes": pl.Int32, "unor": pl.Int64, "is_here": pl.Boolean, "is_heard": pl.Boolean, "has_pin": pl.Boolean,
}  # fmt: skip


def has_lines(instansi: Instansi, month: Month) -> bool:
    """Whether anybody clocked or pressed in a month; asked before anything is reckoned of it."""
    sql = """
        select exists (select from attendance_clocking where instansi_id = %(instansi)s
                       and at >= %(first)s::date and at < %(until)s::date + 1)
            or exists (select from attendance_press where instansi_id = %(instansi)s
                       and day >= %(first)s and day < %(until)s)
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, {"instansi": instansi.pk, "first": month.first, "until": month.next().first})
        return bool(cursor.fetchone()[0])


def month_days(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Each day of a month of everybody as it is judged now, in which unit, and whether she left a line on it."""
    gathered = gather(instansi, month)
    pins = gathered.frames["month"].select("nip", "has_pin")
    heard = _heard(instansi, month, gathered.taps).with_columns(is_heard=pl.lit(True))
    days = _judged(instansi, month, gathered.frames).join(pins, on="nip").join(heard, on=KEY, how="left")
    placed = _placed(days.select(KEY), _units(instansi, month))
    told = days.join(placed, on=KEY, how="left")
    return told.with_columns(pl.col("is_heard", "is_here").fill_null(False)).select(
        pl.col(name).cast(dtype) for name, dtype in DAYS.items()
    )


def days_of(instansi: Instansi, month: Month, nips: list[int]) -> pl.DataFrame:
    """The days of a published month of some people."""
    return _judged(instansi, month, gather(instansi, month, nips).frames)


def _judged(instansi: Instansi, month: Month, frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    plan = attendance_plan(instansi, month)
    counted = [name for name in MINUTES if name in plan.nodes]
    days = plan.evaluate_grain(frames, "day", [*JUDGED, *counted])
    minutes = pl.sum_horizontal(counted) if counted else pl.lit(0)
    return days.select(*KEY, *JUDGED, minutes=minutes.fill_null(0).cast(pl.Int32))


def _heard(instansi: Instansi, month: Month, taps: pl.DataFrame) -> pl.DataFrame:
    """Who left a line of a terminal or a phone on which day; what was written afterwards is no line."""
    tapped = clockings.owned(taps, clockings.owners(instansi, month)).select(KEY)
    pressed = said.presses(instansi, month.first, month.next().first, month).select(KEY)
    return pl.concat([tapped, pressed]).unique()


def _units(instansi: Instansi, month: Month) -> pl.DataFrame:
    """In which unit each is from when until when, never before she was appointed."""
    sql = """
        select e.nip, r.unor_id, greatest(lower(r.valid), e.tmt_cpns, %(first)s),
               least(upper(r.valid), %(until)s)
        from people_riwayatunor r join people_employee e on e.id = r.employee_id
        where e.instansi_id = %(instansi)s and r.valid && daterange(%(first)s, %(until)s)
    """
    given = {"instansi": instansi.pk, "first": month.first, "until": month.next().first}
    return columns_out(sql, given, {"nip": pl.Int64, "unor": pl.Int64, "from": pl.Date, "to": pl.Date})


def _placed(days: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    joined = days.lazy().join(units.lazy(), on="nip")
    within = joined.filter((pl.col("date") >= pl.col("from")) & (pl.col("date") < pl.col("to")))
    return within.select(*KEY, "unor", is_here=pl.lit(True)).unique(KEY, keep="first").collect()


def weighed(days: pl.DataFrame) -> pl.DataFrame:
    """Days with whether each is known, and whether it is to be looked at because a machine may have failed.

    Not known: a day nobody of the region clocked on, before the first line of her unit, or before she was here. To be
    looked at: a day on which all who were due in her unit are missing, or of one who has no PIN and never pressed.
    """
    told = days.filter("is_heard").select("date").unique()
    begun = days.filter("is_heard").group_by("unor").agg(begun=pl.col("date").min())
    known = days.join(told, on="date", how="semi").join(begun, on="unor", how="left")
    ever = days.group_by("nip").agg(ever=pl.col("is_heard").any())
    rows = known.join(_silent(known), on=["unor", "date"], how="left").join(ever, on="nip")
    doubtful = pl.col("is_silent").fill_null(False) | ~(pl.col("has_pin") | pl.col("ever"))
    is_known = pl.col("is_here") & (pl.col("date") >= pl.col("begun")).fill_null(False)
    return rows.filter(is_known).with_columns(is_doubtful=pl.col("is_tk") & doubtful)


def _silent(days: pl.DataFrame) -> pl.DataFrame:
    """Unit and day of which everybody due is missing and nobody left a line, where they are more than a few."""
    each = days.group_by("unor", "date").agg(
        due=pl.col("is_counted").sum(), absent=pl.col("is_tk").sum(), lines=pl.col("is_heard").any()
    )
    enough = (pl.col("absent") >= SILENT_PEOPLE) & (pl.col("absent") == pl.col("due")) & ~pl.col("lines")
    return each.filter(enough).select("unor", "date", is_silent=pl.lit(True))


def unknown_months(days: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Of each person the months in which she had days of work and none is known."""
    month = pl.col("date").dt.month().alias("month")
    had = days.filter("is_working_day").select("nip", month).unique()
    missing = had.join(known.select("nip", month).unique(), on=["nip", "month"], how="anti")
    return missing.group_by("nip").agg(unknown=pl.col("month").cast(pl.Int64).sort())
