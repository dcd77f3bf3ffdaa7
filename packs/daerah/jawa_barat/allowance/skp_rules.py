"""Kinerja as the TRK of West Java measures it: five variables of the SKP, behaviour beside them, and innovation on top.

Of a variable about which nothing is known the weight is shared among the others; without any the predikat stands.
"""

from __future__ import annotations

from sembilan.policy import (
    Column,
    Parameters,
    clip_high,
    clip_low,
    count_if,
    floor_div,
    half_up,
    lit,
    lookup,
    nothing,
    rule,
    sum_if,
    total,
    when,
)
from sembilan.terms.column import Unit

WHOLE = 10_000
TRK = "TRK Jawa Barat 2020"


def _mean(value: Column, where: Column) -> Column:
    """The mean of what is known, floored; nothing where nothing is."""
    return floor_div(sum_if(value, where & value.is_not_null()), count_if(where & value.is_not_null()))


def _weighs(part: Column, weight: int) -> Column:
    """The weight of a part that is known, else none."""
    return when(part.is_not_null()).then(lit(weight)).otherwise(lit(0))


def _weighed(parts: tuple[tuple[Column, int], ...]) -> Column:
    """The mean of the known parts by their weights, rounded half up; nothing where none is known."""
    weights = total(*[_weighs(part, weight) for part, weight in parts])
    points = total(*[part.fill_null(0) * weight for part, weight in parts])
    return when(weights > 0).then(half_up(points, clip_low(weights, 1))).otherwise(nothing())


@rule(law=TRK, grain="outcome", title="Target sampai periode itu", title_en="Target by the period", unit=Unit.COUNT)
def due_milli(
    target_milli: Column, is_quantity: Column, is_down: Column, told_months: Column, skp_months: Column
) -> Column:
    """A number for the whole SKP is due by the share of its months; any other target is due as it is."""
    share = clip_low(half_up(target_milli * told_months, skp_months), 1)
    return when(is_quantity & ~is_down & (told_months < skp_months)).then(share).otherwise(target_milli)


@rule(law=TRK, grain="outcome", title="Capaian indikator", title_en="Indicator reached", unit=Unit.BP)
def reached_bp(value_milli: Column, due_milli: Column, is_down: Column) -> Column:
    """An indicator is reached by the share of its target, at most 100 %; where less is better, the other way round."""
    up = floor_div(value_milli * WHOLE, due_milli)
    down = when(value_milli == 0).then(lit(WHOLE)).otherwise(floor_div(due_milli * WHOLE, clip_low(value_milli, 1)))
    known = value_milli.is_not_null() & due_milli.is_not_null()
    return when(known).then(clip_high(when(is_down).then(down).otherwise(up), WHOLE)).otherwise(nothing())


@rule(law=TRK, grain="outcome", title="Nilai hasil", title_en="What a result counts for", unit=Unit.BP)
def rated_bp(rated: Column, p: Parameters) -> Column:
    """The rating of a result counts for a fixed share."""
    return lookup(rated, p.rating_table)


@rule(law=TRK, title="1 Kinerja utama", title_en="1 Main results", unit=Unit.BP,
      shows="rata-rata nilai RHK utama", shows_en="mean of what the main results count for")  # fmt: skip
def utama_bp(rated_bp: Column, is_extra: Column, is_budget: Column) -> Column:
    """Main results are the mean of what their ratings count for, those about the budget left to their own variable."""
    return _mean(rated_bp, ~is_extra & ~is_budget)


@rule(law=TRK, title="2 Kinerja tambahan", title_en="2 Additional results", unit=Unit.BP,
      shows="rata-rata nilai RHK tambahan", shows_en="mean of what the additional results count for")  # fmt: skip
def tambahan_bp(rated_bp: Column, is_extra: Column, is_budget: Column) -> Column:
    """Additional results are the mean of what their ratings count for."""
    return _mean(rated_bp, is_extra & ~is_budget)


@rule(law=TRK, title="Capaian RHK anggaran", title_en="Results about the budget reached", unit=Unit.BP,
      shows="rata-rata capaian indikator anggaran", shows_en="mean of the indicators about the budget")  # fmt: skip
def budget_bp(reached_bp: Column, is_budget: Column) -> Column:
    """Results about the budget, or measured by cost, are the mean of how far their indicators were reached."""
    return _mean(reached_bp, is_budget)


@rule(law=TRK, title="3 Penggunaan anggaran", title_en="3 Use of the budget", unit=Unit.BP,
      shows="penyerapan {serapan_bp}; bila tidak dicatat, capaian RHK anggaran {budget_bp}",
      shows_en="use recorded {serapan_bp}; where none is, results about the budget {budget_bp}")  # fmt: skip
def anggaran_bp(serapan_bp: Column, budget_bp: Column) -> Column:
    """The use of the budget is what the region recorded for the month, else what the SKP says of it."""
    return when(serapan_bp.is_not_null()).then(serapan_bp).otherwise(budget_bp)


@rule(law=TRK, title="4 Indikator kinerja individu", title_en="4 Individual indicators", unit=Unit.BP,
      shows="rata-rata capaian indikator", shows_en="mean of the indicators reached")  # fmt: skip
def iki_bp(reached_bp: Column, is_budget: Column) -> Column:
    """Individual indicators are the mean of how far those with a figure were reached, the budget left out."""
    return _mean(reached_bp, ~is_budget)


@rule(law=TRK, title="5 Instruksi khusus pimpinan", title_en="5 Special instructions of the leader", unit=Unit.BP,
      shows="{pledges_kept} dari {pledges} kesepakatan yang jatuh tempo",
      shows_en="{pledges_kept} of {pledges} agreements that were due")  # fmt: skip
def instruksi_bp(pledges: Column, pledges_kept: Column) -> Column:
    """Special instructions are the share of what was agreed with the leader for the month that was done in time."""
    kept = floor_div(pledges_kept.fill_null(0) * WHOLE, pledges)
    return when(pledges > 0).then(kept).otherwise(nothing())


@rule(law=TRK, title="Nilai SKP", title_en="Score of the SKP", unit=Unit.BP,
      shows="utama {utama_bp} × {p.utama_weight}, tambahan {tambahan_bp} × {p.tambahan_weight}, anggaran {anggaran_bp} "
            "× {p.anggaran_weight}, IKI {iki_bp} × {p.iki_weight}, instruksi {instruksi_bp} × {p.instruksi_weight}; "
            "bobot yang tidak ada isinya dibagi ke yang lain",
      shows_en="main {utama_bp} × {p.utama_weight}, additional {tambahan_bp} × {p.tambahan_weight}, budget "
               "{anggaran_bp} × {p.anggaran_weight}, indicators {iki_bp} × {p.iki_weight}, instructions {instruksi_bp} "
               "× {p.instruksi_weight}; the weight of what is not known is shared among the others")  # fmt: skip
def skp_bp(
    utama_bp: Column, tambahan_bp: Column, anggaran_bp: Column, iki_bp: Column, instruksi_bp: Column, p: Parameters
) -> Column:
    """The score of the SKP is the mean of its known variables by their weights; nothing without results in an SKP."""
    parts = _weighed((
        (utama_bp, p.utama_weight), (tambahan_bp, p.tambahan_weight), (anggaran_bp, p.anggaran_weight),
        (iki_bp, p.iki_weight), (instruksi_bp, p.instruksi_weight),
    ))  # fmt: skip
    judged = utama_bp.is_not_null() | tambahan_bp.is_not_null() | iki_bp.is_not_null()
    return when(judged).then(parts).otherwise(nothing())


@rule(law=TRK, title="Perilaku kinerja", title_en="Behaviour", unit=Unit.BP, shows="{perilaku}")
def perilaku_bp(perilaku: Column, p: Parameters) -> Column:
    """The rating of behaviour counts for a fixed share."""
    return lookup(perilaku, p.rating_table)


@rule(law=TRK, title="Tambahan inovasi", title_en="Addition for innovation", unit=Unit.BP,
      shows="{inovasi} × {p.inovasi_add}, paling banyak {p.inovasi_most}",
      shows_en="{inovasi} × {p.inovasi_add}, at most {p.inovasi_most}")  # fmt: skip
def inovasi_bp(inovasi: Column, p: Parameters) -> Column:
    """Each innovation that was recognised adds a share to kinerja, up to a limit."""
    return clip_high(inovasi.fill_null(0) * lit(p.inovasi_add), p.inovasi_most)


@rule(law=TRK, title="Nilai kinerja (SKP dan perilaku)", title_en="Kinerja (SKP and behaviour)", unit=Unit.BP,
      shows="SKP {skp_bp} × {p.skp_share} + perilaku {perilaku_bp} × {p.perilaku_share} + inovasi {inovasi_bp}, paling "
            "banyak 100%; tanpa nilai SKP dipakai predikat {predikat}",
      shows_en="SKP {skp_bp} × {p.skp_share} + behaviour {perilaku_bp} × {p.perilaku_share} + innovation {inovasi_bp}, "
               "at most 100%; without a score of the SKP the predikat {predikat} stands",
      replaces="nasional")  # fmt: skip
def predikat_bp(skp_bp: Column, perilaku_bp: Column, inovasi_bp: Column, predikat: Column, p: Parameters) -> Column:
    """SKP and behaviour by their weights; where the month has no score of the SKP, what the predikat counts for."""
    kinerja = _weighed(((skp_bp, p.skp_share), (perilaku_bp, p.perilaku_share)))
    stands = when(skp_bp.is_not_null()).then(kinerja).otherwise(lookup(predikat, p.predikat_table))
    return clip_high(stands + inovasi_bp, WHOLE)
