"""The shortest path onwards in the nine-box.

Kinerja and potensial rise separately: `next` is the next level of potensial, `nine` the level box 9 asks for. Each
component is asked how much it alone must rise; nothing is said where even 100 is too little.
"""

from __future__ import annotations

from sembilan.policy import Column, Parameters, floor_div, lit, lookup, nothing, rule, smallest, when
from sembilan.terms.column import Unit

WHOLE = 10_000  # 100 % in basis points, and 100 points in hundredths
HALF = 5_000  # what half up adds before a division by 100 %
ITEMS = 4  # rekam jejak is the mean of four
HALF_OF_ITEMS = 2
AXES = "PermenPANRB 3/2020, ps. 17 diubah 20/2025"
BOXES = "PermenPANRB 3/2020"


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


@rule(
    law=BOXES,
    title="Kotak bila potensial naik setingkat",
    title_en="Box one level of potential higher",
    unit=Unit.CODE,
    shows="kinerja {kinerja}, potensial {potensial_level} + 1",
    shows_en="performance {kinerja}, potential {potensial_level} + 1",
)
def kotak_by_potensial(kinerja: Column, potensial_level: Column, p: Parameters) -> Column:
    """The box one level of potensial higher; nothing at the highest level."""
    return lookup(kinerja * 10 + potensial_level + 1, p.kotak_table)


@rule(
    law=BOXES,
    title="Kotak bila kinerja naik setingkat",
    title_en="Box one level of performance higher",
    unit=Unit.CODE,
    shows="kinerja {kinerja} + 1, potensial {potensial_level}",
    shows_en="performance {kinerja} + 1, potential {potensial_level}",
)
def kotak_by_kinerja(kinerja: Column, potensial_level: Column, p: Parameters) -> Column:
    """The box one level of kinerja higher; nothing at the highest level."""
    return lookup((kinerja + 1) * 10 + potensial_level, p.kotak_table)


@rule(
    law=BOXES,
    title="Predikat untuk kinerja setingkat lebih tinggi",
    title_en="Predikat for one level of performance more",
    unit=Unit.CODE,
    shows="kinerja {kinerja} + 1",
    shows_en="performance {kinerja} + 1",
)
def predikat_for_next(kinerja: Column, p: Parameters) -> Column:
    """The lowest predikat that lifts the kinerja axis by one level; nothing at the highest level."""
    table = p.kinerja_table
    levels = set(table.values())
    return lookup(kinerja + 1, {level: min(each for each in table if table[each] == level) for level in levels})


@rule(
    law=BOXES,
    title="Predikat untuk kotak 9",
    title_en="Predikat for box 9",
    unit=Unit.CODE,
    shows="kinerja {kinerja} menuju tertinggi",
    shows_en="performance {kinerja} to the highest",
)
def predikat_for_nine(kinerja: Column, p: Parameters) -> Column:
    """The lowest predikat that box 9 asks for; nothing when the kinerja axis is there."""
    table = p.kinerja_table
    highest = max(table.values())
    lowest = min(each for each in table if table[each] == highest)
    return when(kinerja < highest).then(lit(lowest)).otherwise(nothing())


@rule(
    law=AXES,
    title="Batas potensial berikutnya",
    title_en="Next threshold of potential",
    unit=Unit.SCORE,
    shows="batas setelah tingkat {potensial_level}",
    shows_en="the threshold after level {potensial_level}",
)
def potensial_edge_next(potensial_level: Column, p: Parameters) -> Column:
    """The score from which the next level of potensial begins; nothing at the highest level."""
    return lookup(potensial_level, dict(enumerate(p.potensial_edges, start=1)))


@rule(
    law=AXES,
    title="Batas potensial kotak 9",
    title_en="Threshold of potential for box 9",
    unit=Unit.SCORE,
    shows="batas tertinggi, kini tingkat {potensial_level}",
    shows_en="the highest threshold, now level {potensial_level}",
)
def potensial_edge_nine(potensial_level: Column, p: Parameters) -> Column:
    """The score from which potensial is at the level of box 9; nothing when it is there."""
    edges = p.potensial_edges
    return when(potensial_level <= len(edges)).then(lit(edges[-1])).otherwise(nothing())


@rule(
    law=AXES,
    title="Poin potensial ke tingkat berikutnya",
    title_en="Points of potential to the next level",
    unit=Unit.SCORE,
    shows="{potensial_edge_next} − {potensial}",
)
def potensial_to_next(potensial_edge_next: Column, potensial: Column) -> Column:
    """The points of potensial that lack until the next level."""
    return potensial_edge_next - potensial


@rule(
    law=AXES,
    title="Jumlah berbobot ke tingkat berikutnya",
    title_en="Weighted sum to the next level",
    unit=Unit.COUNT,
    shows="batas {potensial_edge_next}",
    shows_en="threshold {potensial_edge_next}",
)
def weighted_to_next(weighted_sum: Column, potensial_edge_next: Column) -> Column:
    """What the weighted sum lacks until the next level, so that the rounded score reaches the threshold."""
    return missing(weighted_sum, potensial_edge_next)


@rule(
    law=AXES,
    title="Poin JPM ke tingkat berikutnya",
    title_en="Points of JPM to the next level",
    unit=Unit.SCORE,
    shows="{weighted_to_next} ÷ {p.jpm_share}",
)
def jpm_to_next(weighted_to_next: Column, jpm: Column, p: Parameters) -> Column:
    """The least JPM alone must rise until the next level; nothing when 100 is too little."""
    return rise(weighted_to_next, p.jpm_share, jpm)


@rule(
    law=AXES,
    title="Poin potensi ke tingkat berikutnya",
    title_en="Points of potensi to the next level",
    unit=Unit.SCORE,
    shows="{weighted_to_next} ÷ {p.potensi_share}",
)
def potensi_to_next(weighted_to_next: Column, potensi: Column, p: Parameters) -> Column:
    """The least the score for potential alone must rise until the next level; nothing when 100 is too little."""
    return rise(weighted_to_next, p.potensi_share, potensi)


@rule(
    law=AXES,
    title="Poin rekam jejak ke tingkat berikutnya",
    title_en="Points of track record to the next level",
    unit=Unit.SCORE,
    shows="{weighted_to_next} ÷ {p.rekam_jejak_share}",
)
def rekam_jejak_to_next(weighted_to_next: Column, rekam_jejak: Column, p: Parameters) -> Column:
    """The least rekam jejak alone must rise until the next level; nothing when 100 is too little."""
    return rise(weighted_to_next, p.rekam_jejak_share, rekam_jejak)


@rule(
    law=AXES,
    title="Kenaikan terkecil ke tingkat berikutnya",
    title_en="Smallest rise to the next level",
    unit=Unit.SCORE,
    shows="yang terkecil",
    shows_en="the smallest",
)
def least_to_next(jpm_to_next: Column, potensi_to_next: Column, rekam_jejak_to_next: Column) -> Column:
    """The smallest rise of a single component until the next level; nothing when no single one is enough."""
    return smallest(jpm_to_next, potensi_to_next, rekam_jejak_to_next)


@rule(
    law=BOXES,
    title="Poin satu butir ke tingkat berikutnya",
    title_en="Points of one item to the next level",
    unit=Unit.SCORE,
    shows="4 × {rekam_jejak_to_next}",
)
def item_to_next(rekam_jejak_to_next: Column, rekam_jejak: Column, items_sum: Column) -> Column:
    """The least one of the four items of rekam jejak alone must rise until the next level."""
    return (rekam_jejak + rekam_jejak_to_next) * ITEMS - HALF_OF_ITEMS - items_sum


@rule(
    law=BOXES,
    title="Pendidikan ke tingkat berikutnya",
    title_en="Education for the next level",
    unit=Unit.CODE,
    shows="+ {item_to_next}",
)
def pendidikan_to_next(item_to_next: Column, pendidikan_score: Column, p: Parameters) -> Column:
    """The lowest level of education that alone is enough until the next level; nothing when none is."""
    return first_step(pendidikan_score + item_to_next, p.pendidikan_scores)


@rule(
    law=BOXES,
    title="JP pelatihan ke tingkat berikutnya",
    title_en="Hours (JP) of training to the next level",
    unit=Unit.COUNT,
    shows="kini {jp_recent} JP",
    shows_en="now {jp_recent} hours (JP)",
)
def jp_to_next(item_to_next: Column, pelatihan_score: Column, jp_recent: Column, p: Parameters) -> Column:
    """The hours of training still to take that alone are enough until the next level, if any are."""
    return first_step(pelatihan_score + item_to_next, p.pelatihan_scores) - jp_recent


@rule(
    law=BOXES,
    title="Tahun jabatan ke tingkat berikutnya",
    title_en="Years in the post to the next level",
    unit=Unit.YEARS,
    shows="kini {years_in_post}",
    shows_en="now {years_in_post}",
)
def years_to_next(item_to_next: Column, pengalaman_score: Column, years_in_post: Column, p: Parameters) -> Column:
    """The years in the present post still to come that alone are enough until the next level, if any are."""
    return first_step(pengalaman_score + item_to_next, p.pengalaman_scores) - years_in_post


@rule(
    law=BOXES,
    title="Poin integritas ke tingkat berikutnya",
    title_en="Points of integrity to the next level",
    unit=Unit.SCORE,
    shows="+ {item_to_next}",
)
def integritas_to_next(item_to_next: Column, integritas_score: Column) -> Column:
    """The points of integrity that alone are enough, if 100 is; only time gives them."""
    return when(integritas_score + item_to_next <= WHOLE).then(item_to_next).otherwise(nothing())


@rule(
    law=AXES,
    title="Poin potensial ke kotak 9",
    title_en="Points of potential to box 9",
    unit=Unit.SCORE,
    shows="{potensial_edge_nine} − {potensial}",
)
def potensial_to_nine(potensial_edge_nine: Column, potensial: Column) -> Column:
    """The points of potensial that lack until box 9."""
    return potensial_edge_nine - potensial


@rule(
    law=AXES,
    title="Jumlah berbobot ke kotak 9",
    title_en="Weighted sum to box 9",
    unit=Unit.COUNT,
    shows="batas {potensial_edge_nine}",
    shows_en="threshold {potensial_edge_nine}",
)
def weighted_to_nine(weighted_sum: Column, potensial_edge_nine: Column) -> Column:
    """What the weighted sum lacks until box 9, so that the rounded score reaches the threshold."""
    return missing(weighted_sum, potensial_edge_nine)


@rule(
    law=AXES,
    title="Poin JPM ke kotak 9",
    title_en="Points of JPM to box 9",
    unit=Unit.SCORE,
    shows="{weighted_to_nine} ÷ {p.jpm_share}",
)
def jpm_to_nine(weighted_to_nine: Column, jpm: Column, p: Parameters) -> Column:
    """The least JPM alone must rise until box 9; nothing when 100 is too little."""
    return rise(weighted_to_nine, p.jpm_share, jpm)


@rule(
    law=AXES,
    title="Poin potensi ke kotak 9",
    title_en="Points of potensi to box 9",
    unit=Unit.SCORE,
    shows="{weighted_to_nine} ÷ {p.potensi_share}",
)
def potensi_to_nine(weighted_to_nine: Column, potensi: Column, p: Parameters) -> Column:
    """The least the score for potential alone must rise until box 9; nothing when 100 is too little."""
    return rise(weighted_to_nine, p.potensi_share, potensi)


@rule(
    law=AXES,
    title="Poin rekam jejak ke kotak 9",
    title_en="Points of track record to box 9",
    unit=Unit.SCORE,
    shows="{weighted_to_nine} ÷ {p.rekam_jejak_share}",
)
def rekam_jejak_to_nine(weighted_to_nine: Column, rekam_jejak: Column, p: Parameters) -> Column:
    """The least rekam jejak alone must rise until box 9; nothing when 100 is too little."""
    return rise(weighted_to_nine, p.rekam_jejak_share, rekam_jejak)


@rule(
    law=AXES,
    title="Kenaikan terkecil ke kotak 9",
    title_en="Smallest rise to box 9",
    unit=Unit.SCORE,
    shows="yang terkecil",
    shows_en="the smallest",
)
def least_to_nine(jpm_to_nine: Column, potensi_to_nine: Column, rekam_jejak_to_nine: Column) -> Column:
    """The smallest rise of a single component until box 9; nothing when no single one is enough."""
    return smallest(jpm_to_nine, potensi_to_nine, rekam_jejak_to_nine)


@rule(
    law=BOXES,
    title="Poin satu butir ke kotak 9",
    title_en="Points of one item to box 9",
    unit=Unit.SCORE,
    shows="4 × {rekam_jejak_to_nine}",
)
def item_to_nine(rekam_jejak_to_nine: Column, rekam_jejak: Column, items_sum: Column) -> Column:
    """The least one of the four items of rekam jejak alone must rise until box 9."""
    return (rekam_jejak + rekam_jejak_to_nine) * ITEMS - HALF_OF_ITEMS - items_sum


@rule(
    law=BOXES, title="Pendidikan ke kotak 9", title_en="Education for box 9", unit=Unit.CODE, shows="+ {item_to_nine}"
)
def pendidikan_to_nine(item_to_nine: Column, pendidikan_score: Column, p: Parameters) -> Column:
    """The lowest level of education that alone is enough until box 9; nothing when none is."""
    return first_step(pendidikan_score + item_to_nine, p.pendidikan_scores)


@rule(
    law=BOXES,
    title="JP pelatihan ke kotak 9",
    title_en="Hours (JP) of training to box 9",
    unit=Unit.COUNT,
    shows="kini {jp_recent} JP",
    shows_en="now {jp_recent} hours (JP)",
)
def jp_to_nine(item_to_nine: Column, pelatihan_score: Column, jp_recent: Column, p: Parameters) -> Column:
    """The hours of training still to take that alone are enough until box 9, if any are."""
    return first_step(pelatihan_score + item_to_nine, p.pelatihan_scores) - jp_recent


@rule(
    law=BOXES,
    title="Tahun jabatan ke kotak 9",
    title_en="Years in the post to box 9",
    unit=Unit.YEARS,
    shows="kini {years_in_post}",
    shows_en="now {years_in_post}",
)
def years_to_nine(item_to_nine: Column, pengalaman_score: Column, years_in_post: Column, p: Parameters) -> Column:
    """The years in the present post still to come that alone are enough until box 9, if any are."""
    return first_step(pengalaman_score + item_to_nine, p.pengalaman_scores) - years_in_post


@rule(
    law=BOXES,
    title="Poin integritas ke kotak 9",
    title_en="Points of integrity to box 9",
    unit=Unit.SCORE,
    shows="+ {item_to_nine}",
)
def integritas_to_nine(item_to_nine: Column, integritas_score: Column) -> Column:
    """The points of integrity that alone are enough, if 100 is; only time gives them."""
    return when(integritas_score + item_to_nine <= WHOLE).then(item_to_nine).otherwise(nothing())
