"""What a month counts beside its bands: minutes late and early, break punches lacking, missed apel, days from home."""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    clip_high,
    clip_low,
    count_if,
    floor_div,
    lit,
    max_if,
    min_if,
    rule,
    sum_if,
    when,
)
from sembilan.terms.column import Unit
from sembilan.terms.frames.attendance import Ceremony, Meaning, Mode

HOURS = "Perpres 21/2023 ps. 4"
MINUTES = "PP 94/2021 ps. 4 huruf f"
BREAKS = "Perpres 21/2023 ps. 4; kebijakan daerah"


@rule(
    law=MINUTES,
    title="Menit terlambat yang dihitung",
    title_en="Minutes late that count",
    unit=Unit.MINUTES,
    grain="day",
    shows="{late_minutes}; tanpa ketukan masuk sampai {coming_until}",
    shows_en="{late_minutes}; without clocking in until {coming_until}",
)
def late_counted(
    is_counted: Column,
    is_tk: Column,
    in_missing: Column,
    late_minutes: Column,
    begin_second: Column,
    late_from: Column,
    in_fault_until: Column,
    coming_until: Column,
) -> Column:
    """Minutes late count up to when coming is over, and not clocking in counts as all of them; a TK is a whole day."""
    # Who did not clock in made up for nothing either, so the flexible time is none of hers.
    since = when(in_fault_until.is_null()).then(begin_second).otherwise(late_from)
    missing, most = (clip_low(floor_div(coming_until - start, 60), 0) for start in (since, late_from))
    minutes = when(in_missing).then(missing).otherwise(clip_high(late_minutes.fill_null(0), most))
    return when(is_counted & ~is_tk).then(minutes).otherwise(lit(0)).fill_null(0)


@rule(
    law=MINUTES,
    title="Menit pulang awal yang dihitung",
    title_en="Minutes early that count",
    unit=Unit.MINUTES,
    grain="day",
    shows="{early_minutes}; tanpa ketukan pulang sejak {going_from}",
    shows_en="{early_minutes}; without clocking out from {going_from}",
)
def early_counted(
    is_counted: Column,
    is_tk: Column,
    out_missing: Column,
    early_minutes: Column,
    early_until: Column,
    going_from: Column,
) -> Column:
    """Minutes early count from when going is possible, and not clocking out counts as all of them; a TK is a day."""
    most = clip_low(floor_div(early_until - going_from, 60), 0)
    minutes = when(out_missing).then(most).otherwise(clip_high(early_minutes.fill_null(0), most))
    return when(is_counted & ~is_tk).then(minutes).otherwise(lit(0)).fill_null(0)


@rule(
    law=BREAKS,
    title="Ketukan istirahat",
    title_en="Clocking for the break",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="tekanan istirahat pertama",
    shows_en="the first press for a break",
)
def break_second(second: Column, meaning: Column) -> Column:
    """The break begins with the earliest press that says so."""
    return min_if(second, meaning == Meaning.ISTIRAHAT)


@rule(
    law=BREAKS,
    title="Ketukan kembali",
    title_en="Clocking after the break",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="tekanan kembali terakhir",
    shows_en="the last press that ends a break",
)
def return_second(second: Column, meaning: Column) -> Column:
    """The break ends with the latest press that says so."""
    return max_if(second, meaning == Meaning.KEMBALI)


@rule(
    law=BREAKS,
    title="Ketukan istirahat yang kurang",
    title_en="Break punches that lack",
    unit=Unit.COUNT,
    grain="day",
    shows="istirahat {break_second}, kembali {return_second}; diminta {p.punches} ketukan",
    shows_en="break {break_second}, return {return_second}; {p.punches} punches are asked",
)
def breaks_missing(
    is_counted: Column,
    is_tk: Column,
    begin_second: Column,
    end_second: Column,
    break_second: Column,
    return_second: Column,
    p: Parameters,
) -> Column:
    """Where four punches a day are asked, each end of the break that was not pressed on a long day lacks."""
    due = is_counted & ~is_tk & (end_second - begin_second > p.break_after * 60) & (lit(p.punches) == 4)
    lacking = when(break_second.is_null()).then(lit(1)).otherwise(lit(0))
    lacking_too = when(return_second.is_null()).then(lit(1)).otherwise(lit(0))
    return when(due).then(lacking + lacking_too).otherwise(lit(0))


@rule(
    law=MINUTES,
    title="Menit terlambat",
    title_en="Minutes late",
    unit=Unit.MINUTES,
    shows="jumlah menit terlambat sebulan",
    shows_en="the minutes late of the month",
)
def menit_tl(late_counted: Column) -> Column:
    """The minutes late of the month."""
    return sum_if(late_counted)


@rule(
    law=MINUTES,
    title="Menit pulang awal",
    title_en="Minutes left early",
    unit=Unit.MINUTES,
    shows="jumlah menit pulang awal sebulan",
    shows_en="the minutes left early of the month",
)
def menit_psw(early_counted: Column) -> Column:
    """The minutes left early of the month."""
    return sum_if(early_counted)


@rule(
    law=BREAKS,
    title="Ketukan istirahat kurang",
    title_en="Break punches missing",
    unit=Unit.COUNT,
    shows="ketukan istirahat yang kurang sebulan",
    shows_en="the break punches that lack in the month",
)
def jeda(breaks_missing: Column) -> Column:
    """The break punches that were due in the month and lack."""
    return sum_if(breaks_missing)


@rule(
    law="PP 94/2021 ps. 4",
    title="Tidak ikut apel",
    title_en="Apel missed",
    unit=Unit.COUNT,
    shows="hari kerja dengan apel atau upacara yang tidak diikuti",
    shows_en="working days with an apel or upacara that was missed",
)
def apel(is_counted: Column, ceremony: Column) -> Column:
    """The counted days on which a due apel or upacara was missed."""
    return count_if(is_counted & (ceremony == Ceremony.MISSED))


@rule(
    law="Perpres 21/2023 ps. 8",
    title="Hari bekerja dari rumah",
    title_en="Days worked from home",
    unit=Unit.DAYS,
    shows="hari hadir yang dikerjakan dari rumah",
    shows_en="days present that were worked from home",
)
def wfh(is_counted: Column, is_tk: Column, mode: Column) -> Column:
    """The days present worked from home; one counts as present only with punches, like any other."""
    return count_if(is_counted & ~is_tk & (mode == Mode.RUMAH))
