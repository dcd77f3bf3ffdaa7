"""Allowance's part in a run: class, days, minutes and predikat in, rupiah out."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from sembilan.allowance.models import TppMonth
from sembilan.allowance.queries import columns as queries
from sembilan.allowance.queries import regional
from sembilan.runs import population
from sembilan.runs.part import Asked, Inputs, Noticed, Part, Weighing
from sembilan.terms.frames.allowance import AREA

# An amount that moved by more than this against last month's is looked at before anyone is paid.
MUCH_BP = 4_000
UNIT_PEOPLE = 3


def inputs(asked: Asked) -> Inputs:
    """Everybody's month as the rules read it, the sanctions of each, and what only some regions' rules read."""
    folk = queries.people(asked.instansi, asked.month)
    for more in (regional.elements(asked), regional.behaviour(asked)):
        folk = folk if more is None else folk.join(more, on="nip", how="left")
    frames = {
        "month": queries.month_frame(folk, asked.stands_on),
        "sanction": queries.sanctions(asked.instansi, asked.month),
        "outcome": regional.outcomes(asked),
        "subordinate": regional.subordinates(asked),
    }
    return Inputs({grain: frame for grain, frame in frames.items() if frame is not None})


def totals(results: pl.DataFrame) -> dict[str, int]:
    """People, what could be paid, what is paid, and what sanctions cut."""
    sums = results.select(pl.col("tpp_maks", "tpp_bruto", "potongan_hukdis").sum()).row(0, named=True)
    means = results.select(pl.col("produktivitas_bp", "disiplin_bp").cast(pl.Int64).sum()).row(0, named=True)
    people = max(results.height, 1)
    return {"people": results.height, **sums, **{name: value // people for name, value in means.items()}}


def remarks(weighing: Weighing) -> Sequence[Noticed]:
    """Amounts that moved much, absence that contradicts activity, and units without any approved activity."""
    return [*moved(weighing.results, weighing.before), *_contradictions(weighing), *_idle_units(weighing)]


def moved(results: pl.DataFrame, before: pl.DataFrame | None) -> list[Noticed]:
    """Amounts that moved by more than the limit; where there was nothing last month there is nothing to compare."""
    if before is None:
        return []
    last = before.select("nip", before=pl.col("tpp_bruto")).filter(pl.col("before") > 0)
    both = results.select("nip", "tpp_bruto").join(last, on="nip", how="inner")
    change = (pl.col("tpp_bruto") - pl.col("before")) * 10_000
    much = both.filter(change.abs() > pl.col("before") * MUCH_BP).with_columns(bp=change // pl.col("before"))
    rows = much.select("nip", "bp").sort("nip").iter_rows()
    return [Noticed("changed_much", nip, {"percent": round(bp / 100)}) for nip, bp in rows]


def _contradictions(weighing: Weighing) -> list[Noticed]:
    """Absent without a reason on every working day, yet with approved activity: one of the two is wrong."""
    due = pl.col("hari_kerja") - pl.col("cuti") - pl.col("dinas")
    odd = weighing.frames["month"].filter((due > 0) & (pl.col("tk") == due) & (pl.col("approved_minutes") > 0))
    rows = odd.select("nip", "tk", "approved_minutes").sort("nip").iter_rows()
    return [Noticed("all_absent_but_active", nip, {"days": days, "minutes": minutes}) for nip, days, minutes in rows]


def _idle_units(weighing: Weighing) -> list[Noticed]:
    units = population.units(weighing.asked.instansi, weighing.asked.month).drop_nulls("unor")
    sums = (
        weighing.frames["month"]
        .join(units, on="nip")
        .group_by("unor", "unor_name")
        .agg(people=pl.len(), minutes=pl.col("approved_minutes").cast(pl.Int64).sum())
        .filter((pl.col("minutes") == 0) & (pl.col("people") >= UNIT_PEOPLE))
        .sort("unor")
    )
    return [
        Noticed("unit_no_activity", None, {"unor": unor, "unit": unit, "people": people})
        for unor, unit, people, _ in sums.iter_rows()
    ]


PART = Part(
    area=AREA,
    model=TppMonth,
    inputs=inputs,
    totals=totals,
    remarks=remarks,
    reads=("attendance", "performance"),
    holds={
        "kelas": "no_post",
        "tukin_bpk": "no_tukin",
        "hari_kerja": "no_attendance",
        "predikat": "no_predikat",
    },
    follows={"no_tukin": "no_post"},
)
