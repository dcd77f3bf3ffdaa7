"""What this made-up regency does otherwise in attendance: an own holiday, and some minutes of tolerance."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_low, floor_div, is_one_of, lit, lookup, rule, weekday, when
from sembilan.terms.column import Unit


@rule(
    law="Perpres 21/2023 ps. 3; SE Bupati Contoh 4/2026",
    title="Hari kerja?",
    title_en="A working day?",
    unit=Unit.FLAG,
    grain="day",
    shows="{date} terjadwal, bukan libur",
    shows_en="{date} is scheduled and no holiday",
    replaces="nasional",
)
def is_working_day(date: Column, is_holiday: Column, p: Parameters) -> Column:
    """A working day is a day of the working week without a holiday of the nation or the region, or cuti bersama."""
    free = is_holiday | is_one_of(date, p.cuti_bersama) | is_one_of(date, p.libur_daerah)
    return is_one_of(weekday(date), list(p.jam_masuk)) & ~free


@rule(
    law="Perbup Contoh 12/2025 ps. 6 (2)",
    title="Menit terlambat",
    title_en="Minutes late",
    unit=Unit.MINUTES,
    grain="day",
    shows="{in_second} − jam masuk, 0 dalam toleransi",
    shows_en="{in_second} − hour of beginning, 0 inside the tolerance",
    replaces="nasional",
)
def late_minutes(in_second: Column, date: Column, p: Parameters) -> Column:
    """Lateness inside the tolerance counts as none; beyond it all minutes count."""
    late = floor_div(in_second - lookup(weekday(date), p.jam_masuk) * 60, 60)
    return when(late <= p.tolerance_minutes).then(lit(0)).otherwise(late)


@rule(
    law="Perbup Contoh 3/2026 ps. 2",
    title="Menit terlambat",
    title_en="Minutes late",
    unit=Unit.MINUTES,
    grain="day",
    shows="{in_second} − jam masuk, dibulatkan ke bawah",
    shows_en="{in_second} − hour of beginning, rounded down",
    since="2027-01-01",
    replaces="nasional",
    name="late_minutes",
)
def late_minutes_without_tolerance(in_second: Column, date: Column, p: Parameters) -> Column:
    """From 2027 every full minute late counts."""
    return clip_low(floor_div(in_second - lookup(weekday(date), p.jam_masuk) * 60, 60), 0)
