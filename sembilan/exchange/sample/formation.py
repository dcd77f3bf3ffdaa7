"""The formation of an invented region: seats near what each post holds, some more, some fewer, some posts empty."""

from __future__ import annotations

import polars as pl

from sembilan.exchange.sample.chance import Dice
from sembilan.exchange.sample.organs import POSTS

COLUMNS = (
    *("UNOR ID", "NAMA UNOR", "JABATAN ID", "NAMA JABATAN", "KEBUTUHAN ABK", "FORMASI", "BERLAKU SEJAK"),
    *("NOMOR SK", "TANGGAL SK", "DASAR"),
)
SPREAD = (-1, 0, 0, 0, 0, 1, 1, 2)  # seats more or fewer than the people of a post
VACANT_ONE_IN = 3  # units to one with a post that nobody holds
TURNS = 1_000_003  # keeps the draws of two posts of one unit apart


def formation(people: pl.DataFrame, posts: pl.DataFrame, dice: Dice, year: int) -> pl.DataFrame:
    """One row a unit and post: what it needs and may have since the year before."""
    held = people.group_by("unit", "unor_id", "unor", "flavor", "jabatan_id", "jabatan", maintain_order=True).agg(
        pl.len().alias("held"), pl.col("leads").any()
    )
    own = Dice(dice.seed, "seat").during("formation", "seat")
    rows = pl.concat([held, _vacant(held, posts, own)]).sort("unit", "jabatan_id")
    seat = pl.col("unit").cast(pl.Int64) * TURNS + pl.col("jabatan_id").str.slice(1).cast(pl.Int64)
    spread = pl.lit(pl.Series(SPREAD, dtype=pl.Int64)).gather(own.below("spread", len(SPREAD)))
    approved = pl.when("leads").then(1).otherwise(pl.max_horizontal(pl.col("held").cast(pl.Int64) + spread, 1))
    return rows.with_columns(seat.alias("seat")).with_columns(approved.alias("approved")).select(
        "unor_id",
        "unor",
        "jabatan_id",
        "jabatan",
        _need(own),
        "approved",
        pl.lit(f"01-01-{year - 1}").alias("since"),
        pl.lit(f"061/{year - 2}/FORMASI").alias("sk"),
        pl.lit(f"15-12-{year - 2}").alias("sk_date"),
        pl.lit(f"ABK {year - 2}").alias("basis"),
    )  # fmt: skip


def _need(own: Dice) -> pl.Expr:
    """What the analysis found, near the seats approved, with a decimal comma."""
    hundredths = pl.max_horizontal(pl.col("approved") * 100 + own.below("need", 140) - 50, 10)
    cents = (hundredths % 100).cast(pl.String).str.zfill(2)
    return ((hundredths // 100).cast(pl.String) + "," + cents).alias("need")


def _vacant(held: pl.DataFrame, posts: pl.DataFrame, own: Dice) -> pl.DataFrame:
    """In some units a post of its flavor that nobody holds."""
    units = held.unique("unit", keep="first", maintain_order=True).with_columns(seat=pl.col("unit").cast(pl.Int64))
    found = pl.lit("")
    for flavor in ("office", "school", "health"):
        pool = [name for name, _, _, places in POSTS if flavor in places.split()]
        found = pl.when(pl.col("flavor") == flavor).then(own.pick(f"vacant {flavor}", pool)).otherwise(found)
    chosen = units.filter(own.below("vacant", VACANT_ONE_IN) == 0).with_columns(found.alias("jabatan"))
    return (
        chosen.drop("jabatan_id", "seat")
        .join(posts.select("jabatan_id", "jabatan"), on="jabatan", maintain_order="left")
        .join(held, on=["unit", "jabatan_id"], how="anti", maintain_order="left")
        .with_columns(held=pl.lit(0, dtype=held.schema["held"]), leads=pl.lit(False))
        .select(held.columns)
    )
