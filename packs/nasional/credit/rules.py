"""Angka kredit: what the predikat of a period is worth in a functional post."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, half_up, lookup, rule
from sembilan.terms.column import Unit

LAW = "PermenPANRB 1/2023 ps. 37; PerBKN 3/2023"
WHOLE = 120_000  # 100 % in basis points, of twelve months


@rule(law=LAW, title="Koefisien setahun", title_en="Coefficient of a year", unit=Unit.SCORE,
      shows="jenjang {post_level}", shows_en="level {post_level}")  # fmt: skip
def koefisien(post_level: Column, p: Parameters) -> Column:
    """Each level of a functional post has a coefficient: the angka kredit of a year at predikat Baik."""
    return lookup(post_level, p.koefisien_table)


@rule(law=LAW, title="Persentase predikat", title_en="Share of the predikat", unit=Unit.BP,
      shows="predikat {predikat}")  # fmt: skip
def share_bp(predikat: Column, p: Parameters) -> Column:
    """The predikat counts for a fixed share of the coefficient."""
    return lookup(predikat, p.predikat_share)


@rule(
    law=LAW,
    title="Angka kredit",
    title_en="Angka kredit",
    unit=Unit.SCORE,
    shows="{koefisien} × {share_bp} × {months} ÷ 12",
    shows_en="{koefisien} × {share_bp} × {months} ÷ 12",
)
def credit(koefisien: Column, share_bp: Column, months: Column) -> Column:
    """A period earns its months' part of coefficient times share, rounded half up to hundredths."""
    return half_up(koefisien * share_bp * months, WHOLE)
