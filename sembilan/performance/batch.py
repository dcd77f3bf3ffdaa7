"""Performance's part in a run: two ratings in, a predikat out."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from sembilan.performance import queries
from sembilan.performance.models import PredikatMonth
from sembilan.runs.part import Asked, Inputs, Noticed, Part, Weighing
from sembilan.terms.frames.performance import AREA
from sembilan.terms.predikat import Predikat


def inputs(asked: Asked) -> Inputs:
    """Everybody's ratings of the month."""
    return Inputs({"month": queries.ratings(asked.instansi, asked.month)})


def totals(results: pl.DataFrame) -> dict[str, int]:
    """People, and how many hold each predikat."""
    counts = dict(results.group_by("predikat").len().iter_rows())
    return {"people": results.height, **{each.name.lower(): counts.get(int(each), 0) for each in Predikat}}


def remarks(weighing: Weighing) -> Sequence[Noticed]:
    """Nothing yet: who has no rating is held, not remarked."""
    return ()


PART = Part(
    area=AREA,
    model=PredikatMonth,
    inputs=inputs,
    totals=totals,
    remarks=remarks,
    holds={"hasil_kerja": "no_rating", "perilaku": "no_rating"},
)
