"""What West Java does otherwise: a day of absence takes minutes of work, and break punches may count."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_high, clip_low, floor_div, lit, rule, when
from sembilan.terms.column import Unit

WHOLE = 10_000
TRK = "TRK Jawa Barat 2020 ps. 9"


@rule(
    law=TRK,
    title="Menit setelah alpa",
    title_en="Minutes after absence",
    unit=Unit.MINUTES,
    shows="{approved_minutes} − {tk} × {p.minutes_per_absence}, paling sedikit 0",
    shows_en="{approved_minutes} − {tk} × {p.minutes_per_absence}, at least 0",
)
def minutes_left(approved_minutes: Column, tk: Column, p: Parameters) -> Column:
    """Each day absent without a reason takes a fixed number of minutes from those that were approved."""
    return clip_low(approved_minutes - tk * lit(p.minutes_per_absence), 0)


@rule(
    law=TRK,
    title="Aktivitas",
    title_en="Activity",
    unit=Unit.BP,
    shows="{minutes_left} ÷ {norm_minutes}, paling banyak 100%",
    shows_en="{minutes_left} ÷ {norm_minutes}, at most 100%",
    replaces="nasional",
)
def aktivitas_bp(minutes_left: Column, norm_minutes: Column) -> Column:
    """Activity is the minutes left against the norm, floored, at most 100 %; it is 100 % when every day was excused."""
    reached = floor_div(minutes_left * WHOLE, norm_minutes)
    return when(norm_minutes == 0).then(lit(WHOLE)).otherwise(clip_high(reached, WHOLE))


@rule(
    law="Uji coba K-Mob 2019",
    title="Disiplin",
    title_en="Discipline",
    unit=Unit.BP,
    shows="100% − {tl_cut_bp} − {psw_cut_bp} − {tk_cut_bp} − {jeda} × {p.jeda_cut}, paling sedikit 0",
    shows_en="100% − {tl_cut_bp} − {psw_cut_bp} − {tk_cut_bp} − {jeda} × {p.jeda_cut}, at least 0",
    replaces="nasional",
)
def disiplin_bp(tl_cut_bp: Column, psw_cut_bp: Column, tk_cut_bp: Column, jeda: Column, p: Parameters) -> Column:
    """Discipline is what the cuts leave of 100 %, missing break punches among them, never below nothing."""
    return clip_low(WHOLE - tl_cut_bp - psw_cut_bp - tk_cut_bp - jeda * lit(p.jeda_cut), 0)
