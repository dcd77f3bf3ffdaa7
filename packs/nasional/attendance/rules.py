"""Attendance: from clockings to working days, lateness, early leaving and absence of a month.

A day is judged once: excused days count nothing else; a day without in and without out is TK and nothing more.
"""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    bands,
    clip_low,
    count_if,
    floor_div,
    is_one_of,
    lit,
    max_if,
    min_if,
    rule,
    weekday,
    when,
)
from sembilan.terms.column import Unit
from sembilan.terms.frames.attendance import Excused, Meaning, Roster

HOURS = "Perpres 21/2023 ps. 4"
CUTS = "Kepmendagri 900-4700/2020"


@rule(
    law="Perpres 21/2023 ps. 3",
    title="Hari kerja?",
    title_en="A working day?",
    unit=Unit.FLAG,
    grain="day",
    shows="{date} terjadwal, bukan libur; jadwal sendiri: {roster}",
    shows_en="{date} is scheduled and no holiday; schedule of one's own: {roster}",
)
def is_working_day(date: Column, is_holiday: Column, roster: Column, p: Parameters) -> Column:
    """A working day is one of the working week that is no holiday, unless a schedule of one's own says otherwise."""
    scheduled = is_one_of(weekday(date), list(p.jam_masuk))
    ordinary = scheduled & ~is_holiday & ~is_one_of(date, p.cuti_bersama)
    return (roster == Roster.DUTY) | ((roster == Roster.NONE) & ordinary)


@rule(
    law="PP 11/2017 ps. 309–341",
    title="Hari yang dihitung?",
    title_en="A day that counts?",
    unit=Unit.FLAG,
    grain="day",
    shows="hari kerja {is_working_day}, izin {excused}",
    shows_en="working day {is_working_day}, excused {excused}",
)
def is_counted(is_working_day: Column, excused: Column) -> Column:
    """A working day counts unless approved leave or official travel excuses it."""
    return is_working_day & (excused == Excused.NONE)


@rule(
    law=HOURS,
    title="Ketukan masuk",
    title_en="Clocking in",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="ketukan pertama pagi hari",
    shows_en="the first clocking of the morning",
)
def in_second(second: Column, meaning: Column, turn: Column, p: Parameters) -> Column:
    """Clocking in is the earliest clocking inside the morning window, or before the middle of one's own hours."""
    early = turn.is_not_null() | (second >= p.in_from * 60)
    by_time = early & (second < turn.fill_null(p.in_until * 60))
    return min_if(second, ((meaning == Meaning.UNSAID) & by_time) | ((meaning == Meaning.DATANG) & early))


@rule(
    law=HOURS,
    title="Ketukan pulang",
    title_en="Clocking out",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="ketukan terakhir",
    shows_en="the last clocking",
)
def out_second(second: Column, meaning: Column, turn: Column, p: Parameters) -> Column:
    """Clocking out is the latest clocking from midday on, or from the middle of one's own hours on."""
    by_time = second >= turn.fill_null(p.out_from * 60)
    return max_if(second, ((meaning == Meaning.UNSAID) & by_time) | (meaning == Meaning.PULANG))


@rule(
    law=HOURS,
    title="Menit terlambat",
    title_en="Minutes late",
    unit=Unit.MINUTES,
    grain="day",
    nullable=True,
    shows="{in_second} − {late_from}, dibulatkan ke bawah",
    shows_en="{in_second} − {late_from}, rounded down",
)
def late_minutes(in_second: Column, late_from: Column, in_permit: Column) -> Column:
    """Minutes late are the full minutes from when coming is late to clocking in; none with a permit."""
    late = clip_low(floor_div(in_second - late_from, 60), 0)
    return when(in_permit).then(lit(0)).otherwise(late)


@rule(
    law=HOURS,
    title="Menit pulang sebelum waktu",
    title_en="Minutes left early",
    unit=Unit.MINUTES,
    grain="day",
    nullable=True,
    shows="{early_until} − {out_second}, dibulatkan ke bawah",
    shows_en="{early_until} − {out_second}, rounded down",
)
def early_minutes(out_second: Column, early_until: Column, out_permit: Column) -> Column:
    """Minutes early are the full minutes between clocking out and until when leaving is early; none with a permit."""
    early = clip_low(floor_div(early_until - out_second, 60), 0)
    return when(out_permit).then(lit(0)).otherwise(early)


@rule(
    law="PP 94/2021 ps. 4 huruf f",
    title="Tanpa keterangan?",
    title_en="Absent without a reason?",
    unit=Unit.FLAG,
    grain="day",
    shows="tanpa ketukan masuk dan pulang",
    shows_en="no clocking in and no clocking out",
)
def is_tk(is_counted: Column, in_second: Column, out_second: Column, in_healed: Column, out_healed: Column) -> Column:
    """A counted day without clocking in and out is absence without a reason (TK), unless faults hindered both."""
    return is_counted & in_second.is_null() & out_second.is_null() & ~(in_healed & out_healed)


@rule(
    law=CUTS,
    title="Tingkat terlambat",
    title_en="Band of lateness",
    unit=Unit.COUNT,
    grain="day",
    shows="terlambat {late_minutes}",
    shows_en="late by {late_minutes}",
)
def tl(is_counted: Column, is_tk: Column, in_missing: Column, late_minutes: Column, p: Parameters) -> Column:
    """Lateness falls into the band of its minutes; not clocking in at all is the last band."""
    judged = when(in_missing).then(lit(len(p.tl_edges))).otherwise(bands(late_minutes.fill_null(0), p.tl_edges))
    return when(is_counted & ~is_tk).then(judged).otherwise(lit(0))


@rule(
    law=CUTS,
    title="Tingkat pulang sebelum waktu",
    title_en="Band of leaving early",
    unit=Unit.COUNT,
    grain="day",
    shows="pulang lebih awal {early_minutes}",
    shows_en="left early by {early_minutes}",
)
def psw(is_counted: Column, is_tk: Column, out_missing: Column, early_minutes: Column, p: Parameters) -> Column:
    """Leaving early falls into the band of its minutes; not clocking out at all is the last band."""
    judged = when(out_missing).then(lit(len(p.psw_edges))).otherwise(bands(early_minutes.fill_null(0), p.psw_edges))
    return when(is_counted & ~is_tk).then(judged).otherwise(lit(0))


@rule(
    law="Perpres 21/2023 ps. 3",
    title="Hari kerja",
    title_en="Working days",
    unit=Unit.DAYS,
    shows="banyaknya hari kerja bulan ini",
    shows_en="the working days of this month",
)
def hari_kerja(is_working_day: Column) -> Column:
    """The working days of the month."""
    return count_if(is_working_day)


@rule(
    law="PP 11/2017 ps. 309–341",
    title="Cuti",
    title_en="Leave",
    unit=Unit.DAYS,
    shows="hari kerja dengan cuti disetujui",
    shows_en="working days with approved leave",
)
def cuti(is_working_day: Column, excused: Column) -> Column:
    """The working days excused by approved leave."""
    return count_if(is_working_day & (excused == Excused.CUTI))


@rule(
    law="Perpres 21/2023 ps. 8",
    title="Dinas luar",
    title_en="Official travel",
    unit=Unit.DAYS,
    shows="hari kerja dengan dinas disetujui",
    shows_en="working days with approved travel",
)
def dinas(is_working_day: Column, excused: Column) -> Column:
    """The working days excused by official travel."""
    return count_if(is_working_day & (excused == Excused.DINAS))


@rule(
    law="PP 94/2021 ps. 4 huruf f",
    title="TK",
    title_en="TK, absent without a reason",
    unit=Unit.DAYS,
    shows="hari tanpa ketukan dan tanpa izin",
    shows_en="days without a clocking and without an excuse",
)
def tk(is_tk: Column) -> Column:
    """The days absent without a reason."""
    return count_if(is_tk)


@rule(
    law="Perpres 21/2023 ps. 4",
    title="Hadir",
    title_en="Present",
    unit=Unit.DAYS,
    shows="{hari_kerja} − {cuti} − {dinas} − {tk}",
)
def hadir(hari_kerja: Column, cuti: Column, dinas: Column, tk: Column) -> Column:
    """The working days present: neither excused nor TK."""
    return hari_kerja - cuti - dinas - tk


@rule(
    law=CUTS,
    title="TL1",
    title_en="TL1",
    unit=Unit.DAYS,
    shows="hari terlambat tingkat 1",
    shows_en="days late in band 1",
)
def tl1(tl: Column) -> Column:
    """The days late by up to half an hour."""
    return count_if(tl == 1)


@rule(
    law=CUTS,
    title="TL2",
    title_en="TL2",
    unit=Unit.DAYS,
    shows="hari terlambat tingkat 2",
    shows_en="days late in band 2",
)
def tl2(tl: Column) -> Column:
    """The days late by more than half an hour, up to an hour."""
    return count_if(tl == 2)


@rule(
    law=CUTS,
    title="TL3",
    title_en="TL3",
    unit=Unit.DAYS,
    shows="hari terlambat tingkat 3",
    shows_en="days late in band 3",
)
def tl3(tl: Column) -> Column:
    """The days late by more than an hour, up to an hour and a half."""
    return count_if(tl == 3)


@rule(
    law=CUTS,
    title="TL4",
    title_en="TL4",
    unit=Unit.DAYS,
    shows="hari terlambat tingkat 4",
    shows_en="days late in band 4",
)
def tl4(tl: Column) -> Column:
    """The days late by more than that, or without clocking in."""
    return count_if(tl == 4)


@rule(
    law=CUTS,
    title="PSW1",
    title_en="PSW1",
    unit=Unit.DAYS,
    shows="hari pulang sebelum waktu tingkat 1",
    shows_en="days left early in band 1",
)
def psw1(psw: Column) -> Column:
    """The days left early by up to half an hour."""
    return count_if(psw == 1)


@rule(
    law=CUTS,
    title="PSW2",
    title_en="PSW2",
    unit=Unit.DAYS,
    shows="hari pulang sebelum waktu tingkat 2",
    shows_en="days left early in band 2",
)
def psw2(psw: Column) -> Column:
    """The days left early by more than half an hour, up to an hour."""
    return count_if(psw == 2)


@rule(
    law=CUTS,
    title="PSW3",
    title_en="PSW3",
    unit=Unit.DAYS,
    shows="hari pulang sebelum waktu tingkat 3",
    shows_en="days left early in band 3",
)
def psw3(psw: Column) -> Column:
    """The days left early by more than an hour, up to an hour and a half."""
    return count_if(psw == 3)


@rule(
    law=CUTS,
    title="PSW4",
    title_en="PSW4",
    unit=Unit.DAYS,
    shows="hari pulang sebelum waktu tingkat 4",
    shows_en="days left early in band 4",
)
def psw4(psw: Column) -> Column:
    """The days left early by more than that, or without clocking out."""
    return count_if(psw == 4)


@rule(
    law="PP 94/2021 ps. 4 huruf f",
    title="PIN belum terpetakan?",
    title_en="No PIN mapped?",
    unit=Unit.FLAG,
    shows="PIN mesin terpetakan: {has_pin}",
    shows_en="PIN of the machine mapped: {has_pin}",
)
def pin_missing(has_pin: Column) -> Column:
    """An employee whose PIN is not mapped needs a look, because absence may only be a missing PIN."""
    return ~has_pin
