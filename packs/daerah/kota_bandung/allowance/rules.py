"""What the city of Bandung does otherwise: one standard of minutes for every month."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_low, lit, rule
from sembilan.terms.column import Unit


@rule(
    law="Perwal Bandung 189/2017",
    title="Norma menit bulan ini",
    title_en="Norm of minutes this month",
    unit=Unit.MINUTES,
    shows="{p.minutes_per_month} − ({cuti} + {dinas}) × {p.minutes_per_day}, paling sedikit 0",
    shows_en="{p.minutes_per_month} − ({cuti} + {dinas}) × {p.minutes_per_day}, at least 0",
    replaces="nasional",
)
def norm_minutes(cuti: Column, dinas: Column, p: Parameters) -> Column:
    """The norm is the same every month, less a fixed number of minutes for each excused day, never below nothing."""
    return clip_low(lit(p.minutes_per_month) - (cuti + dinas) * lit(p.minutes_per_day), 0)
