"""What happened to invented people before the month ended: assessments, trainings, sanctions.

Dates are drawn over five years that end with the year; what lies after the month is not known yet and left out.
"""

from __future__ import annotations

import datetime as dt

import polars as pl

from sembilan.exchange.sample.chance import Dice, chosen
from sembilan.exchange.sample.export import day
from sembilan.terms.month import Month

YEARS = 5
ASSESSED, ASSESSED_TWICE = 6_200, 800
TRAININGS = ("Pelatihan Teknis", "Pelatihan Fungsional", "Bimbingan Teknis", "Seminar", "Seminar – Daring")
HOURS = ("4", "8", "16", "20", "24", "30", "40")
SANCTIONED = 110
# level, kind: the mild ones come more often
SANCTIONS = (
    *[("Ringan", "Teguran Lisan")] * 3,
    *[("Ringan", "Teguran Tertulis")] * 4,
    *[("Sedang", "Pemotongan TPP 25% 6 bulan")] * 3,
    *[("Sedang", "Pemotongan TPP 25% 9 bulan")] * 2,
    *[("Sedang", "Pemotongan TPP 25% 12 bulan")] * 3,
    ("Berat", "Penurunan Jabatan Setingkat Lebih Rendah 12 bulan"),
)
LOWEST, ABLE, BELL = 4_100, 4_600, 1_100  # points in hundredths: one draw of the person, two of the day


def assessments(people: pl.DataFrame, dice: Dice, month: Month, year: int) -> pl.DataFrame:
    """JPM and potential with decimal commas; some are outdated, some people have two, many none."""
    rounds = [(1, ASSESSED), (2, ASSESSED_TWICE)]
    return pl.concat(
        people.filter(dice.happens(f"assessed {turn}", often))
        .with_columns(_on(dice, f"assessed on {turn}", year, monthly=10).alias("on"))
        .filter(pl.col("on") <= month.last)
        .select(
            "nip",
            day("on").alias("on"),
            _points(dice, f"jpm {turn}").alias("jpm"),
            _points(dice, f"potensi {turn}").alias("potensi"),
        )
        for turn, often in rounds
    ).unique(["nip", "on"], keep="first", maintain_order=True)


def trainings(people: pl.DataFrame, dice: Dice, month: Month, year: int) -> pl.DataFrame:
    """Up to three trainings of each person, with their hours."""
    return pl.concat(
        people.filter(dice.below("trainings", 4) >= turn)
        .with_columns(_on(dice, f"trained on {turn}", year).alias("on"))
        .filter(pl.col("on") <= month.last)
        .select(
            "nip",
            dice.pick(f"training {turn}", TRAININGS).alias("kind"),
            dice.pick(f"hours {turn}", HOURS).alias("hours"),
            day("on").alias("on"),
        )
        for turn in (1, 2, 3)
    )


def sanctions(people: pl.DataFrame, dice: Dice, month: Month, year: int) -> pl.DataFrame:
    """Disciplinary sanctions of the last two years; a cut of TPP may still be running."""
    drawn = dice.below("sanction", len(SANCTIONS))
    months = pl.col("on").dt.truncate("1mo")
    return (
        people.filter(dice.happens("sanctioned", SANCTIONED))
        .with_columns(
            (
                pl.lit(dt.date(year - 1, 1, 1)).dt.offset_by(dice.below("sanctioned on", 24).cast(pl.String) + "mo")
            ).alias("on")
        )
        .filter(pl.col("on") <= month.last)
        .filter(pl.col("on") > pl.col("tmt"))
        .with_columns(months)
        .select(
            "nip",
            chosen([level for level, _ in SANCTIONS], drawn).alias("level"),
            chosen([kind for _, kind in SANCTIONS], drawn).alias("kind"),
            day("on").alias("on"),
        )
    )


def _on(dice: Dice, name: str, year: int, monthly: int = 0) -> pl.Expr:
    """A day of the five years that end with this one; with `monthly` always that day of a month."""
    first = dt.date(year - YEARS + 1, 1, 1)
    if monthly:
        months = dice.below(name, 12 * YEARS).cast(pl.String) + "mo"
        return pl.lit(first.replace(day=monthly)).dt.offset_by(months)
    return pl.lit(first) + pl.duration(days=dice.below(name, 365 * YEARS))


def _points(dice: Dice, name: str) -> pl.Expr:
    # What a person is able to shows in JPM and potential alike, so that the corners of the nine-box are not empty.
    drawn = pl.lit(LOWEST) + dice.below("able", ABLE)
    for part in range(2):
        drawn = drawn + dice.below(f"{name} {part}", BELL)
    drawn = drawn.clip(0, 10_000)
    return (drawn // 100).cast(pl.String) + "," + (drawn % 100).cast(pl.String).str.zfill(2)
