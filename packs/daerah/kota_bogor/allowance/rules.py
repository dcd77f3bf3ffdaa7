"""What the city of Bogor does otherwise: a missed apel cuts discipline; for its work see `work_rules`."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, clip_low, lit, rule
from sembilan.terms.column import Unit

WHOLE = 10_000


@rule(
    law="e-Kinerja Kota Bogor",
    title="Disiplin",
    title_en="Discipline",
    unit=Unit.BP,
    shows="100% − {tl_cut_bp} − {psw_cut_bp} − {tk_cut_bp} − {apel} × {p.apel_cut}, paling sedikit 0",
    shows_en="100% − {tl_cut_bp} − {psw_cut_bp} − {tk_cut_bp} − {apel} × {p.apel_cut}, at least 0",
    replaces="nasional",
)
def disiplin_bp(tl_cut_bp: Column, psw_cut_bp: Column, tk_cut_bp: Column, apel: Column, p: Parameters) -> Column:
    """Discipline is what absence, lateness, early leaving and a missed apel leave of 100 %, never below nothing."""
    return clip_low(WHOLE - tl_cut_bp - psw_cut_bp - tk_cut_bp - apel * lit(p.apel_cut), 0)
