"""Dialog kinerja: for how long a person and her superior may be silent."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, lit, rule
from sembilan.terms.column import Unit


@rule(
    law="PermenPANRB 6/2022; SE PANRB 3/2023",
    title="Lama tidak berdialog",
    title_en="Silent for too long",
    unit=Unit.FLAG,
    shows="{days_since} sejak dialog terakhir, paling lama {p.silent_days}",
    shows_en="{days_since} since the last talk, {p.silent_days} at most",
)
def is_silent(days_since: Column, p: Parameters) -> Column:
    """Whoever has not spoken with her superior within the time the region sets is silent; so is who never did."""
    return days_since.is_null() | (days_since > lit(p.silent_days))
