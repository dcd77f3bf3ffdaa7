"""What a worker makes of a time: the people of each rater, the model over them, and what the rules let be said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import gettext_noop

from sembilan.calibration.queries.facts import people_of_raters
from sembilan.organisation.models import Instansi
from sembilan.runs import in_force
from sembilan.terms.frames.spread import AREA, RATER
from sembilan.terms.month import Month

TOO_FEW = gettext_noop("Penilai yang dapat dibandingkan belum cukup banyak.")
NOTHING = gettext_noop("Belum ada rating pada rentang ini.")
COLUMNS = {
    "rater_nip": "rater", "people": "people", "mean_milli": "mean_milli", "estimate_milli": "estimate_milli",
    "low_milli": "low_milli", "high_milli": "high_milli", "leaning": "leaning",
}  # fmt: skip


@dataclass(frozen=True)
class Compared:
    """What is kept of a comparison."""

    counts: dict[str, Any]
    estimates: pl.DataFrame | None


def compare(instansi: Instansi, first: dt.date, until: dt.date) -> Compared:
    """Compare all raters over `[first, until)`."""
    people = people_of_raters(first, until)
    if people.is_empty():
        return Compared({"ratings": 0, "people": 0, "raters": 0, "why_not": NOTHING}, None)
    counts: dict[str, Any] = {
        "ratings": int(people["ratings"].sum()), "people": people["employee"].n_unique(),
        "raters": people["rater"].n_unique(),
    }  # fmt: skip
    month = Month.of(until - dt.timedelta(1))
    if counts["raters"] < in_force.parameters(instansi, AREA, month)["least_raters"]:
        return Compared(counts | {"why_not": TOO_FEW}, None)
    from sembilan.calibration.queries.mixed import fit  # a second to import, and only here

    fitted = fit(people)
    counts |= {"facts": list(fitted.facts), "between_milli": fitted.between_milli}
    return Compared(counts, _said(instansi, month, fitted.estimates))


def _said(instansi: Instansi, month: Month, estimates: pl.DataFrame) -> pl.DataFrame:
    """The estimates with what the rules let be said of each."""
    given = estimates.select(
        pl.lit(0).alias("unor"), pl.col("rater").alias("nip"), pl.col("people").alias("rated"),
        pl.lit(estimates.height).alias("raters"), pl.col("estimate_milli").alias("estimate"),
        pl.col("low_milli").alias("low"), pl.col("high_milli").alias("high"),
    )  # fmt: skip
    frame = given.select(pl.col(name).cast(dtype) for name, dtype in RATER.schema.items())
    told = in_force.plan(instansi, AREA, month).evaluate_grain({"rater": frame}, "rater", ["leaning"])
    joined = estimates.join(told.select(pl.col("nip").alias("rater"), "leaning"), on="rater")
    return joined.select(pl.col(have).alias(name) for name, have in COLUMNS.items())
