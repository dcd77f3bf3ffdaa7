"""Shifts over midnight: a punch of the next morning belongs to the day on which its shift began."""

from __future__ import annotations

import polars as pl

from sembilan.attendance.queries.hours import DAY, KEY
from sembilan.terms.frames.attendance import Meaning

LATEST = 4 * 3_600  # so long after the end of a shift a clocking may still be going home from it
COMING = 2 * 3_600  # from so long before the next duty a clocking is coming to it


def belonging(punches: pl.DataFrame, own: pl.DataFrame, night: pl.DataFrame) -> pl.DataFrame:
    """The punches, those of a night's next morning moved to the day it began, their second counted past 24:00.

    A press says itself whether it is coming or going; of a terminal's line the time decides, and where one duty
    follows the other closely the end of the first divides them.
    """
    if night.is_empty():
        return punches
    ends = pl.col("ends") * 60 - DAY
    before = night.select("nip", ends.alias("end"), date=pl.col("date") + pl.duration(days=1))
    following = own.filter(pl.col("starts").is_not_null()).select(*KEY, begin=pl.col("starts") * 60)
    there = punches.join(before, on=list(KEY), how="left", maintain_order="left")
    there = there.join(following, on=list(KEY), how="left", maintain_order="left")
    end, coming, second = pl.col("end"), pl.col("begin") - COMING, pl.col("second")
    unsaid = second <= pl.max_horizontal(end, pl.min_horizontal(end + LATEST, coming))
    datang = (second < end) & (second < coming).fill_null(True)
    meaning = pl.col("meaning") if "meaning" in punches.columns else pl.lit(0)
    chosen = pl.when(meaning == Meaning.DATANG).then(datang)
    chosen = chosen.when(meaning == Meaning.PULANG).then(second <= end + LATEST).otherwise(unsaid)  # type: ignore[assignment]
    moved = chosen.fill_null(False)
    return there.with_columns(
        date=pl.when(moved).then(pl.col("date") - pl.duration(days=1)).otherwise(pl.col("date")),
        second=pl.when(moved).then(second + DAY).otherwise(second).cast(pl.Int32),
    ).select(punches.columns)
