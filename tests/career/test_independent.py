"""The days of KGB and pension worked out again, by walking the calendar and the printed table, for random people."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from pathlib import Path

import polars as pl
import pytest

from sembilan.policy.packs import read_packs
from sembilan.policy.release import freeze
from sembilan.terms.career import GOLONGAN_LABELS
from sembilan.terms.frames.career import AREA
from sembilan.terms.month import Month

PACKS = Path(__file__).parents[2] / "packs"
MONTH = Month(2026, 10)
PEOPLE = 3_000
BUP = {1: 60, 3: 58, 4: 58, 5: 58, 11: 58, 12: 58, 13: 58, 14: 58, 21: 58, 22: 58, 23: 60, 24: 65, 41: 70}
PLAN = freeze(read_packs(PACKS).files("nasional"), "nasional", {}).plan(AREA, MONTH)
TABLE = PLAN.parameters["gaji_pokok"][1].value


def people(seed: int) -> pl.DataFrame:
    """Random people, every one of whom could exist."""
    lot = random.Random(seed)
    rows = []
    for number in range(PEOPLE):
        golongan = lot.choice(list(GOLONGAN_LABELS))
        began = dt.date(lot.randint(2000, 2026), lot.randint(1, 12), 1)
        rows.append(
            {
                "nip": 10**17 + number, "kind": 3 if golongan > 100 else 1, "status": 1,
                "birth_date": dt.date(1956, 1, 1) + dt.timedelta(days=lot.randint(0, 18_000)), "golongan": golongan,
                "post_level": lot.choice([*BUP, None]), "is_teacher": lot.random() < 0.2, "mkg_on": began,
                "mkg_months": lot.randint(0, 420), "kgb_last": began,
            }
        )  # fmt: skip
    given = {
        name: pl.Series([row.get(name) for row in rows], dtype=dtype)
        for name, dtype in AREA.inputs["month"].schema.items()
    }
    return pl.DataFrame(given)


def later(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, counted one by one; the last of the month where it is shorter."""
    year, month = day.year, day.month
    for _one in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def pension(row: dict) -> dt.date | None:
    """The first day of the month after the birthday."""
    age = 60 if row["is_teacher"] else BUP.get(row["post_level"])
    if age is None:
        return None
    return later(dt.date(row["birth_date"].year + age, row["birth_date"].month, 1), 1)


def kgb(row: dict) -> tuple[dt.date | None, int | None, int]:
    """Walk from the last KGB month by month until the printed table has a new line; with pay now and pay then."""
    mine = {key % 100: amount for key, amount in TABLE.items() if key // 100 == row["golongan"]}
    reached = max([step for step in mine if step * 12 <= row["mkg_months"]], default=min(mine))
    worked, day = row["mkg_months"], row["mkg_on"]
    while worked < 40 * 12:
        worked, day = worked + 1, later(day, 1)
        if worked % 12 == 0 and worked // 12 in mine and worked // 12 > reached:
            return day, mine[worked // 12], mine[reached]
    return None, None, mine[reached]


@pytest.mark.parametrize("seed", [1, 2])
def test_days_and_amounts_are_those_of_the_calendar_and_the_printed_table(seed):
    given = people(seed)
    empty = {grain: frame.schema for grain, frame in AREA.inputs.items() if grain != "month"}
    frames = {"month": given, **{grain: pl.DataFrame(schema=dict(schema)) for grain, schema in empty.items()}}

    got = PLAN.evaluate(frames)

    assert given["nip"].equals(got["nip"])
    wanted = [(pension(row), *kgb(row)) for row in given.iter_rows(named=True)]
    assert got.select("pension_on", "kgb_on", "gaji_new", "gaji_now").rows() == wanted


def test_a_region_of_fifty_thousand_is_judged_whole():
    many = pl.concat([people(1).with_columns(nip=pl.col("nip") + 10_000 * turn) for turn in range(17)])
    empty = {grain: pl.DataFrame(schema=dict(f.schema)) for grain, f in AREA.inputs.items() if grain != "month"}

    got = PLAN.evaluate({"month": many, **empty})

    assert got.height == many.height == 51_000
