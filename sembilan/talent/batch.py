"""Talent's part in a run: predikat, assessments and the record of a career in, a place in the nine-box out."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from sembilan.runs.part import Asked, Inputs, Noticed, Part, Weighing
from sembilan.talent.models import TalentMonth
from sembilan.talent.queries import columns as queries
from sembilan.terms.frames.talent import AREA


def inputs(asked: Asked) -> Inputs:
    """Everybody's month, with every assessment, training and sanction up to its end."""
    instansi, month = asked.instansi, asked.month
    return Inputs(
        {
            "month": queries.people(instansi, month, asked.stands_on),
            "sanction": queries.sanctions(instansi, month),
            "assessment": queries.assessments(instansi, month),
            "training": queries.trainings(instansi, month),
        }
    )


def totals(results: pl.DataFrame) -> dict[str, int]:
    """People, how many stand in each box, and how many in none."""
    counts = dict(results.group_by("kotak").len().iter_rows())
    boxes = {f"kotak_{box}": counts.get(box, 0) for box in range(1, 10)}
    return {"people": results.height, **boxes, "belum_dipetakan": counts.get(None, 0)}


def remarks(weighing: Weighing) -> Sequence[Noticed]:
    """People without a place in the nine-box, and what they lack."""
    lacking = weighing.results.filter(pl.col("kotak").is_null())
    return [
        Noticed("not_mapped" if potensial is None else "no_kinerja", nip)
        for nip, potensial in lacking.select("nip", "potensial").iter_rows()
    ]


PART = Part(area=AREA, model=TalentMonth, inputs=inputs, totals=totals, remarks=remarks, reads=("performance",))
