"""Attendance's part in a run: the month's days and clockings, the month of presence, and machines that look broken."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from sembilan.attendance import queries
from sembilan.attendance.models import AttendanceMonth
from sembilan.attendance.queries.watch_known import SILENT_PEOPLE
from sembilan.runs import population
from sembilan.runs.part import Asked, Inputs, Noticed, Part, Weighing
from sembilan.terms.frames.attendance import AREA


def inputs(asked: Asked) -> Inputs:
    """The frames of the month, and the clockings that are nobody's."""
    gathered = queries.gather(asked.instansi, asked.month)
    return Inputs(gathered.frames, _nobodys(gathered.taps, queries.known_pins(asked.instansi)))


def _nobodys(taps: pl.DataFrame, known: pl.DataFrame) -> list[Noticed]:
    lost = taps.lazy().join(known.lazy(), on="pin", how="anti").group_by("pin").len().sort("pin").collect()
    return [Noticed("pin_unknown", None, {"pin": pin, "count": count}) for pin, count in lost.iter_rows()]


def totals(results: pl.DataFrame) -> dict[str, int]:
    """People, working days of all, how they were spent, and the share of days on time, in basis points."""
    sums = results.select(pl.all().exclude("nip").cast(pl.Int64).sum()).row(0, named=True) if results.height else {}
    late = sum(sums.get(f"tl{band}", 0) for band in range(1, 5))
    present = sums.get("hadir", 0)
    return {
        "people": results.height,
        **sums,
        "hari_kerja_bulan": int(results["hari_kerja"].max() or 0) if results.height else 0,  # type: ignore[arg-type]
        "tepat_waktu_bp": max(present - late, 0) * 10_000 // present if present else 0,
    }


def remarks(weighing: Weighing) -> Sequence[Noticed]:
    """People without a PIN, doubtful records, and whole units nobody of which clocked on a working day."""
    month = weighing.frames["month"]
    presses = weighing.frames["punch"].select("nip").unique()  # who presses by phone needs no PIN
    unmapped = month.filter(~pl.col("has_pin")).join(presses, on="nip", how="anti")["nip"].sort()
    asked = weighing.asked
    return [
        *(Noticed("pin_missing", nip) for nip in unmapped),
        *population.doubts(asked.instansi, asked.month),
        *_silent(weighing),
    ]


def _silent(weighing: Weighing) -> list[Noticed]:
    """Units where everybody due on a day is missing, on days when others did clock: a machine has failed."""
    units = population.units(weighing.asked.instansi, weighing.asked.month)
    lost = [Noticed("no_unit", nip) for nip in units.filter(pl.col("unor").is_null())["nip"].sort()]
    days = weighing.plan.evaluate_grain(weighing.frames, "day", ["is_counted", "is_tk"])
    clocked = weighing.frames["punch"].select("date").unique()
    silent = _silent_days(days, clocked, units.drop_nulls("unor"))
    return [
        *lost,
        *_untold_days(days, clocked),
        *(
            Noticed("unit_day_absent", None, {"unor": unor, "unit": unit, "people": people, "date": str(date)})
            for unor, unit, people, date in silent.select("unor", "unit", "people", "date").iter_rows()
        ),
    ]


def _untold_days(days: pl.DataFrame, clocked: pl.DataFrame) -> list[Noticed]:
    """Working days on which nobody at all clocked: their logs were not loaded, or it was a holiday of the region."""
    untold = days.filter("is_counted").select("date").unique().join(clocked, on="date", how="anti")["date"].sort()
    if untold.len() and clocked.is_empty():
        return [Noticed("no_clockings", None, {"days": untold.len()})]
    return [Noticed("day_without_clockings", None, {"date": str(day)}) for day in untold]


def _silent_days(days: pl.DataFrame, clocked: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Unit and day: first those with enough people absent, which are few; only there the people due are counted."""
    # A day nobody at all clocked is no one machine's fault.
    absent = days.filter("is_tk").join(clocked, on="date", how="semi").join(units, on="nip")
    many = absent.group_by("unor", "date").agg(absent=pl.len()).filter(pl.col("absent") >= SILENT_PEOPLE)
    due = days.filter("is_counted").join(units.join(many, on="unor", how="semi"), on="nip")
    counted = due.join(many, on=["unor", "date"]).group_by("unor", "date", "absent")
    told = counted.agg(people=pl.len(), unit=pl.col("unor_name").first())
    return told.filter(pl.col("people") == pl.col("absent")).sort("date", "unor")


PART = Part(area=AREA, model=AttendanceMonth, inputs=inputs, totals=totals, remarks=remarks)
