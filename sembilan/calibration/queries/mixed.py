"""How strict each rater is, estimated: a mixed model with the facts of the people and an intercept for each rater.

Statistics, so floats: what comes out is information in thousandths of a level and reaches no rating and no pay.
Importing this takes a second, because of statsmodels: only the worker does, and only when it compares.
"""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from typing import Any

import polars as pl
from statsmodels.regression.mixed_linear_model import MixedLM

from sembilan.calibration.queries.facts import FACTS

SURE = 1.959964  # half of the interval of 95 percent, in standard deviations
KNOWN_AT_LEAST = 0.5  # a fact known of fewer people than half is left out
NEARLY_NONE = 1e-9
MILLI = 1_000


@dataclass(frozen=True)
class Fitted:
    """The estimates by rater, what they were compared beside, and how far raters differ; or that they do not."""

    estimates: pl.DataFrame
    facts: tuple[str, ...]
    between_milli: int


def fit(people: pl.DataFrame) -> Fitted:
    """Estimate each rater's intercept from a row for each rater and person."""
    facts = _usable(people)
    outcome = people["rating"].to_numpy()
    design = people.select(
        pl.ones(people.height, pl.Float64, eager=False).alias("one"), *(_standard(name) for name in facts)
    ).to_numpy()
    counted = people.group_by("rater", maintain_order=True).agg(
        pl.len().alias("people"), (pl.col("rating").mean() * MILLI).round().cast(pl.Int64).alias("mean_milli")
    )
    if people["rating"].std() in (None, 0.0):
        return Fitted(_nothing(counted), facts, 0)
    with warnings.catch_warnings():
        # That raters hardly differ is a finding, not a fault: it is told by `between_milli`.
        warnings.simplefilter("ignore")
        # Powell, because methods that follow the gradient can overshoot to "no difference at all" on good data.
        fitted = MixedLM(outcome, design, groups=people["rater"].to_numpy()).fit(reml=True, method="powell")
        between = float(fitted.cov_re[0, 0])
        if not math.isfinite(between) or between < NEARLY_NONE:
            return Fitted(_nothing(counted), facts, 0)
        effects, spreads = fitted.random_effects, fitted.random_effects_cov
    rows = [_row(effects[rater], spreads[rater]) for rater in counted["rater"]]
    names = ("estimate_milli", "low_milli", "high_milli")
    estimates = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.Int64), orient="row")
    return Fitted(pl.concat([counted, estimates], how="horizontal"), facts, round(math.sqrt(between) * MILLI))


def _row(effect: Any, spread: Any) -> tuple[int, int, int]:
    middle = float(effect.to_numpy()[0])
    half = SURE * math.sqrt(max(float(spread.to_numpy()[0, 0]), 0.0))
    return round(middle * MILLI), round((middle - half) * MILLI), round((middle + half) * MILLI)


def _nothing(counted: pl.DataFrame) -> pl.DataFrame:
    return counted.with_columns(
        pl.lit(0, dtype=pl.Int64).alias(name) for name in ("estimate_milli", "low_milli", "high_milli")
    )


def _usable(people: pl.DataFrame) -> tuple[str, ...]:
    """The facts known of enough people, and not the same of all."""
    known = [
        name for name in FACTS if name in people.columns and people[name].count() >= KNOWN_AT_LEAST * people.height
    ]
    return tuple(name for name in known if people[name].n_unique() > 1 + (people[name].null_count() > 0))


def _standard(name: str) -> pl.Expr:
    """In standard deviations from the mean; whoever is not known counts as the mean."""
    value = pl.col(name)
    return ((value - value.mean()) / value.std()).fill_null(0.0)
