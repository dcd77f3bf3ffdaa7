"""Best employee: who may be voted for."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, lit, rule
from sembilan.terms.column import Unit


@rule(
    law="PermenPANRB 6/2022; keputusan daerah",
    title="Dapat dipilih",
    title_en="May be voted for",
    unit=Unit.FLAG,
    shows="predikat {predikat}, hukuman terakhir {months_clean} yang lalu",
    shows_en="predikat {predikat}, the latest sanction {months_clean} ago",
)
def is_candidate(predikat: Column, months_clean: Column, p: Parameters) -> Column:
    """Whoever worked well enough in the period and was not sanctioned for long enough may be voted for."""
    is_clean = months_clean.is_null() | (months_clean >= lit(p.clean_months))
    return (predikat >= lit(p.least_predikat)).fill_null(False) & is_clean
