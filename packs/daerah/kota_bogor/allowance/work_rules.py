"""Kinerja of the city of Bogor: minutes of work, for a structural post adjusted by those of its actual subordinates."""

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
    nothing,
    rule,
    sum_if,
    when,
)
from sembilan.terms.column import Unit

WHOLE = 10_000
BOGOR = "e-Kinerja Kota Bogor"


@rule(law=BOGOR, grain="subordinate", title="Kinerja seorang bawahan", title_en="Work of a subordinate", unit=Unit.BP)
def their_bp(minutes: Column, due_days: Column, p: Parameters) -> Column:
    """Her approved minutes against her norm, at most 100 %; 0 for who does not use the application.

    Who was excused all month is passed over.
    """
    norm = due_days * lit(p.minutes_per_day)
    reached = clip_high(floor_div(minutes * WHOLE, clip_low(norm, 1)), WHOLE)
    return when(norm > 0).then(reached).otherwise(nothing())


@rule(law=BOGOR, title="Bawahan yang dihitung", title_en="Subordinates counted", unit=Unit.COUNT,
      shows="bawahan langsung dengan hari kerja", shows_en="direct subordinates with working days")  # fmt: skip
def bawahan(their_bp: Column) -> Column:
    """How many actual subordinates the mean is of."""
    return count_if(their_bp.is_not_null())


@rule(law=BOGOR, title="Rata-rata kinerja bawahan", title_en="Mean work of subordinates", unit=Unit.BP,
      shows="rata-rata bawahan langsung; yang tidak memakai aplikasi dihitung 0",
      shows_en="mean of direct subordinates; who does not use the application counts 0")  # fmt: skip
def bawahan_bp(their_bp: Column) -> Column:
    """The mean work of the actual subordinates, floored; nothing without any."""
    return floor_div(sum_if(their_bp), count_if(their_bp.is_not_null()))


@rule(law=BOGOR, title="Kinerja sendiri", title_en="Own work", unit=Unit.BP,
      shows="{approved_minutes} ÷ {norm_minutes}, paling banyak 100%",
      shows_en="{approved_minutes} ÷ {norm_minutes}, at most 100%")  # fmt: skip
def own_bp(approved_minutes: Column, norm_minutes: Column) -> Column:
    """Own work is approved minutes against the norm, floored, at most 100 %; 100 % when every day was excused."""
    reached = floor_div(approved_minutes * WHOLE, norm_minutes)
    return when(norm_minutes == 0).then(lit(WHOLE)).otherwise(clip_high(reached, WHOLE))


@rule(law=BOGOR, title="Aktivitas", title_en="Activity", unit=Unit.BP,
      shows="kinerja sendiri {own_bp}; pejabat struktural ({is_struktural}) dengan {bawahan} bawahan: "
            "{p.bawahan_share} darinya rata-rata bawahan {bawahan_bp}",
      shows_en="own work {own_bp}; for a structural post ({is_struktural}) with {bawahan} subordinates, "
               "{p.bawahan_share} of it is their mean {bawahan_bp}",
      replaces="nasional")  # fmt: skip
def aktivitas_bp(own_bp: Column, is_struktural: Column, bawahan: Column, bawahan_bp: Column, p: Parameters) -> Column:
    """Own work; of a structural post with subordinates a share is their mean, rounded half up."""
    share = p.bawahan_share
    mixed = half_up(own_bp * (WHOLE - share) + bawahan_bp.fill_null(0) * share, WHOLE)
    return when(is_struktural & (bawahan > 0)).then(mixed).otherwise(own_bp)
