"""Career: the pension by the post's age, and the next KGB by masa kerja golongan with the gaji pokok it brings."""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    clip_low,
    date_day,
    first_of_month,
    floor_div,
    largest,
    latest,
    lit,
    lookup,
    months_between,
    plus_months,
    rule,
    smallest,
    steps,
    when,
)
from sembilan.terms.column import Unit
from sembilan.terms.month import Month

BUP = "UU 20/2023 ps. 55; PP 11/2017 ps. 239"
KGB = "PP 7/1977 ps. 11-13, PP 5/2024; PPPK: Perpres 98/2020, Perpres 11/2024"
YEAR = 12


@rule(
    law=BUP,
    title="Batas usia pensiun",
    title_en="Age of pension",
    unit=Unit.YEARS,
    nullable=True,
    shows="jabatan {post_level}",
    shows_en="post {post_level}",
)
def bup(post_level: Column, is_teacher: Column, p: Parameters) -> Column:
    """The age of pension follows from the level of the post; a teacher has an age of his own."""
    return when(is_teacher).then(p.bup_teacher).otherwise(lookup(post_level, p.bup_ages))


@rule(
    law="PP 11/2017 ps. 240",
    title="TMT pensiun",
    title_en="First day of pension",
    unit=Unit.DATE,
    nullable=True,
    shows="lahir {birth_date}, {bup}",
    shows_en="born {birth_date}, {bup}",
)
def pension_on(birth_date: Column, bup: Column) -> Column:
    """Pension begins on the first day of the month after the birthday at which the age is reached."""
    return plus_months(first_of_month(birth_date), bup * YEAR + 1)


@rule(
    law="PP 11/2017 ps. 240",
    title="Bulan sampai pensiun",
    title_en="Months until pension",
    unit=Unit.MONTHS,
    nullable=True,
)
def pension_months(pension_on: Column, month: Month) -> Column:
    """How many months there are from this month to the first of the pension."""
    return 0 - months_between(pension_on, month.first)


@rule(
    law="Praktik kepegawaian: 24, 18, 12 dan 6 bulan",
    title="Peringatan pensiun",
    title_en="Pension warning",
    unit=Unit.MONTHS,
    nullable=True,
    shows="{pension_months} lagi",
    shows_en="{pension_months} to go",
)
def pension_warning(pension_months: Column, p: Parameters) -> Column:
    """The narrowest warning that has been reached; none before the first."""
    warned = steps(clip_low(pension_months, 0), p.pension_warnings)
    return when(pension_months.is_not_null()).then(warned)


@rule(
    law="PP 11/2017 ps. 240",
    title="Sudah waktunya diusulkan",
    title_en="Near enough to be proposed",
    unit=Unit.FLAG,
    nullable=True,
    shows="TMT pensiun {pension_on}; diusulkan paling awal {p.pension_notice_months} sebelumnya",
    shows_en="pension from {pension_on}; proposed at the earliest {p.pension_notice_months} before",
)
def pension_time_met(pension_months: Column, pension_on: Column, p: Parameters) -> Column:
    """A pension is proposed so many months ahead and no earlier."""
    return when(pension_on.is_not_null()).then(pension_months <= p.pension_notice_months)


@rule(
    law="UU 20/2023 ps. 55",
    title="PNS atau PPPK aktif",
    title_en="Active PNS or PPPK",
    unit=Unit.FLAG,
    nullable=True,
    shows="{kind}, status {status}",
    shows_en="{kind}, status {status}",
)
def pension_status_met(kind: Column, status: Column) -> Column:
    """Who retires by age is PNS or PPPK; a CPNS is not yet."""
    return kind.is_in([1, 3]) & status.is_in([1, 2])


@rule(
    law=KGB,
    title="Masa kerja golongan bulan ini",
    title_en="Masa kerja golongan this month",
    unit=Unit.MONTHS,
    nullable=True,
    shows="{mkg_months} per {mkg_on}",
    shows_en="{mkg_months} as of {mkg_on}",
)
def mkg_now(mkg_months: Column, mkg_on: Column, month: Month) -> Column:
    """Masa kerja golongan grows month by month from the day for which it is known."""
    return mkg_months + months_between(mkg_on, month.first)


@rule(
    law=KGB,
    title="Masa kerja yang sudah dibayar",
    title_en="Masa kerja already paid for",
    unit=Unit.MONTHS,
    nullable=True,
    shows="KGB terakhir {kgb_last}",
    shows_en="last KGB {kgb_last}",
)
def mkg_paid(mkg_months: Column, mkg_now: Column, kgb_last: Column, golongan: Column, p: Parameters) -> Column:
    """Steps are taken up to the last KGB on record; with none on record, up to last month."""
    known = when(kgb_last.is_null()).then(clip_low(mkg_now - 1, 0)).otherwise(mkg_months)
    return when(mkg_months.is_not_null()).then(largest(known, lookup(golongan, p.mkg_first) * YEAR))


@rule(
    law=KGB,
    title="Tangga gaji sekarang",
    title_en="Step of pay now",
    unit=Unit.YEARS,
    nullable=True,
    shows="tangga dua tahunan sampai {mkg_paid}",
    shows_en="steps of two years up to {mkg_paid}",
)
def mkg_step(mkg_paid: Column, golongan: Column, p: Parameters) -> Column:
    """The step of two years in the column of the golongan that is paid now; the last one is the ceiling."""
    even = floor_div(mkg_paid, 2 * YEAR) * 2
    odd = floor_div(mkg_paid + YEAR, 2 * YEAR) * 2 - 1
    step = when(lookup(golongan, p.mkg_is_odd) == 1).then(odd).otherwise(even)
    last = lookup(golongan, p.mkg_last)
    return when(step.is_not_null() & last.is_not_null()).then(
        smallest(largest(step, lookup(golongan, p.mkg_first)), last)
    )


@rule(
    law=KGB,
    title="Masa kerja golongan pada KGB",
    title_en="Masa kerja golongan at the KGB",
    unit=Unit.YEARS,
    nullable=True,
    shows="tangga sesudah {mkg_step}",
    shows_en="the step after {mkg_step}",
)
def kgb_step(mkg_step: Column, golongan: Column, p: Parameters) -> Column:
    """The next step in the column of the golongan; nothing when the last one is reached."""
    is_odd = lookup(golongan, p.mkg_is_odd) == 1
    step = when(is_odd & (mkg_step == 0)).then(lit(1)).otherwise(mkg_step + 2)
    return when(step <= lookup(golongan, p.mkg_last)).then(step)


@rule(
    law=KGB,
    title="TMT KGB berikutnya",
    title_en="Next KGB",
    unit=Unit.DATE,
    nullable=True,
    shows="masa kerja {mkg_months} per {mkg_on} menjadi {kgb_step}",
    shows_en="masa kerja of {mkg_months} as of {mkg_on} becomes {kgb_step}",
)
def kgb_on(mkg_on: Column, mkg_months: Column, kgb_step: Column) -> Column:
    """The KGB takes effect when the step is reached, on the first of the month or of the next."""
    reached = plus_months(mkg_on, kgb_step * YEAR - mkg_months)
    return when(date_day(reached) == 1).then(reached).otherwise(first_of_month(plus_months(reached, 1)))


@rule(
    law="PP 5/2024 lampiran; PPPK: Perpres 11/2024 lampiran",
    title="Gaji pokok sekarang",
    title_en="Gaji pokok now",
    unit=Unit.RUPIAH,
    nullable=True,
    shows="golongan {golongan}, masa kerja {mkg_step}",
    shows_en="golongan {golongan}, masa kerja {mkg_step}",
)
def gaji_now(golongan: Column, mkg_step: Column, p: Parameters) -> Column:
    """The gaji pokok of the column of the golongan, at the step reached."""
    return lookup(golongan * 100 + mkg_step, p.gaji_pokok)


@rule(
    law="PP 5/2024 lampiran; PPPK: Perpres 11/2024 lampiran",
    title="Gaji pokok baru",
    title_en="New gaji pokok",
    unit=Unit.RUPIAH,
    nullable=True,
    shows="golongan {golongan}, masa kerja {kgb_step}",
    shows_en="golongan {golongan}, masa kerja {kgb_step}",
)
def gaji_new(golongan: Column, kgb_step: Column, p: Parameters) -> Column:
    """The gaji pokok of the column of the golongan, at the next step."""
    return lookup(golongan * 100 + kgb_step, p.gaji_pokok)


@rule(
    law="PP 7/1977 ps. 13; PPPK: Perpres 98/2020",
    title="Sudah waktunya disiapkan",
    title_en="Near enough to be prepared",
    unit=Unit.FLAG,
    nullable=True,
    shows="TMT {kgb_on}; disiapkan paling awal {p.kgb_notice_months} sebelumnya",
    shows_en="effective {kgb_on}; prepared at the earliest {p.kgb_notice_months} before",
)
def kgb_time_met(kgb_on: Column, p: Parameters, month: Month) -> Column:
    """A KGB is prepared so many months ahead and no earlier."""
    return kgb_on <= month.plus(p.kgb_notice_months).last


@rule(
    law="PP 7/1977 ps. 11; PPPK: Perpres 98/2020",
    title="KGB terakhir tercatat",
    title_en="Last KGB on record",
    unit=Unit.FLAG,
    nullable=True,
    shows="KGB terakhir {kgb_last}",
    shows_en="last KGB {kgb_last}",
)
def kgb_record_met(kgb_last: Column) -> Column:
    """Without the last KGB on record, masa kerja golongan is to be checked by hand."""
    return when(kgb_last.is_not_null()).then(kgb_last.is_not_null())


@rule(
    law="PP 11/2017; PermenPANRB 6/2022",
    title="Predikat terbaru",
    title_en="Newest predikat",
    unit=Unit.CODE,
    nullable=True,
    shows="predikat bulanan yang terbit dalam setahun terakhir",
    shows_en="monthly predikat published in the last year",
)
def predikat_now(rated: Column, rated_on: Column, month: Month) -> Column:
    """The newest predikat published in the last twelve months."""
    return latest(rated, rated_on, (rated_on <= month.last) & (rated_on > month.plus(-12).last))


@rule(
    law="PP 11/2017; PermenPANRB 6/2022",
    title="Predikat setahun sebelumnya",
    title_en="Predikat of the year before",
    unit=Unit.CODE,
    nullable=True,
    shows="predikat terakhir yang terbit dalam tahun sebelumnya",
    shows_en="the last predikat published in the year before that",
)
def predikat_before(rated: Column, rated_on: Column, month: Month) -> Column:
    """The last predikat published in the twelve months before those."""
    return latest(rated, rated_on, (rated_on <= month.plus(-12).last) & (rated_on > month.plus(-24).last))


@rule(
    law="PP 7/1977 ps. 11; PPPK: Perpres 98/2020",
    title="Kinerja cukup",
    title_en="Performance suffices",
    unit=Unit.FLAG,
    nullable=True,
    shows="predikat terbaru {predikat_now}, paling rendah {p.kgb_predikat}",
    shows_en="newest predikat {predikat_now}; at least {p.kgb_predikat}",
)
def kgb_predikat_met(predikat_now: Column, p: Parameters) -> Column:
    """A KGB needs work that suffices; without a predikat it cannot be told."""
    return predikat_now >= p.kgb_predikat


@rule(
    law="PP 7/1977 ps. 11; PPPK: Perpres 98/2020 ps. 3",
    title="PNS atau PPPK aktif",
    title_en="Active PNS or PPPK",
    unit=Unit.FLAG,
    nullable=True,
    shows="{kind}, status {status}",
    shows_en="{kind}, status {status}",
)
def kgb_status_met(kind: Column, status: Column) -> Column:
    """A KGB is for active PNS and PPPK; a CPNS has none."""
    return kind.is_in([1, 3]) & (status == 1)
