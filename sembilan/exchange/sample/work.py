"""The work of an invented month: minutes reported each day, and the two ratings at its end."""

from __future__ import annotations

import datetime as dt

import polars as pl

from sembilan.exchange.sample.calendar import worked
from sembilan.exchange.sample.chance import Dice, chosen
from sembilan.terms.month import Month

SKIPPED, REFUSED, DAY_KEY = 400, 500, 64
LONGEST_DAY = 450
RATINGS = ("Di Bawah Ekspektasi", "Sesuai Ekspektasi", "Di Atas Ekspektasi")
BELOW, ABOVE = 300, 8_600  # of ten thousand: rated below up to here, above from here on
STABLE = 6_000  # of ten thousand keep last month's rating


def activities(people: pl.DataFrame, absences: pl.DataFrame, dice: Dice, month: Month) -> pl.DataFrame:
    """Minutes of work per person and day with the superior's decision, in the columns of the office's list."""
    diligence = Dice(dice.seed).below("diligence", 150)
    monthly = dice.during(str(month), key="key")
    away = absences.filter("approved").select("k", "first", "last")
    dates = pl.DataFrame({"date": [month.first + dt.timedelta(days=day - 1) for day in worked(month)]})
    every = people.select("k", "nip", diligence.alias("usual")).join(away, on="k", how="left", maintain_order="left")
    rows = every.join(dates, how="cross", maintain_order="left_right").with_columns(
        (pl.col("k") * DAY_KEY + pl.col("date").dt.day().cast(pl.UInt64)).alias("key")
    )
    excused = pl.col("date").is_between("first", "last").fill_null(False)
    minutes = (pl.col("usual") + 130 + monthly.below("minutes", 190)).clip(1, LONGEST_DAY)
    status = pl.when(monthly.happens("refused", REFUSED)).then(pl.lit("Ditolak")).otherwise(pl.lit("Disetujui"))
    return rows.filter(~excused & ~monthly.happens("skipped", SKIPPED)).select(
        "nip", "date", minutes.alias("minutes"), status.alias("status")
    )


def ratings(people: pl.DataFrame, dice: Dice, month: Month) -> pl.DataFrame:
    """This month's two ratings of each person; most are rated as before, and alike in result and behaviour."""
    usual, monthly = Dice(dice.seed), dice.during(str(month))
    return people.select(
        "nip",
        pl.lit(str(month)).alias("period"),
        _rated(usual, monthly, "result").alias("result"),
        _rated(usual, monthly, "behaviour").alias("behaviour"),
    )


def _rated(usual: Dice, monthly: Dice, name: str) -> pl.Expr:
    drawn = (
        pl.when(monthly.happens(f"stable {name}", STABLE))
        .then(usual.below("merit", 10_000))
        .otherwise(monthly.below(name, 10_000))
    )
    return chosen(RATINGS, pl.when(drawn < BELOW).then(0).when(drawn < ABOVE).then(1).otherwise(2))
