"""What DKI Jakarta does otherwise: lateness, early leaving and absence take minutes from the effective time itself."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_low, floor_div, lit, rule, smallest, total, when
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
