"""What this made-up regency does otherwise in attendance: an own holiday, and some minutes of tolerance."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_low, floor_div, is_one_of, lit, rule, weekday, when
from sembilan.terms.column import Unit
from sembilan.terms.frames.attendance import Roster


@rule(
    law="Perpres 21/2023 ps. 3; SE Bupati Contoh 4/2026",
    title="Hari kerja?",
    title_en="A working day?",
    unit=Unit.FLAG,
    grain="day",
    shows="{date} terjadwal, bukan libur; jadwal sendiri: {roster}",
    shows_en="{date} is scheduled and no holiday; schedule of one's own: {roster}",
    replaces="nasional",
)
def is_working_day(date: Column, is_holiday: Column, roster: Column, p: Parameters) -> Column:
    """A working day is one of the week without a holiday of nation or region, unless an own schedule says otherwise."""
    free = is_holiday | is_one_of(date, p.cuti_bersama) | is_one_of(date, p.libur_daerah)
    ordinary = is_one_of(weekday(date), list(p.jam_masuk)) & ~free
    return (roster == Roster.DUTY) | ((roster == Roster.NONE) & ordinary)


@rule(
    law="Perbup Contoh 12/2025 ps. 6 (2)",
    title="Menit terlambat",
    title_en="Minutes late",
    unit=Unit.MINUTES,
    grain="day",
    shows="{in_second} − {late_from}, 0 dalam toleransi",
    shows_en="{in_second} − {late_from}, 0 inside the tolerance",
    replaces="nasional",
)
def late_minutes(in_second: Column, late_from: Column, in_permit: Column, p: Parameters) -> Column:
    """Lateness inside the tolerance or with a permit counts as none; beyond it all minutes count."""
    late = floor_div(in_second - late_from, 60)
    return when((late <= p.tolerance_minutes) | in_permit).then(lit(0)).otherwise(late)


@rule(
    law="Perbup Contoh 3/2026 ps. 2",
    title="Menit terlambat",
    title_en="Minutes late",
    unit=Unit.MINUTES,
    grain="day",
    shows="{in_second} − {late_from}, dibulatkan ke bawah",
    shows_en="{in_second} − {late_from}, rounded down",
    since="2027-01-01",
    replaces="nasional",
    name="late_minutes",
)
def late_minutes_without_tolerance(in_second: Column, late_from: Column, in_permit: Column) -> Column:
    """From 2027 every full minute late counts, unless it was permitted."""
    late = clip_low(floor_div(in_second - late_from, 60), 0)
    return when(in_permit).then(lit(0)).otherwise(late)
