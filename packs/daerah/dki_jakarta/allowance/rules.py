"""What DKI Jakarta does otherwise: minutes come off the effective time itself, and 70, 10 and 20 are its weights."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_low, floor_div, half_up, lit, lookup, rule, smallest, total, when
from sembilan.terms.column import Unit

WHOLE = 10_000
TKD = "Pergub DKI Jakarta 108/2016"


@rule(
    law=TKD,
    title="Menit pengurang",
    title_en="Minutes taken",
    unit=Unit.MINUTES,
    shows="{menit_tl} + {menit_psw} + {tk} × {p.minutes_per_absence}",
)
def minutes_taken(menit_tl: Column, menit_psw: Column, tk: Column, p: Parameters) -> Column:
    """Minutes late, minutes left early and a fixed number for each day of absence are taken together."""
    return total(menit_tl, menit_psw, tk * lit(p.minutes_per_absence))


@rule(
    law=TKD,
    title="Waktu efektif",
    title_en="Effective time",
    unit=Unit.MINUTES,
    shows="{norm_minutes} − {minutes_taken}, paling sedikit 0",
    shows_en="{norm_minutes} − {minutes_taken}, at least 0",
)
def effective_minutes(norm_minutes: Column, minutes_taken: Column) -> Column:
    """Effective time is the norm of the month less what was taken, never below nothing."""
    return clip_low(norm_minutes - minutes_taken, 0)


@rule(
    law=TKD,
    title="Aktivitas",
    title_en="Activity",
    unit=Unit.BP,
    shows="yang lebih kecil dari {effective_minutes} dan {approved_minutes}, ÷ {norm_minutes}",
    shows_en="the smaller of {effective_minutes} and {approved_minutes}, ÷ {norm_minutes}",
    replaces="nasional",
)
def aktivitas_bp(effective_minutes: Column, approved_minutes: Column, norm_minutes: Column) -> Column:
    """Activity is approved minutes, at most the effective time, against the norm; 100 % when every day was excused."""
    reached = floor_div(smallest(effective_minutes, approved_minutes) * WHOLE, norm_minutes)
    return when(norm_minutes == 0).then(lit(WHOLE)).otherwise(reached)


@rule(
    law=TKD,
    title="Nilai perilaku",
    title_en="What behaviour counts for",
    unit=Unit.BP,
    shows="rating perilaku {perilaku}; bila belum dinilai, predikat {predikat}",
    shows_en="rating of behaviour {perilaku}; if not yet rated, predikat {predikat}",
)
def perilaku_bp(perilaku: Column, predikat: Column, p: Parameters) -> Column:
    """The rating of behaviour counts for a fixed share; until there is one the predikat stands in for it."""
    rated, stands = lookup(perilaku, p.rating_table), lookup(predikat, p.predikat_table)
    return when(perilaku.is_not_null()).then(rated).otherwise(stands)


@rule(
    law=TKD,
    title="Penyerapan anggaran",
    title_en="Use of the budget",
    unit=Unit.BP,
    shows="penyerapan {serapan_bp}; bila tidak dicatat, predikat {predikat}",
    shows_en="use recorded {serapan_bp}; if none is, predikat {predikat}",
)
def anggaran_bp(serapan_bp: Column, predikat: Column, p: Parameters) -> Column:
    """The use of the budget is what was recorded for the month; until it is, the predikat stands in for it."""
    return when(serapan_bp.is_not_null()).then(serapan_bp).otherwise(lookup(predikat, p.predikat_table))


@rule(
    law=TKD,
    title="Perilaku dan penyerapan anggaran",
    title_en="Behaviour and use of the budget",
    unit=Unit.BP,
    shows="({perilaku_bp} × {p.perilaku_share} + {anggaran_bp} × {p.budget_share}) ÷ {p.predikat_share}",
    replaces="nasional",
)
def predikat_bp(perilaku_bp: Column, anggaran_bp: Column, p: Parameters) -> Column:
    """Ten parts behaviour and twenty parts use of the budget, in the place of the predikat, rounded half up."""
    return half_up(
        perilaku_bp * p.perilaku_share + anggaran_bp * p.budget_share, lit(p.perilaku_share + p.budget_share)
    )
