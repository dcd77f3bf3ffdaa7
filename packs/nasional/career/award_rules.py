"""Satyalancana Karya Satya by years of service, and the degree that is to be recognised (pencantuman gelar)."""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    any_if,
    complete_years_between,
    largest,
    lit,
    lookup,
    plus_months,
    rule,
    steps,
    when,
)
from sembilan.terms.column import Unit
from sembilan.terms.month import Month

SATYA = "UU 20/2009; PP 35/2010 ps. 22"
GELAR = "PerBKN tentang pencantuman gelar; SE BKN"
YEAR = 12


@rule(
    law=SATYA,
    title="Masa kerja",
    title_en="Years of service",
    unit=Unit.YEARS,
    nullable=True,
    shows="sejak {tmt_cpns}",
    shows_en="since {tmt_cpns}",
)
def service_years(tmt_cpns: Column, month: Month) -> Column:
    """Whole years of service on the last day of the month."""
    return complete_years_between(tmt_cpns, month.last)


@rule(
    law=SATYA,
    title="Satyalancana berikutnya",
    title_en="Next satyalancana",
    unit=Unit.CODE,
    nullable=True,
    shows="masa kerja {service_years}, dimiliki {satya_given}",
    shows_en="{service_years} of service, already given {satya_given}",
)
def satya_years(service_years: Column, satya_given: Column, p: Parameters) -> Column:
    """The highest one earned and not yet given, else the next to come; nothing after the last."""
    earned = steps(service_years, p.satya_steps)
    later = lookup(largest(earned, satya_given), p.satya_next)
    return when(service_years.is_not_null()).then(when(earned > satya_given).then(earned).otherwise(later))


@rule(
    law=SATYA,
    title="Genap masa kerja",
    title_en="Years complete",
    unit=Unit.DATE,
    nullable=True,
    shows="{tmt_cpns} ditambah {satya_years}",
    shows_en="{tmt_cpns} plus {satya_years}",
)
def satya_on(tmt_cpns: Column, satya_years: Column) -> Column:
    """The day on which the years of service are complete."""
    return plus_months(tmt_cpns, satya_years * YEAR)


@rule(
    law=SATYA,
    title="Masa kerja",
    title_en="Years of service complete",
    unit=Unit.FLAG,
    nullable=True,
    shows="genap {satya_on}; diusulkan paling awal {p.satya_notice_months} sebelumnya",
    shows_en="complete on {satya_on}; proposed at the earliest {p.satya_notice_months} before",
)
def satya_time_met(satya_on: Column, p: Parameters, month: Month) -> Column:
    """An award is proposed so many months ahead and no earlier."""
    return satya_on <= month.plus(p.satya_notice_months).last


@rule(
    law=SATYA,
    title="Pernah hukuman sedang atau berat",
    title_en="Ever punished",
    unit=Unit.FLAG,
    shows="hukuman yang pernah dijatuhkan",
    shows_en="sanctions ever given",
)
def was_punished(level: Column, tmt: Column, p: Parameters, month: Month) -> Column:
    """Whether a sanction sedang or berat was ever given."""
    return any_if((level >= p.sanction_level) & (tmt <= month.last))


@rule(
    law=SATYA,
    title="Tidak pernah hukuman sedang atau berat",
    title_en="Never punished",
    unit=Unit.FLAG,
    nullable=True,
    shows="pernah dihukum sedang atau berat: {was_punished}",
    shows_en="ever a sanction sedang or berat: {was_punished}",
)
def satya_sanction_met(was_punished: Column) -> Column:
    """The award is for who never had a sanction sedang or berat."""
    return was_punished.eq_missing(lit(False))


@rule(
    law=SATYA,
    title="Tidak sedang CLTN",
    title_en="Not on CLTN",
    unit=Unit.FLAG,
    nullable=True,
    shows="status {status}",
    shows_en="status {status}",
)
def satya_cltn_met(status: Column) -> Column:
    """Service must not be interrupted by leave outside the state's account."""
    return status != 2


@rule(
    law=SATYA,
    title="PNS aktif",
    title_en="Active PNS",
    unit=Unit.FLAG,
    nullable=True,
    shows="{kind}, status {status}",
    shows_en="{kind}, status {status}",
)
def satya_status_met(kind: Column, status: Column) -> Column:
    """The award is for active PNS."""
    return (kind == 1) & (status == 1)


@rule(
    law=GELAR,
    title="Sudah lulus",
    title_en="Finished",
    unit=Unit.FLAG,
    nullable=True,
    shows="lulus {title_on}",
    shows_en="finished on {title_on}",
)
def gelar_finished_met(title_on: Column, month: Month) -> Column:
    """The education is finished; without the day of the ijazah it cannot be told."""
    return title_on <= month.last


@rule(
    law=GELAR,
    title="Ijazah tercatat",
    title_en="Ijazah on record",
    unit=Unit.FLAG,
    nullable=True,
    shows="nomor ijazah: {title_proven}",
    shows_en="number of the ijazah: {title_proven}",
)
def gelar_proven_met(title_proven: Column, title_level: Column) -> Column:
    """The number of the ijazah is on record."""
    return when(title_level.is_not_null()).then(title_proven)


@rule(
    law=GELAR,
    title="Jenjang tidak lebih rendah",
    title_en="Level not lower",
    unit=Unit.FLAG,
    nullable=True,
    shows="{title_level} terhadap {education}",
    shows_en="{title_level} against {education}",
)
def gelar_level_met(title_level: Column, education: Column) -> Column:
    """A degree is recognised when its level is not below the one on record."""
    return title_level >= education


@rule(
    law=GELAR,
    title="PNS atau PPPK aktif",
    title_en="Active PNS or PPPK",
    unit=Unit.FLAG,
    nullable=True,
    shows="{kind}, status {status}",
    shows_en="{kind}, status {status}",
)
def gelar_status_met(kind: Column, status: Column) -> Column:
    """A degree is recognised for who is active."""
    return kind.is_in([1, 3]) & (status == 1)
