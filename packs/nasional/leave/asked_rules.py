"""What is asked for: the right to it, its length, its letter and its time, each met or not; nothing for a balance."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, lookup, max_if, plus_months, rule, when
from sembilan.terms.column import Unit
from sembilan.terms.frames.leave import Leave

LAW = "PP 11/2017 ps. 309-341; PerBKN 24/2017; PPPK PP 49/2018"
BESAR = "PP 11/2017 ps. 316-318; PerBKN 24/2017"
NEVER = 99
ENDLESS = 1_200


@rule(law=LAW, title="Berhak atas jenis ini", title_en="Entitled to this kind", unit=Unit.FLAG, nullable=True,
      shows="{asked} untuk {kind}, masa kerja {years_served}",
      shows_en="{asked} for {kind}, service {years_served}")  # fmt: skip
def right_met(asked: Column, kind: Column, years_served: Column, asked_exception: Column, p: Parameters) -> Column:
    """Each kind needs its years of service; a first hajj or fourth child gives cuti besar before five years."""
    needed = lookup(kind * 10 + asked, p.leave_years, NEVER)
    is_early = (asked == Leave.BESAR) & asked_exception.fill_null(False) & (needed < NEVER)
    return when(asked.is_not_null()).then(is_early | (years_served.fill_null(0) >= needed))


@rule(law=BESAR, title="Cuti besar terakhir", title_en="Last cuti besar", unit=Unit.DATE, nullable=True)
def last_besar(taken_last: Column, taken_kind: Column, taken_waits: Column) -> Column:
    """The last day of the last cuti besar that was approved."""
    return max_if(taken_last, (taken_kind == Leave.BESAR) & ~taken_waits)


@rule(law=BESAR, title="Sudah lewat lima tahun", title_en="Five years have passed", unit=Unit.FLAG, nullable=True,
      shows="cuti besar terakhir sampai {last_besar}, jarak {p.besar_pause}",
      shows_en="last cuti besar until {last_besar}, {p.besar_pause} between")  # fmt: skip
def once_met(asked: Column, asked_first: Column, asked_exception: Column, last_besar: Column, p: Parameters) -> Column:
    """Cuti besar is used once in five years, but for a first hajj or a fourth child."""
    passed = last_besar.is_null() | (plus_months(last_besar, p.besar_pause) < asked_first)
    return when(asked == Leave.BESAR).then(passed | asked_exception.fill_null(False))


@rule(law=LAW, title="Batas bulan", title_en="Months at most", unit=Unit.MONTHS, nullable=True,
      shows="{asked} untuk {kind}", shows_en="{asked} for {kind}")  # fmt: skip
def most_months(asked: Column, kind: Column, asked_exception: Column, p: Parameters) -> Column:
    """Each kind has its most months, and with a health test or an extension more; annual leave and travel have none."""
    code = kind * 10 + asked
    longest = lookup(code, p.longest_months, ENDLESS)
    longer = lookup(code, p.longer_months, 0)
    return when(asked_exception.fill_null(False) & (longer > 0)).then(longer).otherwise(longest)


@rule(law=LAW, title="Tidak lebih lama dari batasnya", title_en="No longer than allowed", unit=Unit.FLAG,
      nullable=True, shows="{asked_first} sampai {asked_last}, paling lama {most_months}",
      shows_en="{asked_first} to {asked_last}, at most {most_months}")  # fmt: skip
def length_met(
    asked: Column, asked_first: Column, asked_last: Column, asked_span: Column, asked_days: Column, used_n0: Column,
    most_months: Column, p: Parameters,
) -> Column:  # fmt: skip
    """It ends before its months are over; annual leave already taken is deducted from cuti besar; one day at least."""
    in_time = asked_last < plus_months(asked_first, most_months)
    spent = (asked == Leave.BESAR) & (used_n0 > 0) & (asked_span + used_n0 > p.besar_days)
    is_empty = (asked == Leave.TAHUNAN) & (asked_days < 1)
    return when(asked.is_not_null()).then(in_time & ~spent & ~is_empty)


@rule(law=LAW, title="Sisa mencukupi", title_en="Enough is left", unit=Unit.FLAG, nullable=True,
      shows="diminta {asked_days}, masih dapat diminta {free}",
      shows_en="asked {asked_days}, may be asked {free}")  # fmt: skip
def balance_met(asked: Column, asked_days: Column, free: Column) -> Column:
    """Annual leave is given up to what is left and not asked for already."""
    return when(asked == Leave.TAHUNAN).then(asked_days <= free)


@rule(law="PerBKN 24/2017", title="Hari perjalanan", title_en="Days of the journey", unit=Unit.FLAG, nullable=True,
      shows="diminta {asked_journey}, paling banyak {p.journey_days} dan hanya untuk cuti tahunan",
      shows_en="asked {asked_journey}, at most {p.journey_days} and for annual leave alone")  # fmt: skip
def journey_met(asked: Column, asked_journey: Column, p: Parameters) -> Column:
    """Where transport is hard up to twelve calendar days are added to annual leave, to no other."""
    few = (asked == Leave.TAHUNAN) & (asked_journey <= p.journey_days)
    return when(asked_journey.is_not_null()).then((asked_journey == 0) | few)


@rule(
    law="Keputusan daerah",
    title="Diajukan pada waktunya",
    title_en="Asked for in time",
    unit=Unit.FLAG,
    nullable=True,
    shows="{asked_notice} sebelum hari pertama",
    shows_en="{asked_notice} before the first day",
)
def notice_met(asked: Column, asked_notice: Column, p: Parameters) -> Column:
    """Each kind is asked for so many days ahead; illness, birth and grief may have begun."""
    return when(asked.is_not_null()).then(asked_notice >= lookup(asked, p.notice_days, 0))


@rule(law="PP 11/2017 ps. 319; PerBKN 24/2017", title="Surat dokter", title_en="Doctor's letter", unit=Unit.FLAG,
      nullable=True, shows="{asked_span}, surat {asked_letter}; lebih dari {p.doctor_days}: dokter pemerintah",
      shows_en="{asked_span}, letter {asked_letter}; beyond {p.doctor_days}: government doctor")  # fmt: skip
def letter_met(asked: Column, asked_span: Column, asked_letter: Column, p: Parameters) -> Column:
    """Illness needs a doctor's letter; of more than fourteen days, that of a government doctor."""
    needed = when(asked_span > p.doctor_days).then(2).otherwise(1)
    return when(asked == Leave.SAKIT).then(asked_letter.fill_null(0) >= needed)


@rule(law="PP 11/2017 ps. 325; PerBKN 24/2017", title="Anak pertama sampai ketiga", title_en="First to third child",
      unit=Unit.FLAG, nullable=True, shows="anak ke-{asked_child}, paling banyak {p.children}",
      shows_en="child {asked_child}, at most {p.children}")  # fmt: skip
def child_met(asked: Column, asked_child: Column, p: Parameters) -> Column:
    """The first three children give maternity leave; from the fourth on it is cuti besar."""
    return when(asked == Leave.MELAHIRKAN).then(asked_child.fill_null(NEVER) <= p.children)
