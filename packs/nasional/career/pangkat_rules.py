"""Kenaikan pangkat: which kind the post leads to, when, to which golongan, and each of its requirements."""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    any_if,
    date_day,
    date_month,
    first_of_month,
    largest,
    lit,
    lookup,
    plus_months,
    rule,
    steps,
    sum_if,
    when,
)
from sembilan.terms.column import Unit
from sembilan.terms.month import Month

KP = "PP 99/2000 jo. PP 12/2002"
PERIODS = "PerBKN 4/2025"
CREDIT = "PermenPANRB 1/2023 ps. 37; PerBKN 3/2023"
REGULER, STRUKTURAL, FUNGSIONAL = 101, 201, 202


@rule(
    law=KP,
    title="Jenis kenaikan pangkat",
    title_en="Kind of rise",
    unit=Unit.CODE,
    nullable=True,
    shows="jabatan {post_level}",
    shows_en="post {post_level}",
)
def kp_kind(post_level: Column, p: Parameters) -> Column:
    """The level of the post decides between the regular rise and the two by choice."""
    return lookup(post_level, p.kp_kinds)


@rule(
    law=KP,
    title="Masa dalam pangkat yang dibutuhkan",
    title_en="Time in rank needed",
    unit=Unit.MONTHS,
    nullable=True,
    shows="{kp_kind}",
)
def kp_months(kp_kind: Column, golongan: Column, eselon: Column, p: Parameters) -> Column:
    """Years in the rank by the kind of rise; below the lowest rank of a structural post one year is enough."""
    below = (kp_kind == STRUKTURAL) & (golongan < lookup(eselon, p.eselon_lowest))
    return when(below).then(p.kp_months_below_post).otherwise(lookup(kp_kind, p.kp_months_in_rank))


@rule(
    law=KP,
    title="Masa dalam pangkat genap",
    title_en="Time in rank complete",
    unit=Unit.DATE,
    nullable=True,
    shows="golongan sejak {golongan_since}, ditambah {kp_months}",
    shows_en="golongan since {golongan_since}, plus {kp_months}",
)
def kp_ready_on(golongan_since: Column, kp_months: Column) -> Column:
    """The first of a month from which the time in the rank is complete."""
    full = plus_months(golongan_since, kp_months)
    return when(date_day(full) == 1).then(full).otherwise(first_of_month(plus_months(full, 1)))


@rule(
    law=PERIODS,
    title="TMT kenaikan pangkat",
    title_en="Period of the rise",
    unit=Unit.DATE,
    nullable=True,
    shows="periode pertama sejak {kp_ready_on}",
    shows_en="the first period from {kp_ready_on} on",
)
def kp_on(kp_ready_on: Column, kp_to: Column, p: Parameters, month: Month) -> Column:
    """The first period after the time is complete that is still to come; nothing for whom there is no next rank."""
    at_least = largest(kp_ready_on, lit(month.next().first))
    period = plus_months(at_least, lookup(date_month(at_least), p.kp_wait_months))
    return when(kp_ready_on.is_not_null() & kp_to.is_not_null()).then(period)


@rule(
    law=KP,
    title="Golongan berikutnya",
    title_en="Next golongan",
    unit=Unit.CODE,
    nullable=True,
    shows="sesudah {golongan}",
    shows_en="after {golongan}",
)
def kp_to(golongan: Column, kind: Column, p: Parameters) -> Column:
    """The golongan above the present one; IV/e has none above it, and PPPK do not rise."""
    return when(kind == 1).then(lookup(golongan, p.golongan_next))


@rule(
    law=KP,
    title="Pangkat tertinggi",
    title_en="Highest rank",
    unit=Unit.CODE,
    nullable=True,
    shows="pendidikan {education}, jabatan {post_level}",
    shows_en="education {education}, post {post_level}",
)
def kp_highest(kp_kind: Column, education: Column, eselon: Column, post_level: Column, p: Parameters) -> Column:
    """The highest golongan education allows a regular rise; else the one of the post."""
    by_school = when(education.is_not_null()).then(steps(education, p.education_highest))
    by_post = (
        when(kp_kind == STRUKTURAL).then(lookup(eselon, p.eselon_highest)).otherwise(lookup(post_level, p.jf_highest))
    )
    return when(kp_kind == REGULER).then(by_school).otherwise(by_post)


@rule(
    law=KP,
    title="Masa kerja dalam pangkat",
    title_en="Time in the rank",
    unit=Unit.FLAG,
    nullable=True,
    shows="genap {kp_ready_on}; diusulkan paling awal {p.kp_notice_months} sebelumnya",
    shows_en="complete on {kp_ready_on}; proposed at the earliest {p.kp_notice_months} before",
)
def kp_time_met(kp_ready_on: Column, p: Parameters, month: Month) -> Column:
    """A rise is proposed so many months ahead and no earlier."""
    return kp_ready_on <= month.plus(p.kp_notice_months).last


@rule(
    law=KP,
    title="Predikat dua tahun",
    title_en="Predikat of two years",
    unit=Unit.FLAG,
    nullable=True,
    shows="{predikat_now} dan setahun sebelumnya {predikat_before}; paling rendah {p.kp_predikat}",
    shows_en="{predikat_now}, and {predikat_before} the year before; at least {p.kp_predikat}",
)
def kp_predikat_met(predikat_now: Column, predikat_before: Column, p: Parameters) -> Column:
    """Both years need the predikat; a year without one here cannot be told."""
    return (predikat_now >= p.kp_predikat) & (predikat_before >= p.kp_predikat)


@rule(
    law=KP,
    title="Pangkat di bawah batas tertinggi",
    title_en="Highest rank not yet reached",
    unit=Unit.FLAG,
    nullable=True,
    shows="{kp_to} terhadap {kp_highest}",
    shows_en="{kp_to} against {kp_highest}",
)
def kp_ceiling_met(kp_to: Column, kp_highest: Column) -> Column:
    """The next golongan may not be above what education or post allow."""
    return kp_to <= kp_highest


@rule(
    law=CREDIT,
    title="Angka kredit terkumpul",
    title_en="Angka kredit gathered",
    unit=Unit.COUNT,
    shows="angka kredit dalam golongan ini, per seribu",
    shows_en="angka kredit in this golongan, in thousandths",
)
def kp_credit(credit_milli: Column, credited_on: Column, month: Month) -> Column:
    """The angka kredit gathered in the present golongan until the end of the month."""
    return sum_if(credit_milli, credited_on <= month.last)


@rule(
    law=CREDIT,
    title="Angka kredit yang dibutuhkan",
    title_en="Angka kredit needed",
    unit=Unit.COUNT,
    nullable=True,
    shows="jabatan {post_level}, per seribu",
    shows_en="post {post_level}, in thousandths",
)
def kp_credit_need(post_level: Column, p: Parameters) -> Column:
    """What the level of a functional post needs for the next golongan."""
    return lookup(post_level, p.kp_credit_milli)


@rule(
    law=CREDIT,
    title="Angka kredit",
    title_en="Angka kredit",
    unit=Unit.FLAG,
    nullable=True,
    shows="terkumpul {kp_credit} dari {kp_credit_need}, per seribu",
    shows_en="{kp_credit} gathered of {kp_credit_need}, in thousandths",
)
def kp_credit_met(kp_kind: Column, kp_credit: Column, kp_credit_need: Column) -> Column:
    """A functional post rises by angka kredit; others need none."""
    return (kp_kind != FUNGSIONAL) | (kp_credit >= kp_credit_need)


@rule(
    law="PP 94/2021",
    title="Hukuman sedang atau berat berjalan",
    title_en="Sanction running",
    unit=Unit.FLAG,
    shows="hukuman yang masih berjalan",
    shows_en="sanctions still running",
)
def is_punished(level: Column, tmt: Column, months: Column, p: Parameters, month: Month) -> Column:
    """Whether a sanction sedang or berat has begun and has not ended by this month."""
    running = months.is_null() | (plus_months(tmt, months) > month.first)
    return any_if((level >= p.sanction_level) & (tmt <= month.last) & running)


@rule(
    law=KP,
    title="Tidak menjalani hukuman disiplin",
    title_en="No sanction running",
    unit=Unit.FLAG,
    nullable=True,
    shows="hukuman sedang atau berat berjalan: {is_punished}",
    shows_en="a sanction sedang or berat running: {is_punished}",
)
def kp_sanction_met(is_punished: Column) -> Column:
    """Nobody rises while a sanction sedang or berat is running."""
    return is_punished.eq_missing(lit(False))


@rule(
    law=KP,
    title="PNS aktif",
    title_en="Active PNS",
    unit=Unit.FLAG,
    nullable=True,
    shows="{kind}, status {status}",
    shows_en="{kind}, status {status}",
)
def kp_status_met(kind: Column, status: Column) -> Column:
    """A rise in rank is for active PNS."""
    return (kind == 1) & (status == 1)
