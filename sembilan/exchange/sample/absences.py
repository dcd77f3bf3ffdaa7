"""Leave and official travel of an invented month, with the decision on each."""

from __future__ import annotations

import datetime as dt

import polars as pl

from sembilan.exchange.sample.calendar import worked
from sembilan.exchange.sample.chance import Dice, chosen
from sembilan.exchange.sample.export import day
from sembilan.terms.month import Month

PER_MYRIAD, REFUSED = 650, 700
KINDS = ("Cuti Tahunan", "Cuti Tahunan", "Cuti Sakit", "Cuti Alasan Penting", "Dinas Luar", "Dinas Luar")
LONGEST = 4


def absences(people: pl.DataFrame, dice: Dice, month: Month) -> pl.DataFrame:
    """Who asks to be away, from when to when and why: `k`, `nip`, `kind`, `first`, `last`, `approved`."""
    starts = pl.lit(pl.Series(worked(month), dtype=pl.Int32))
    start = starts.gather(dice.below("away from", len(worked(month))))
    return (
        people.filter(dice.happens("away", PER_MYRIAD))
        .select(
            "k",
            "nip",
            chosen(KINDS, dice.below("away kind", len(KINDS))).alias("kind"),
            (pl.lit(month.first - dt.timedelta(days=1)) + pl.duration(days=start)).alias("first"),
            (~dice.happens("away refused", REFUSED)).alias("approved"),
        )
        .with_columns((pl.col("first") + pl.duration(days=dice.below("away days", LONGEST))).alias("last"))
    )


def as_form(absences: pl.DataFrame) -> pl.DataFrame:
    """The columns of the office's list."""
    status = pl.when("approved").then(pl.lit("Disetujui")).otherwise(pl.lit("Ditolak"))
    return absences.select(
        "nip", "kind", day("first").alias("first"), day("last").alias("last"), status.alias("status")
    )
