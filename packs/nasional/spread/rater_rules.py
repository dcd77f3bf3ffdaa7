"""What may be said of a rater beside the others: only what the interval bears, and nothing of few people."""

from __future__ import annotations

from sembilan.policy import Column, Parameters, lit, rule, when
from sembilan.terms.column import Unit
from sembilan.terms.frames.spread import Leaning

LAW = "PermenPANRB 6/2022; cara kerja"


@rule(law=LAW, title="Cukup untuk dikatakan", title_en="Enough to say something", unit=Unit.FLAG, grain="rater",
      shows="{rated} orang, {raters} penilai", shows_en="{rated} people, {raters} raters")  # fmt: skip
def is_enough(rated: Column, raters: Column, p: Parameters) -> Column:
    """Of a rater of few people, or among few raters, nothing is said."""
    return (rated >= p.rater_least_people) & (raters >= p.least_raters)


@rule(law=LAW, title="Kecenderungan", title_en="Leaning", unit=Unit.CODE, grain="rater",
      shows="{estimate} dengan selang {low} sampai {high}",
      shows_en="{estimate} with the interval {low} to {high}")  # fmt: skip
def leaning(is_enough: Column, estimate: Column, low: Column, high: Column, p: Parameters) -> Column:
    """A leaning is named when the whole interval lies on one side of zero and it is large enough to matter."""
    lenient = (low > 0) & (estimate >= p.notable_milli)
    strict = (high < 0) & (estimate <= -p.notable_milli)
    said = when(lenient).then(lit(Leaning.LENIENT)).when(strict).then(lit(Leaning.STRICT))
    return when(is_enough).then(said.otherwise(lit(Leaning.ALIKE))).otherwise(lit(Leaning.UNSAID))
