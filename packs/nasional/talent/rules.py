"""Talent: from predikat, assessment and records to a place in the nine-box, and the shortest way onwards.

Scores are hundredths of a point. A path column asks: if this component alone rises, how much must it rise?
"""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    any_if,
    bands,
    complete_years_between,
    floor_div,
    half_up,
    latest,
    lit,
    lookup,
    max_if,
    months_between,
    nothing,
    plus_months,
    rule,
    smallest,
    steps,
    sum_if,
    total,
    when,
)
from sembilan.terms.column import Unit
from sembilan.terms.month import Month

WHOLE = 10_000  # 100 % in basis points, and 100 points in hundredths
HALF = 5_000  # what half up adds before a division by 100 %
ITEMS = 4  # rekam jejak is the mean of four
HALF_OF_ITEMS = 2
AXES = "PermenPANRB 3/2020, ps. 17 diubah 20/2025"
BOXES = "PermenPANRB 3/2020"


@rule(law=AXES, title="Kinerja", unit=Unit.CODE, shows="predikat {predikat}")
def kinerja(predikat: Column, p: Parameters) -> Column:
    """The kinerja axis follows from the predikat."""
    return lookup(predikat, p.kinerja_table)


@rule(law=BOXES, title="Asesmen berlaku?", unit=Unit.FLAG, grain="assessment", shows="asesmen {assessed_on}")
def is_valid(assessed_on: Column, p: Parameters, month: Month) -> Column:
    """An assessment counts from its day for its number of months, seen on the last day of the month."""
    return (assessed_on <= month.last) & (plus_months(assessed_on, p.assessment_months) >= month.last)


@rule(law=AXES, title="JPM", unit=Unit.SCORE, nullable=True, shows="asesmen terbaru yang berlaku")
def jpm(assessed_jpm: Column, assessed_on: Column, is_valid: Column) -> Column:
    """Competence is the job person match of the latest assessment in force."""
    return latest(assessed_jpm, assessed_on, is_valid)


@rule(law=AXES, title="Potensi", unit=Unit.SCORE, nullable=True, shows="asesmen terbaru yang berlaku")
def potensi(assessed_potensi: Column, assessed_on: Column, is_valid: Column) -> Column:
    """Potential is the score of the latest assessment in force."""
    return latest(assessed_potensi, assessed_on, is_valid)


@rule(law=BOXES, title="Nilai pendidikan", unit=Unit.SCORE, shows="pendidikan {education}")
def pendidikan_score(education: Column, p: Parameters) -> Column:
    """Education scores by its level; a level not known scores as the lowest."""
    return steps(education, p.pendidikan_scores)


@rule(
    law=BOXES,
    title="JP dua tahun terakhir",
    unit=Unit.COUNT,
    shows="JP yang selesai dalam {p.training_months} terakhir",
)
def jp_recent(jp: Column, finished_on: Column, p: Parameters, month: Month) -> Column:
    """The hours of training finished in the calendar months that count, this month the last of them."""
    begins = month.plus(1 - p.training_months).first
    return sum_if(jp, (finished_on >= begins) & (finished_on <= month.last))


@rule(law=BOXES, title="Nilai pelatihan", unit=Unit.SCORE, shows="{jp_recent} JP")
def pelatihan_score(jp_recent: Column, p: Parameters) -> Column:
    """Training scores by its hours."""
    return steps(jp_recent, p.pelatihan_scores)


@rule(law=BOXES, title="Tahun dalam jabatan", unit=Unit.YEARS, nullable=True, shows="sejak {post_since}")
def years_in_post(post_since: Column, month: Month) -> Column:
    """Experience is the full years in the present post on the last day of the month."""
    return complete_years_between(post_since, month.last)


@rule(law=BOXES, title="Nilai pengalaman", unit=Unit.SCORE, shows="{years_in_post}")
def pengalaman_score(years_in_post: Column, p: Parameters) -> Column:
    """Experience scores by its years; an unknown day of taking up the post scores as the lowest."""
    return steps(years_in_post, p.pengalaman_scores)


@rule(law=BOXES, title="Hukuman terberat", unit=Unit.CODE, nullable=True, shows="terberat yang pernah dijatuhkan")
def heaviest_sanction(level: Column, tmt: Column, month: Month) -> Column:
    """The heaviest sanction ever given that has taken effect by the end of the month."""
    return max_if(level, tmt <= month.last)


@rule(law=BOXES, title="Sedang dihukum?", unit=Unit.FLAG, shows="TMT dan lama hukuman")
def is_sanctioned(tmt: Column, months: Column, month: Month) -> Column:
    """A sanction runs from the month of its TMT for its number of months; a reprimand never runs."""
    elapsed = months_between(tmt, month.first)
    return any_if((elapsed >= 0) & (elapsed < months))


@rule(
    law=BOXES, title="Nilai integritas", unit=Unit.SCORE, shows="terberat {heaviest_sanction}, berjalan {is_sanctioned}"
)
def integritas_score(heaviest_sanction: Column, is_sanctioned: Column, p: Parameters) -> Column:
    """Integrity scores by the heaviest sanction ever, and nothing while one is running."""
    by_record = lookup(heaviest_sanction, p.integritas_scores, p.integritas_scores[0])
    return when(is_sanctioned).then(lit(p.sanctioned_score)).otherwise(by_record)


@rule(
    law=AXES,
    title="Jumlah empat butir",
    unit=Unit.SCORE,
    shows="{pendidikan_score} + {pelatihan_score} + {pengalaman_score} + {integritas_score}",
)
def items_sum(
    pendidikan_score: Column, pelatihan_score: Column, pengalaman_score: Column, integritas_score: Column
) -> Column:
    """The four items of rekam jejak are education, training, experience and integrity."""
    return total(pendidikan_score, pelatihan_score, pengalaman_score, integritas_score)


@rule(law=AXES, title="Rekam jejak", unit=Unit.SCORE, shows="{items_sum} ÷ 4")
def rekam_jejak(items_sum: Column) -> Column:
    """Rekam jejak is the mean of its four items, rounded half up."""
    return half_up(items_sum, ITEMS)


def weighted(jpm: Column, potensi: Column, rekam_jejak: Column, shares: tuple[int, int, int]) -> Column:
    """The three components by their weights, before division; empty without an assessment."""
    return total(jpm * shares[0], potensi * shares[1], rekam_jejak * shares[2])


@rule(
    law=AXES,
    title="Potensial",
    unit=Unit.SCORE,
    shows="{p.jpm_share} × {jpm} + {p.potensi_share} × {potensi} + {p.rekam_jejak_share} × {rekam_jejak}",
)
def potensial(jpm: Column, potensi: Column, rekam_jejak: Column, p: Parameters) -> Column:
    """The potensial axis is the weighted mean of competence, potential and rekam jejak, rounded half up."""
    return half_up(weighted(jpm, potensi, rekam_jejak, (p.jpm_share, p.potensi_share, p.rekam_jejak_share)), WHOLE)


@rule(law=AXES, title="Tingkat potensial", unit=Unit.CODE, shows="{potensial} terhadap batas {p.potensial_edges}")
def potensial_level(potensial: Column, p: Parameters) -> Column:
    """The potensial axis is tinggi, menengah or rendah by where its score lies."""
    return bands(potensial, p.potensial_edges) + 1


@rule(law=BOXES, title="Kotak", unit=Unit.CODE, shows="kinerja {kinerja}, potensial {potensial_level}")
def kotak(kinerja: Column, potensial_level: Column, p: Parameters) -> Column:
    """The place in the nine-box is where the two axes meet; without one of them there is none."""
    return lookup(kinerja * 10 + potensial_level, p.kotak_table)


@rule(law=BOXES, title="Belum dipetakan?", unit=Unit.FLAG, shows="kotak {kotak}")
def is_unmapped(kotak: Column) -> Column:
    """Someone without a place in the nine-box is listed as not yet mapped."""
    return kotak.is_null()


# The shortest path. Kinerja and potensial rise separately: `next` is the next level of potensial, `nine` the level
# box 9 asks for. Each component is asked how much it alone must rise; nothing is said where even 100 is too little.


def missing(weighted: Column, target: Column) -> Column:
    """What the weighted sum lacks until the score, rounded half up, reaches the target; nothing when it is there."""
    lacks = target * WHOLE - HALF - weighted
    return when(lacks > 0).then(lacks).otherwise(nothing())


def rise(lacks: Column, share: int, now: Column) -> Column:
    """The least a component of this weight must rise, if it can."""
    points = floor_div(lacks + (share - 1), share)
    return when(now + points <= WHOLE).then(points).otherwise(nothing())


def first_step(score: Column, table: dict[int, int]) -> Column:
    """The lowest step of a table that gives at least a score; nothing when none does."""
    found = nothing()
    for edge in sorted(table, reverse=True):
        found = when(score <= table[edge]).then(lit(edge)).otherwise(found)
    return found


@rule(law=AXES, title="Jumlah berbobot", unit=Unit.COUNT, shows="dari {jpm}, {potensi} dan {rekam_jejak}")
def weighted_sum(jpm: Column, potensi: Column, rekam_jejak: Column, p: Parameters) -> Column:
    """The potensial axis before division and rounding, from which the exact rise is told."""
    return weighted(jpm, potensi, rekam_jejak, (p.jpm_share, p.potensi_share, p.rekam_jejak_share))


@rule(
    law=BOXES,
    title="Kotak bila potensial naik setingkat",
    unit=Unit.CODE,
    shows="kinerja {kinerja}, potensial {potensial_level} + 1",
)
def kotak_by_potensial(kinerja: Column, potensial_level: Column, p: Parameters) -> Column:
    """The box one level of potensial higher; nothing at the highest level."""
    return lookup(kinerja * 10 + potensial_level + 1, p.kotak_table)


@rule(
    law=BOXES,
    title="Kotak bila kinerja naik setingkat",
    unit=Unit.CODE,
    shows="kinerja {kinerja} + 1, potensial {potensial_level}",
)
def kotak_by_kinerja(kinerja: Column, potensial_level: Column, p: Parameters) -> Column:
    """The box one level of kinerja higher; nothing at the highest level."""
    return lookup((kinerja + 1) * 10 + potensial_level, p.kotak_table)


@rule(law=BOXES, title="Predikat untuk kinerja setingkat lebih tinggi", unit=Unit.CODE, shows="kinerja {kinerja} + 1")
def predikat_for_next(kinerja: Column, p: Parameters) -> Column:
    """The lowest predikat that lifts the kinerja axis by one level; nothing at the highest level."""
    table = p.kinerja_table
    levels = set(table.values())
    return lookup(kinerja + 1, {level: min(each for each in table if table[each] == level) for level in levels})


@rule(law=BOXES, title="Predikat untuk kotak 9", unit=Unit.CODE, shows="kinerja {kinerja} menuju tertinggi")
def predikat_for_nine(kinerja: Column, p: Parameters) -> Column:
    """The lowest predikat that box 9 asks for; nothing when the kinerja axis is there."""
    table = p.kinerja_table
    highest = max(table.values())
    lowest = min(each for each in table if table[each] == highest)
    return when(kinerja < highest).then(lit(lowest)).otherwise(nothing())


@rule(law=AXES, title="Batas potensial berikutnya", unit=Unit.SCORE, shows="batas setelah tingkat {potensial_level}")
def potensial_edge_next(potensial_level: Column, p: Parameters) -> Column:
    """The score from which the next level of potensial begins; nothing at the highest level."""
    return lookup(potensial_level, dict(enumerate(p.potensial_edges, start=1)))


@rule(
    law=AXES, title="Batas potensial kotak 9", unit=Unit.SCORE, shows="batas tertinggi, kini tingkat {potensial_level}"
)
def potensial_edge_nine(potensial_level: Column, p: Parameters) -> Column:
    """The score from which potensial is at the level of box 9; nothing when it is there."""
    edges = p.potensial_edges
    return when(potensial_level <= len(edges)).then(lit(edges[-1])).otherwise(nothing())


@rule(
    law=AXES, title="Poin potensial ke tingkat berikutnya", unit=Unit.SCORE, shows="{potensial_edge_next} − {potensial}"
)
def potensial_to_next(potensial_edge_next: Column, potensial: Column) -> Column:
    """The points of potensial that lack until the next level."""
    return potensial_edge_next - potensial


@rule(law=AXES, title="Jumlah berbobot ke tingkat berikutnya", unit=Unit.COUNT, shows="batas {potensial_edge_next}")
def weighted_to_next(weighted_sum: Column, potensial_edge_next: Column) -> Column:
    """What the weighted sum lacks until the next level, so that the rounded score reaches the threshold."""
    return missing(weighted_sum, potensial_edge_next)


@rule(law=AXES, title="Poin JPM ke tingkat berikutnya", unit=Unit.SCORE, shows="{weighted_to_next} ÷ bobot")
def jpm_to_next(weighted_to_next: Column, jpm: Column, p: Parameters) -> Column:
    """The least JPM alone must rise until the next level; nothing when 100 is too little."""
    return rise(weighted_to_next, p.jpm_share, jpm)


@rule(law=AXES, title="Poin potensi ke tingkat berikutnya", unit=Unit.SCORE, shows="{weighted_to_next} ÷ bobot")
def potensi_to_next(weighted_to_next: Column, potensi: Column, p: Parameters) -> Column:
    """The least the score for potential alone must rise until the next level; nothing when 100 is too little."""
    return rise(weighted_to_next, p.potensi_share, potensi)


@rule(law=AXES, title="Poin rekam jejak ke tingkat berikutnya", unit=Unit.SCORE, shows="{weighted_to_next} ÷ bobot")
def rekam_jejak_to_next(weighted_to_next: Column, rekam_jejak: Column, p: Parameters) -> Column:
    """The least rekam jejak alone must rise until the next level; nothing when 100 is too little."""
    return rise(weighted_to_next, p.rekam_jejak_share, rekam_jejak)


@rule(law=AXES, title="Kenaikan terkecil ke tingkat berikutnya", unit=Unit.SCORE, shows="yang terkecil")
def least_to_next(jpm_to_next: Column, potensi_to_next: Column, rekam_jejak_to_next: Column) -> Column:
    """The smallest rise of a single component until the next level; nothing when no single one is enough."""
    return smallest(jpm_to_next, potensi_to_next, rekam_jejak_to_next)


@rule(law=BOXES, title="Poin satu butir ke tingkat berikutnya", unit=Unit.SCORE, shows="4 × {rekam_jejak_to_next}")
def item_to_next(rekam_jejak_to_next: Column, rekam_jejak: Column, items_sum: Column) -> Column:
    """The least one of the four items of rekam jejak alone must rise until the next level."""
    return (rekam_jejak + rekam_jejak_to_next) * ITEMS - HALF_OF_ITEMS - items_sum


@rule(law=BOXES, title="Pendidikan ke tingkat berikutnya", unit=Unit.CODE, shows="+ {item_to_next}")
def pendidikan_to_next(item_to_next: Column, pendidikan_score: Column, p: Parameters) -> Column:
    """The lowest level of education that alone is enough until the next level; nothing when none is."""
    return first_step(pendidikan_score + item_to_next, p.pendidikan_scores)


@rule(law=BOXES, title="JP pelatihan ke tingkat berikutnya", unit=Unit.COUNT, shows="kini {jp_recent} JP")
def jp_to_next(item_to_next: Column, pelatihan_score: Column, jp_recent: Column, p: Parameters) -> Column:
    """The hours of training still to take that alone are enough until the next level, if any are."""
    return first_step(pelatihan_score + item_to_next, p.pelatihan_scores) - jp_recent


@rule(law=BOXES, title="Tahun jabatan ke tingkat berikutnya", unit=Unit.YEARS, shows="kini {years_in_post}")
def years_to_next(item_to_next: Column, pengalaman_score: Column, years_in_post: Column, p: Parameters) -> Column:
    """The years in the present post still to come that alone are enough until the next level, if any are."""
    return first_step(pengalaman_score + item_to_next, p.pengalaman_scores) - years_in_post


@rule(law=BOXES, title="Poin integritas ke tingkat berikutnya", unit=Unit.SCORE, shows="+ {item_to_next}")
def integritas_to_next(item_to_next: Column, integritas_score: Column) -> Column:
    """The points of integrity that alone are enough, if 100 is; only time gives them."""
    return when(integritas_score + item_to_next <= WHOLE).then(item_to_next).otherwise(nothing())


@rule(law=AXES, title="Poin potensial ke kotak 9", unit=Unit.SCORE, shows="{potensial_edge_nine} − {potensial}")
def potensial_to_nine(potensial_edge_nine: Column, potensial: Column) -> Column:
    """The points of potensial that lack until box 9."""
    return potensial_edge_nine - potensial


@rule(law=AXES, title="Jumlah berbobot ke kotak 9", unit=Unit.COUNT, shows="batas {potensial_edge_nine}")
def weighted_to_nine(weighted_sum: Column, potensial_edge_nine: Column) -> Column:
    """What the weighted sum lacks until box 9, so that the rounded score reaches the threshold."""
    return missing(weighted_sum, potensial_edge_nine)


@rule(law=AXES, title="Poin JPM ke kotak 9", unit=Unit.SCORE, shows="{weighted_to_nine} ÷ bobot")
def jpm_to_nine(weighted_to_nine: Column, jpm: Column, p: Parameters) -> Column:
    """The least JPM alone must rise until box 9; nothing when 100 is too little."""
    return rise(weighted_to_nine, p.jpm_share, jpm)


@rule(law=AXES, title="Poin potensi ke kotak 9", unit=Unit.SCORE, shows="{weighted_to_nine} ÷ bobot")
def potensi_to_nine(weighted_to_nine: Column, potensi: Column, p: Parameters) -> Column:
    """The least the score for potential alone must rise until box 9; nothing when 100 is too little."""
    return rise(weighted_to_nine, p.potensi_share, potensi)


@rule(law=AXES, title="Poin rekam jejak ke kotak 9", unit=Unit.SCORE, shows="{weighted_to_nine} ÷ bobot")
def rekam_jejak_to_nine(weighted_to_nine: Column, rekam_jejak: Column, p: Parameters) -> Column:
    """The least rekam jejak alone must rise until box 9; nothing when 100 is too little."""
    return rise(weighted_to_nine, p.rekam_jejak_share, rekam_jejak)


@rule(law=AXES, title="Kenaikan terkecil ke kotak 9", unit=Unit.SCORE, shows="yang terkecil")
def least_to_nine(jpm_to_nine: Column, potensi_to_nine: Column, rekam_jejak_to_nine: Column) -> Column:
    """The smallest rise of a single component until box 9; nothing when no single one is enough."""
    return smallest(jpm_to_nine, potensi_to_nine, rekam_jejak_to_nine)


@rule(law=BOXES, title="Poin satu butir ke kotak 9", unit=Unit.SCORE, shows="4 × {rekam_jejak_to_nine}")
def item_to_nine(rekam_jejak_to_nine: Column, rekam_jejak: Column, items_sum: Column) -> Column:
    """The least one of the four items of rekam jejak alone must rise until box 9."""
    return (rekam_jejak + rekam_jejak_to_nine) * ITEMS - HALF_OF_ITEMS - items_sum


@rule(law=BOXES, title="Pendidikan ke kotak 9", unit=Unit.CODE, shows="+ {item_to_nine}")
def pendidikan_to_nine(item_to_nine: Column, pendidikan_score: Column, p: Parameters) -> Column:
    """The lowest level of education that alone is enough until box 9; nothing when none is."""
    return first_step(pendidikan_score + item_to_nine, p.pendidikan_scores)


@rule(law=BOXES, title="JP pelatihan ke kotak 9", unit=Unit.COUNT, shows="kini {jp_recent} JP")
def jp_to_nine(item_to_nine: Column, pelatihan_score: Column, jp_recent: Column, p: Parameters) -> Column:
    """The hours of training still to take that alone are enough until box 9, if any are."""
    return first_step(pelatihan_score + item_to_nine, p.pelatihan_scores) - jp_recent


@rule(law=BOXES, title="Tahun jabatan ke kotak 9", unit=Unit.YEARS, shows="kini {years_in_post}")
def years_to_nine(item_to_nine: Column, pengalaman_score: Column, years_in_post: Column, p: Parameters) -> Column:
    """The years in the present post still to come that alone are enough until box 9, if any are."""
    return first_step(pengalaman_score + item_to_nine, p.pengalaman_scores) - years_in_post


@rule(law=BOXES, title="Poin integritas ke kotak 9", unit=Unit.SCORE, shows="+ {item_to_nine}")
def integritas_to_nine(item_to_nine: Column, integritas_score: Column) -> Column:
    """The points of integrity that alone are enough, if 100 is; only time gives them."""
    return when(integritas_score + item_to_nine <= WHOLE).then(item_to_nine).otherwise(nothing())
