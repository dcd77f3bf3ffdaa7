"""What this made-up regency adds to performance pay: a sign that somebody needs coaching."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, lit, rule
from sembilan.terms.column import Unit

WHOLE = 10_000


@rule(
    law="Perbup Contoh 12/2025 ps. 9",
    title="Perlu pembinaan?",
    title_en="Needs coaching?",
    unit=Unit.FLAG,
    shows="{tpp_bruto} di bawah batas dari {tpp_maks}",
    shows_en="{tpp_bruto} under the share of {tpp_maks} that is asked for",
    since="2026-01-01",
)
def needs_coaching(tpp_bruto: Column, tpp_maks: Column, p: Parameters) -> Column:
    """Who receives less than a share of the maximum is to be coached by the superior."""
    return tpp_bruto * WHOLE < tpp_maks * lit(p.coaching_share)
