"""The hours of a day: of the week or one's own, later when flexible, and what declared faults of the system heal."""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    clip_high,
    clip_low,
    floor_div,
    largest,
    lit,
    lookup,
    rule,
    smallest,
    weekday,
    when,
)
from sembilan.terms.column import Unit

HOURS = "Perpres 21/2023 ps. 4"
FAULT = "kebijakan daerah"


@rule(
    law=HOURS,
    title="Jam masuk",
    title_en="Hour of beginning",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="jadwal sendiri {starts}, kalau tidak ada jam masuk pekan",
    shows_en="one's own schedule {starts}, else the hour of the week",
)
def begin_second(date: Column, starts: Column, p: Parameters) -> Column:
    """The day begins at the hour of one's own schedule, else at that of the week."""
    return when(starts.is_not_null()).then(starts).otherwise(lookup(weekday(date), p.jam_masuk)) * 60


@rule(
    law=HOURS,
    title="Jam pulang",
    title_en="Hour of ending",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="jadwal sendiri {ends}, kalau tidak ada jam pulang pekan",
    shows_en="one's own schedule {ends}, else the hour of the week",
)
def end_second(date: Column, ends: Column, p: Parameters) -> Column:
    """The day ends at the hour of one's own schedule, else at that of the week."""
    return when(ends.is_not_null()).then(ends).otherwise(lookup(weekday(date), p.jam_pulang)) * 60


@rule(
    law=FAULT,
    title="Gangguan pada jam masuk sampai",
    title_en="Fault at the hour of beginning until",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="akhir gangguan yang meliputi jam masuk {begin_second}",
    shows_en="end of the fault that covers the hour of beginning {begin_second}",
)
def in_fault_until(
    begin_second: Column,
    flex: Column,
    fault_from: Column,
    fault_until: Column,
    fault2_from: Column,
    fault2_until: Column,
) -> Column:
    """A fault touches coming when it lasted at the hour of beginning, or at any time one might still begin."""
    latest = begin_second + flex * 60
    first = when((fault_from <= latest) & (fault_until >= begin_second)).then(fault_until)
    second = when((fault2_from <= latest) & (fault2_until >= begin_second)).then(fault2_until)
    return largest(first, second)


@rule(
    law=FAULT,
    title="Gangguan pada jam pulang sejak",
    title_en="Fault at the hour of ending since",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="awal gangguan yang meliputi jam pulang {end_second}",
    shows_en="beginning of the fault that covers the hour of ending {end_second}",
)
def out_fault_from(
    end_second: Column,
    fault_from: Column,
    fault_until: Column,
    fault2_from: Column,
    fault2_until: Column,
) -> Column:
    """A fault touches going when it lasted at the hour of ending."""
    first = when((fault_from <= end_second) & (fault_until >= end_second)).then(fault_from)
    second = when((fault2_from <= end_second) & (fault2_until >= end_second)).then(fault2_from)
    return smallest(first, second)


@rule(
    law=HOURS,
    title="Terlambat sejak",
    title_en="Late from",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="{begin_second} + waktu luwes {flex}; sesudah gangguan masih ada tenggang",
    shows_en="{begin_second} + flexible time {flex}; after a fault there is a grace",
)
def late_from(begin_second: Column, flex: Column, in_fault_until: Column, p: Parameters) -> Column:
    """Coming is late after the hour of beginning, its flexible time, and the grace after a fault that covered it."""
    return largest(begin_second + flex * 60, in_fault_until + p.fault_grace * 60)


@rule(
    law=HOURS,
    title="Mulai lebih siang yang diganti",
    title_en="A later start to be made up for",
    unit=Unit.SECOND,
    grain="day",
    shows="{in_second} − {begin_second}, paling banyak {flex}",
    shows_en="{in_second} − {begin_second}, at most {flex}",
)
def makeup_seconds(begin_second: Column, flex: Column, in_second: Column, in_fault_until: Column) -> Column:
    """What one began later within the flexible time is made up for on the same day, unless a fault kept from coming."""
    later = clip_low(clip_high((in_second - begin_second).fill_null(0), flex * 60), 0)
    return when(in_fault_until.is_null()).then(later).otherwise(lit(0))


@rule(
    law=HOURS,
    title="Pulang awal sampai",
    title_en="Early until",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="{end_second} + {makeup_seconds}; gangguan pada jam pulang membebaskan sisanya",
    shows_en="{end_second} + {makeup_seconds}; a fault at the hour of ending frees the rest",
)
def early_until(end_second: Column, makeup_seconds: Column, out_fault_from: Column) -> Column:
    """Going is early before the hour of ending and what is to be made up, or before a fault that covered that hour."""
    return smallest(end_second + makeup_seconds, out_fault_from)


@rule(
    law=HOURS,
    title="Batas datang",
    title_en="Coming until",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="tengah jadwal sendiri, kalau tidak ada akhir ketukan masuk",
    shows_en="the middle of one's own hours, else the end of clocking in",
)
def coming_until(begin_second: Column, end_second: Column, starts: Column, ends: Column, p: Parameters) -> Column:
    """Coming is possible until the middle of one's own hours, else until clocking in ends."""
    is_own = starts.is_not_null() & ends.is_not_null()
    return when(is_own).then(floor_div(begin_second + end_second, 2)).otherwise(lit(p.in_until * 60))


@rule(
    law=HOURS,
    title="Pulang mulai",
    title_en="Going from",
    unit=Unit.SECOND,
    grain="day",
    nullable=True,
    shows="tengah jadwal sendiri, kalau tidak ada awal ketukan pulang",
    shows_en="the middle of one's own hours, else the beginning of clocking out",
)
def going_from(begin_second: Column, end_second: Column, starts: Column, ends: Column, p: Parameters) -> Column:
    """Going is possible from the middle of one's own hours on, else from when clocking out begins."""
    is_own = starts.is_not_null() & ends.is_not_null()
    return when(is_own).then(floor_div(begin_second + end_second, 2)).otherwise(lit(p.out_from * 60))


@rule(
    law=FAULT,
    title="Datang tidak dapat dicatat?",
    title_en="Could coming not be recorded?",
    unit=Unit.FLAG,
    grain="day",
    shows="gangguan sampai {in_fault_until} meliputi waktu datang",
    shows_en="a fault until {in_fault_until} covered the time of coming",
)
def in_healed(in_fault_until: Column, coming_until: Column, p: Parameters) -> Column:
    """Who could not clock in until coming was over is not missing a clocking in."""
    until: Column = in_fault_until + p.fault_grace * 60
    return (until >= coming_until).fill_null(False)


@rule(
    law=FAULT,
    title="Pulang tidak dapat dicatat?",
    title_en="Could going not be recorded?",
    unit=Unit.FLAG,
    grain="day",
    shows="gangguan sejak {out_fault_from} meliputi jam pulang",
    shows_en="a fault since {out_fault_from} covered the hour of ending",
)
def out_healed(out_fault_from: Column) -> Column:
    """Whose hour of ending lay in a fault is not missing a clocking out: nobody has to wait until it is mended."""
    return out_fault_from.is_not_null()


@rule(
    law=HOURS,
    title="Ketukan masuk kurang?",
    title_en="Is clocking in missing?",
    unit=Unit.FLAG,
    grain="day",
    shows="ketukan masuk {in_second}; izin {in_permit}, gangguan {in_healed}",
    shows_en="clocking in {in_second}; permit {in_permit}, fault {in_healed}",
)
def in_missing(in_second: Column, in_permit: Column, in_healed: Column) -> Column:
    """Clocking in is missing when there is none, and neither a permit nor a fault explains it."""
    return in_second.is_null() & ~in_permit & ~in_healed


@rule(
    law=HOURS,
    title="Ketukan pulang kurang?",
    title_en="Is clocking out missing?",
    unit=Unit.FLAG,
    grain="day",
    shows="ketukan pulang {out_second}; izin {out_permit}, gangguan {out_healed}",
    shows_en="clocking out {out_second}; permit {out_permit}, fault {out_healed}",
)
def out_missing(out_second: Column, out_permit: Column, out_healed: Column) -> Column:
    """Clocking out is missing when there is none, and neither a permit nor a fault explains it."""
    return out_second.is_null() & ~out_permit & ~out_healed
