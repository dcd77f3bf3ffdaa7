"""Talent: from predikat, assessment and records to a place in the nine-box.

Scores are hundredths of a point.
"""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    any_if,
    bands,
    complete_years_between,
    half_up,
    latest,
    lit,
    lookup,
    max_if,
    months_between,
    plus_months,
    rule,
    steps,
    sum_if,
    total,
    when,
)
from sembilan.terms.column import Unit
from sembilan.terms.month import Month

WHOLE = 10_000  # 100 % in basis points, and 100 points in hundredths
ITEMS = 4  # rekam jejak is the mean of four
AXES = "PermenPANRB 3/2020, ps. 17 diubah 20/2025"
BOXES = "PermenPANRB 3/2020"


@rule(law=AXES, title="Kinerja", title_en="Performance", unit=Unit.CODE, shows="predikat {predikat}")
def kinerja(predikat: Column, p: Parameters) -> Column:
    """The kinerja axis follows from the predikat."""
    return lookup(predikat, p.kinerja_table)


@rule(
    law=BOXES,
    title="Asesmen berlaku?",
    title_en="Assessment in force?",
    unit=Unit.FLAG,
    grain="assessment",
    shows="asesmen {assessed_on}",
    shows_en="assessed on {assessed_on}",
)
def is_valid(assessed_on: Column, p: Parameters, month: Month) -> Column:
    """An assessment counts from its day for its number of months, seen on the last day of the month."""
    return (assessed_on <= month.last) & (plus_months(assessed_on, p.assessment_months) >= month.last)


@rule(
    law=AXES,
    title="JPM",
    title_en="JPM",
    unit=Unit.SCORE,
    nullable=True,
    shows="asesmen terbaru yang berlaku",
    shows_en="the latest assessment in force",
)
def jpm(assessed_jpm: Column, assessed_on: Column, is_valid: Column) -> Column:
    """Competence is the job person match of the latest assessment in force."""
    return latest(assessed_jpm, assessed_on, is_valid)


@rule(
    law=AXES,
    title="Potensi",
    title_en="Potensi",
    unit=Unit.SCORE,
    nullable=True,
    shows="asesmen terbaru yang berlaku",
    shows_en="the latest assessment in force",
)
def potensi(assessed_potensi: Column, assessed_on: Column, is_valid: Column) -> Column:
    """Potential is the score of the latest assessment in force."""
    return latest(assessed_potensi, assessed_on, is_valid)


@rule(
    law=BOXES,
    title="Nilai pendidikan",
    title_en="Score for education",
    unit=Unit.SCORE,
    shows="pendidikan {education}",
    shows_en="education {education}",
)
def pendidikan_score(education: Column, p: Parameters) -> Column:
    """Education scores by its level; a level not known scores as the lowest."""
    return steps(education, p.pendidikan_scores)


@rule(
    law=BOXES,
    title="JP dua tahun terakhir",
    title_en="Hours (JP) of the last two years",
    unit=Unit.COUNT,
    shows="JP yang selesai dalam {p.training_months} terakhir",
    shows_en="hours (JP) finished in the last {p.training_months}",
)
def jp_recent(jp: Column, finished_on: Column, p: Parameters, month: Month) -> Column:
    """The hours of training finished in the calendar months that count, this month the last of them."""
    begins = month.plus(1 - p.training_months).first
    return sum_if(jp, (finished_on >= begins) & (finished_on <= month.last))


@rule(law=BOXES, title="Nilai pelatihan", title_en="Score for training", unit=Unit.SCORE, shows="{jp_recent} JP")
def pelatihan_score(jp_recent: Column, p: Parameters) -> Column:
    """Training scores by its hours."""
    return steps(jp_recent, p.pelatihan_scores)


@rule(
    law=BOXES,
    title="Tahun dalam jabatan",
    title_en="Years in the post",
    unit=Unit.YEARS,
    nullable=True,
    shows="sejak {post_since}",
    shows_en="since {post_since}",
)
def years_in_post(post_since: Column, month: Month) -> Column:
    """Experience is the full years in the present post on the last day of the month."""
    return complete_years_between(post_since, month.last)


@rule(law=BOXES, title="Nilai pengalaman", title_en="Score for experience", unit=Unit.SCORE, shows="{years_in_post}")
def pengalaman_score(years_in_post: Column, p: Parameters) -> Column:
    """Experience scores by its years; an unknown day of taking up the post scores as the lowest."""
    return steps(years_in_post, p.pengalaman_scores)


@rule(
    law=BOXES,
    title="Hukuman terberat",
    title_en="Heaviest sanction",
    unit=Unit.CODE,
    nullable=True,
    shows="terberat yang pernah dijatuhkan",
    shows_en="the heaviest ever given",
)
def heaviest_sanction(level: Column, tmt: Column, month: Month) -> Column:
    """The heaviest sanction ever given that has taken effect by the end of the month."""
    return max_if(level, tmt <= month.last)


@rule(
    law=BOXES,
    title="Sedang dihukum?",
    title_en="Being sanctioned?",
    unit=Unit.FLAG,
    shows="TMT dan lama hukuman",
    shows_en="day of taking effect (TMT) and length of the sanction",
)
def is_sanctioned(tmt: Column, months: Column, month: Month) -> Column:
    """A sanction runs from the month of its TMT for its number of months; a reprimand never runs."""
    elapsed = months_between(tmt, month.first)
    return any_if((elapsed >= 0) & (elapsed < months))


@rule(
    law=BOXES,
    title="Nilai integritas",
    title_en="Score for integrity",
    unit=Unit.SCORE,
    shows="terberat {heaviest_sanction}, berjalan {is_sanctioned}",
    shows_en="heaviest {heaviest_sanction}, running {is_sanctioned}",
)
def integritas_score(heaviest_sanction: Column, is_sanctioned: Column, p: Parameters) -> Column:
    """Integrity scores by the heaviest sanction ever, and nothing while one is running."""
    by_record = lookup(heaviest_sanction, p.integritas_scores, p.integritas_scores[0])
    return when(is_sanctioned).then(lit(p.sanctioned_score)).otherwise(by_record)


@rule(
    law=AXES,
    title="Jumlah empat butir",
    title_en="Sum of the four items",
    unit=Unit.SCORE,
    shows="{pendidikan_score} + {pelatihan_score} + {pengalaman_score} + {integritas_score}",
)
def items_sum(
    pendidikan_score: Column, pelatihan_score: Column, pengalaman_score: Column, integritas_score: Column
) -> Column:
    """The four items of rekam jejak are education, training, experience and integrity."""
    return total(pendidikan_score, pelatihan_score, pengalaman_score, integritas_score)


@rule(law=AXES, title="Rekam jejak", title_en="Track record", unit=Unit.SCORE, shows="{items_sum} ÷ 4")
def rekam_jejak(items_sum: Column) -> Column:
    """Rekam jejak is the mean of its four items, rounded half up."""
    return half_up(items_sum, ITEMS)


def weighted(jpm: Column, potensi: Column, rekam_jejak: Column, shares: tuple[int, int, int]) -> Column:
    """The three components by their weights, before division; empty without an assessment."""
    return total(jpm * shares[0], potensi * shares[1], rekam_jejak * shares[2])


@rule(
    law=AXES,
    title="Potensial",
    title_en="Potential",
    unit=Unit.SCORE,
    shows="{p.jpm_share} × {jpm} + {p.potensi_share} × {potensi} + {p.rekam_jejak_share} × {rekam_jejak}",
)
def potensial(jpm: Column, potensi: Column, rekam_jejak: Column, p: Parameters) -> Column:
    """The potensial axis is the weighted mean of competence, potential and rekam jejak, rounded half up."""
    return half_up(weighted(jpm, potensi, rekam_jejak, (p.jpm_share, p.potensi_share, p.rekam_jejak_share)), WHOLE)


@rule(
    law=AXES,
    title="Jumlah berbobot",
    title_en="Weighted sum",
    unit=Unit.COUNT,
    shows="{p.jpm_share} × {jpm} + {p.potensi_share} × {potensi} + {p.rekam_jejak_share} × {rekam_jejak}",
)
def weighted_sum(jpm: Column, potensi: Column, rekam_jejak: Column, p: Parameters) -> Column:
    """The potensial axis before division and rounding, from which the exact rise is told."""
    return weighted(jpm, potensi, rekam_jejak, (p.jpm_share, p.potensi_share, p.rekam_jejak_share))


@rule(
    law=AXES,
    title="Tingkat potensial",
    title_en="Level of potential",
    unit=Unit.CODE,
    shows="{potensial} terhadap batas {p.potensial_edges}",
    shows_en="{potensial} against the thresholds {p.potensial_edges}",
)
def potensial_level(potensial: Column, p: Parameters) -> Column:
    """The potensial axis is tinggi, menengah or rendah by where its score lies."""
    return bands(potensial, p.potensial_edges) + 1


@rule(
    law=BOXES,
    title="Kotak",
    title_en="Box",
    unit=Unit.CODE,
    shows="kinerja {kinerja}, potensial {potensial_level}",
    shows_en="performance {kinerja}, potential {potensial_level}",
)
def kotak(kinerja: Column, potensial_level: Column, p: Parameters) -> Column:
    """The place in the nine-box is where the two axes meet; without one of them there is none."""
    return lookup(kinerja * 10 + potensial_level, p.kotak_table)


@rule(
    law=BOXES,
    title="Belum dipetakan?",
    title_en="Not yet mapped?",
    unit=Unit.FLAG,
    shows="kotak {kotak}",
    shows_en="box {kotak}",
)
def is_unmapped(kotak: Column) -> Column:
    """Someone without a place in the nine-box is listed as not yet mapped."""
    return kotak.is_null()
