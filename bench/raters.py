"""The comparison of all raters of a region: `python -m bench.raters [--people N] [--raters N]`.

Ratings of twelve months are invented with a strictness of each rater that is known, so that beside the time it is seen
whether the estimate finds it. What is measured is the model over one row for each person of a rater, as the worker
runs it.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl

LIMIT_SECONDS = 60


def main() -> int:
    """Print what was measured; 1 when the limit was missed."""
    asked = argparse.ArgumentParser(prog="python -m bench.raters", description=__doc__)
    asked.add_argument("--people", type=int, default=50_000)
    asked.add_argument("--raters", type=int, default=3_000)
    asked.add_argument("--months", type=int, default=12)
    args = asked.parse_args()
    begun = time.perf_counter()
    fit = _model()
    imported = time.perf_counter() - begun
    ratings, strictness = invented(args.people, args.raters, args.months)
    begun = time.perf_counter()
    people = ratings.group_by("rater", "employee").agg(
        pl.col("rating", "activity", "late", "achieved", "capaian").mean()
    )
    found = fit(people.sort("rater", "employee"))
    took = time.perf_counter() - begun
    rows = found.estimates.sort("rater")
    truth = strictness[rows["rater"].to_numpy()] * 1_000
    holds = np.mean((rows["low_milli"].to_numpy() <= truth) & (truth <= rows["high_milli"].to_numpy()))
    near = np.corrcoef(rows["estimate_milli"].to_numpy(), truth)[0, 1]
    found_out = {"ratings": ratings.height, "people": args.people, "raters": rows.height, "import": imported,
                 "seconds": took, "holds": float(holds), "near": float(near)}  # fmt: skip
    print(json.dumps(found_out))
    return int(took > LIMIT_SECONDS)


def _model() -> Callable[[pl.DataFrame], Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    import django

    django.setup()
    from sembilan.calibration.queries.mixed import fit

    return fit


def invented(people: int, raters: int, months: int) -> tuple[pl.DataFrame, np.ndarray]:
    """A rating between 1 and 3 for each person and month, from what she did and how strict her rater is."""
    chance = np.random.default_rng(20_261)
    rater = chance.integers(0, raters, people)
    strictness = chance.normal(0, 0.15, raters)
    facts = {
        "activity": chance.normal(6_000, 900, people),
        "late": chance.gamma(1.5, 60, people),
        "achieved": chance.normal(0.95, 0.1, people),
        "capaian": chance.integers(3, 6, people).astype(float),
    }
    own = 2.1 + 0.1 * (facts["activity"] - 6_000) / 900 - 0.05 * (facts["late"] - 90) / 70 + strictness[rater]
    own += chance.normal(0, 0.25, people)
    shown = np.repeat(own, months) + chance.normal(0, 0.2, people * months)
    frame = {"rater": np.repeat(rater, months), "employee": np.repeat(np.arange(people), months), "rating": shown}
    return pl.DataFrame(frame | {name: np.repeat(value, months) for name, value in facts.items()}), strictness


if __name__ == "__main__":
    raise SystemExit(main())
