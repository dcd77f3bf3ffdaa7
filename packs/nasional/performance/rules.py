"""Predikat kinerja: from the two ratings of a month to its predikat."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, lookup, rule
from sembilan.terms.column import Unit


@rule(
    law="PermenPANRB 6/2022",
    title="Predikat kinerja",
    title_en="Predikat kinerja",
    unit=Unit.CODE,
    shows="hasil kerja {hasil_kerja} dan perilaku {perilaku}",
    shows_en="results {hasil_kerja} and behaviour {perilaku}",
)
def predikat(hasil_kerja: Column, perilaku: Column, p: Parameters) -> Column:
    """The predikat stands in the 3 × 3 table where the rating of results meets the rating of behaviour."""
    return lookup(hasil_kerja * 10 + perilaku, p.predikat_table)
