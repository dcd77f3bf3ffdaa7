"""What the clocking machines of an invented region hold at the end of a month.

Most come on time, some a little late, few very late; some forget a clocking, some stay away. Everyone clocks at one
of the machines of the own block of people, so that machines can be written one block after another.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from sembilan.exchange.sample.calendar import FRIDAY_END, START, days
from sembilan.exchange.sample.chance import Dice
from sembilan.terms.month import Month

# how often of ten thousand days, for the punctual, the ordinary and the careless
AWAY, NO_IN, NO_OUT = (5, 30, 400), (10, 60, 250), (20, 90, 300)
LATE = ((60, 20, 10, 8), (500, 90, 40, 30), (2_500, 700, 300, 250))
EARLY = ((40, 15, 6, 5), (260, 60, 25, 20), (900, 260, 120, 90))
HABITS = (*[0] * 35, *[1] * 52, *[2] * 13)
TWICE, LUNCH, DUTY = 90, 60, 25  # a second clocking at once; one at noon; one on a free day
BAND, DAY_KEY = 30 * 60, 64
EARLIEST, NOON, LAST = 6 * 3600 + 50 * 60, 12 * 3600, 17 * 3600 + 30 * 60
FIELDS = ("pin", "at", "device", "state", "verify", "work")


def clockings(people: pl.DataFrame, absences: pl.DataFrame, dice: Dice, month: Month, machines: int) -> pl.DataFrame:
    """Every clocking of the block in order of machine and time: `machine`, `pin`, `date`, `second`, `state`."""
    dice = dice.during(str(month), key="key")
    present = _days(people, absences, dice, month)
    late, early = _seconds(dice, "late", LATE), _seconds(dice, "early", EARLY)
    both = present.with_columns(
        pl.when(late > 0).then(START + late).otherwise(EARLIEST + dice.below("in", START - EARLIEST)).alias("in"),
        pl.when(early > 0)
        .then(pl.col("end") - early)
        .otherwise(pl.col("end") + dice.below("out", LAST - FRIDAY_END))
        .alias("out"),
        dice.below("machine", machines).alias("machine"),
    )
    came, left = ~_rate(dice, "no in", NO_IN), ~_rate(dice, "no out", NO_OUT)
    pieces = [
        _taken(both.filter(came), pl.col("in"), 0),
        _taken(both.filter(left), pl.col("out"), 1),
        _taken(both.filter(came & dice.happens("twice", TWICE)), pl.col("in") + 1 + dice.below("again", 90), 0),
        _taken(both.filter(dice.happens("lunch", LUNCH)), NOON + dice.below("noon", 3_600), 1),
    ]
    return pl.concat(pieces).sort("machine", "date", "second", "pin", "state")


def as_lines(clockings: pl.DataFrame) -> pl.DataFrame:
    """The fields of a machine's file: the PIN right-aligned in nine places, date and time, and four small numbers."""
    written = pl.lit(_times())
    return clockings.select(
        pl.col("pin").cast(pl.String).str.pad_start(9).alias("pin"),
        pl.concat_str(pl.col("date").cast(pl.String), written.gather(pl.col("second")), separator=" ").alias("at"),
        pl.lit("1").alias("device"),
        pl.col("state").cast(pl.String),
        pl.lit("1").alias("verify"),
        pl.lit("0").alias("work"),
    )


@cache
def _times() -> pl.Series:
    """Each second of the day as text: looking one up is many times faster than formatting it."""
    return pl.Series([f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}" for s in range(86_400)])


def _days(people: pl.DataFrame, absences: pl.DataFrame, dice: Dice, month: Month) -> pl.DataFrame:
    """The days on which each person is there: worked, not away with permission, not away without."""
    habit = pl.lit(pl.Series(HABITS, dtype=pl.Int32)).gather(Dice(dice.seed).below("habit", len(HABITS)))
    away = absences.filter("approved").select("k", "first", "last")
    every = people.select("k", "pin", habit.alias("habit")).join(away, on="k", how="left", maintain_order="left")
    crossed = every.join(days(month), how="cross", maintain_order="left_right").with_columns(
        (pl.col("k") * DAY_KEY + pl.col("day")).alias("key")
    )
    excused = pl.col("date").is_between("first", "last").fill_null(False)
    there = pl.when("is_worked").then(~_rate(dice, "away", AWAY)).otherwise(dice.happens("duty", DUTY))
    return crossed.filter(there & ~excused)


def _rate(dice: Dice, name: str, rates: tuple[int, int, int]) -> pl.Expr:
    return dice.happens(name, _of_habit(rates))


def _of_habit(values: tuple[int, ...]) -> pl.Expr:
    return pl.lit(pl.Series(values, dtype=pl.Int32)).gather(pl.col("habit"))


def _seconds(dice: Dice, name: str, rates: tuple[tuple[int, ...], ...]) -> pl.Expr:
    """How many seconds too late or too early; nothing for most. The last band reaches to two and a half hours."""
    drawn, within = dice.below(name, 10_000), dice.below(f"{name} by", BAND) + 60
    result, limit = pl.lit(0), pl.lit(0)
    for band in range(4):
        upper = limit + _of_habit(tuple(rate[band] for rate in rates))
        wide = band * BAND + within * (2 if band == 3 else 1)
        result = pl.when((drawn >= limit) & (drawn < upper)).then(wide).otherwise(result)
        limit = upper
    return result.cast(pl.Int32)


def _taken(rows: pl.DataFrame, second: pl.Expr, state: int) -> pl.DataFrame:
    return rows.select(
        pl.col("machine").cast(pl.Int16),
        "pin",
        "date",
        second.cast(pl.Int32).alias("second"),
        pl.lit(state, pl.Int8).alias("state"),
    )
