"""The people of an invented region: who they are on the first of January, before the month begins.

Everything of a person follows from the seed and the person's place `k` in the region, so a block of people can be
made without the others, and the next month meets the same ones.
"""

from __future__ import annotations

import datetime as dt

import polars as pl
from polars import selectors

from sembilan.exchange.sample.chance import Dice, chosen
from sembilan.exchange.sample.names import EDUCATION
from sembilan.exchange.sample.organs import POSTS
from sembilan.terms.golongan import PNS

OLDEST, BIRTHDAYS = 57, 12_781  # days of 35 years; a prime, so steps through it meet each day once
HEADS_FROM = 501  # sequence numbers of heads, whose birthdays are drawn apart
PPPK_GOLONGAN = ("V", "VII", "IX", "X", "XI")
FIRST_RUNG, LAST_RUNG = (4, 6, 8, 9, 10), (9, 11, 13, 14, 15)  # places in the ladder of golongan, by education
CPNS_FROM = 2  # appointed in this month of the last year or later: not yet PNS


def people(units: pl.DataFrame, posts: pl.DataFrame, first: int, dice: Dice, year: int) -> pl.DataFrame:
    """The people of some units, from place `first` on, with everything the other files ask of them."""
    placed = (
        units.select(pl.exclude("parent_id"))
        .select(pl.all().repeat_by("people"))
        .explode(selectors.all())
        .drop_nulls("unit")
        .with_row_index("k", first)
        .with_columns(pl.col("k").cast(pl.UInt64), (pl.col("eselon").str.starts_with("II/")).alias("is_head"))
    )
    born = _appointed(_born(placed, dice, year), dice, year)
    return _ranked(_posted(_led(born, dice, year), posts, dice, year), dice, year)


def _born(placed: pl.DataFrame, dice: Dice, year: int) -> pl.DataFrame:
    step, shift = pl.select(
        a=dice.below("birth step", 4_000, pl.lit(0)) + 7_919, b=dice.below("birth shift", BIRTHDAYS, pl.lit(0))
    ).row(0)
    slot = ((pl.col("k") * step + shift) % BIRTHDAYS).cast(pl.Int32)
    turn = (pl.col("k") // BIRTHDAYS).cast(pl.Int32)
    oldest = dt.date(year - OLDEST, 1, 1)
    day = pl.when("is_head").then(slot // 2).otherwise(slot)
    return placed.with_columns(
        (pl.lit(oldest) + pl.duration(days=day)).alias("birth"),
        pl.when("is_head").then(HEADS_FROM + 2 * turn + slot % 2).otherwise(turn + 1).alias("sequence"),
        (dice.below("sex", 2) + 1).alias("sex"),
        pl.when(pl.col("is_head")).then(False).otherwise(dice.happens("pppk", 2_200)).alias("is_pppk"),
        _education(dice).alias("education"),
    )


def _education(dice: Dice) -> pl.Expr:
    shares = [place for place, (_, _, share, _) in enumerate(EDUCATION) for _ in range(share)]
    return pl.lit(pl.Series(shares, dtype=pl.Int32)).gather(dice.below("education", len(shares)))


def _appointed(born: pl.DataFrame, dice: Dice, year: int) -> pl.DataFrame:
    birth_year = pl.col("birth").dt.year()
    civil = pl.min_horizontal(birth_year + 21 + dice.below("start", 12), year - 1)
    hired = pl.max_horizontal(year - 1 - dice.below("hired", 6), birth_year + 20)
    number = pl.col("birth").dt.strftime("%Y%m%d").cast(pl.Int64) * 10**10
    code = pl.when("is_pppk").then(21).otherwise("tmt_month")
    return (
        born.with_columns(
            pl.when("is_pppk").then(hired).otherwise(civil).alias("tmt_year"),
            (dice.below("tmt month", 12) + 1).alias("tmt_month"),
        )
        .with_columns(
            pl.date("tmt_year", "tmt_month", 1).alias("tmt"),
            (number + pl.col("tmt_year") * 10**6 + code * 10**4 + pl.col("sex") * 1_000 + pl.col("sequence")).alias(
                "nip"
            ),
            (~pl.col("is_pppk") & (pl.col("tmt_year") == year - 1) & (pl.col("tmt_month") >= CPNS_FROM)).alias(
                "is_cpns"
            ),
        )
        .with_columns(pl.col("nip").cast(pl.String))
    )


def _led(people: pl.DataFrame, dice: Dice, year: int) -> pl.DataFrame:
    """One of each unit leads it: a PNS between 35 and 56 when there is one."""
    age = year - pl.col("birth").dt.year()
    fit = (~pl.col("is_pppk") & ~pl.col("is_cpns") & age.is_between(35, 56)).cast(pl.Int32)
    score = fit * 2**30 + dice.below("leads", 2**30)
    return people.with_columns(score.alias("score")).with_columns(
        (pl.col("score") == pl.col("score").max().over("unit")).alias("leads")
    )


def _posted(people: pl.DataFrame, posts: pl.DataFrame, dice: Dice, year: int) -> pl.DataFrame:
    many = pl.lit("")
    for flavor in ("office", "school", "health"):
        pool = [name for name, _, _, places in POSTS for place in places.split() if place == flavor]
        many = pl.when(pl.col("flavor") == flavor).then(dice.pick(f"post {flavor}", pool)).otherwise(many)
    held = (12 * (year - pl.col("tmt_year")) - pl.col("tmt_month") + 1).cast(pl.Int32)
    back = pl.min_horizontal(dice.below("post since", 32) * 3, held)
    since = (
        pl.when("is_cpns")
        .then(pl.col("tmt"))
        .otherwise(pl.lit(dt.date(year, 1, 1)).dt.offset_by("-" + back.cast(pl.String) + "mo"))
    )
    skilled = pl.col("leads") | pl.col("jabatan").str.contains(" Ahli ", literal=True)
    return (
        people.with_columns(pl.when("leads").then("title").otherwise(many).alias("jabatan"))
        .with_columns(pl.max_horizontal("education", pl.when(skilled).then(2).otherwise(0)).alias("education"))
        .join(posts, on="jabatan", how="left", maintain_order="left")
        .with_columns(since.alias("post_since"))
    )


def _ranked(people: pl.DataFrame, dice: Dice, year: int) -> pl.DataFrame:
    first, last = (
        pl.lit(pl.Series(rungs, dtype=pl.Int32)).gather(pl.col("education")) for rungs in (FIRST_RUNG, LAST_RUNG)
    )
    climbed = pl.min_horizontal(first + (year - pl.col("tmt_year")) // 4, last)
    rung = pl.when("is_head").then(pl.max_horizontal(climbed, 13)).otherwise(climbed)
    pppk = chosen(PPPK_GOLONGAN, pl.col("education"))
    recent = pl.date(
        year - 1 - dice.below("golongan year", 4),
        pl.when(dice.happens("golongan month", 5_000)).then(4).otherwise(10),
        1,
    )
    ladder = [name for name, _, _ in PNS]
    return people.with_columns(
        pl.when("is_pppk").then(pppk).otherwise(chosen(ladder, first)).alias("golongan_first"),
        pl.when("is_pppk").then(pppk).otherwise(chosen(ladder, rung)).alias("golongan"),
        pl.when(pl.col("is_pppk") | (rung == first))
        .then("tmt")
        .otherwise(pl.max_horizontal(recent, "tmt"))
        .alias("golongan_since"),
        (pl.col("k") + 1_000).alias("pin"),
    )
