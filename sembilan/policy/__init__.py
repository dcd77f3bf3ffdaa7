"""The engine of the law: packs, dated parameters, rules, the plan of a month, evaluation and explanation.

It is pure: frames go in, frames come out. It knows no database, no web, no region and no clock.
What a pack's `rules.py` may import stands in `__all__`; the house imports the modules themselves.
"""

from __future__ import annotations

from sembilan.policy.parameters import Parameters
from sembilan.policy.rule import rule
from sembilan.policy.vocabulary import (
    Column,
    any_if,
    bands,
    clip_high,
    clip_low,
    complete_years_between,
    count_if,
    date_day,
    date_month,
    date_year,
    floor_div,
    half_up,
    is_one_of,
    largest,
    latest,
    lit,
    lookup,
    max_if,
    max_of,
    min_if,
    min_of,
    months_between,
    mul_div,
    nothing,
    plus_months,
    scaled,
    smallest,
    sum_if,
    total,
    weekday,
    when,
)

__all__ = [
    "Column",
    "Parameters",
    "any_if",
    "bands",
    "clip_high",
    "clip_low",
    "complete_years_between",
    "count_if",
    "date_day",
    "date_month",
    "date_year",
    "floor_div",
    "half_up",
    "is_one_of",
    "largest",
    "latest",
    "lit",
    "lookup",
    "max_if",
    "max_of",
    "min_if",
    "min_of",
    "months_between",
    "mul_div",
    "nothing",
    "plus_months",
    "rule",
    "scaled",
    "smallest",
    "sum_if",
    "total",
    "weekday",
    "when",
]
