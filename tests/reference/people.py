"""Invented employees by the thousand, crowded around every boundary of the law."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from typing import Any

import polars as pl

from sembilan.policy.areas import find_area
from sembilan.terms.month import Month
from tests.reference.slow_attendance import COUNTS
from tests.reference.slow_pay import Sanction
from tests.reference.slow_talent import Assessment, Training

TUKIN = {15: 29286000, 14: 22295000, 12: 16000000, 9: 9360000, 8: 7523000, 5: 4807000, 3: 2354000, 1: 1540000}
EDGES = (5 * 3600, 12 * 3600, *(27000 + m * 60 for m in (0, 1, 30, 31, 60, 61, 90, 91)))
LEAVES = tuple(end - m * 60 for end in (57600, 59400) for m in (0, 1, 30, 31, 60, 61, 90, 91))
FIRST_NIP = 190000000000000000


def frame(area: str, grain: str, rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    """Rows as a frame of an area, columns in the order of the vocabulary; those a region may leave out are left out."""
    schema = {col.name: col.dtype for col in find_area(area).inputs[grain].columns if not col.optional}
    return pl.DataFrame(rows, schema=schema, orient="row")


def clocked(dice: random.Random) -> list[int]:
    """The seconds of a day's clockings: mostly one in and one out, near an edge as often as not."""
    chance = dice.random()
    near = dice.choice(EDGES) + dice.randint(-61, 61)
    leave = dice.choice(LEAVES) + dice.randint(-61, 61)
    if chance < 0.7:
        return [near, leave]
    if chance < 0.8:
        return [near]
    if chance < 0.9:
        return [leave]
    return [dice.randrange(86_400) for _ in range(dice.randrange(4))]


Days = list[tuple[dt.date, bool, int]]


def attended(dice: random.Random, month: Month) -> tuple[Days, dict[dt.date, list[int]]]:
    """One employee's days and clockings of a month."""
    days: Days = []
    punches: dict[dt.date, list[int]] = {}
    for number in range(1, calendar.monthrange(month.year, month.month)[1] + 1):
        date = dt.date(month.year, month.month, number)
        excused = dice.choices((0, 1, 2), (90, 6, 4))[0]
        days.append((date, dice.random() < 0.05, excused))
        punches[date] = clocked(dice)
    return days, punches


def paid_month(dice: random.Random) -> dict[str, Any]:
    """One employee's row of the allowance frame."""
    kelas = dice.choice([*TUKIN, None])
    working = dice.randint(17, 23)
    cuti = dice.choice((0, 0, 0, 1, working, dice.randrange(working)))
    dinas = dice.choice((0, 0, working - cuti, dice.randint(0, working - cuti)))
    left = working - cuti - dinas
    norm = 300 * left
    minutes = dice.choice((norm, norm - 1, norm + 1, 0, dice.randint(0, norm + 500)))
    row = {
        "kelas": kelas,
        "tukin_bpk": None if kelas is None else dice.choice((TUKIN[kelas], dice.randrange(50_000_000))),
        "beban_kerja_bp": None if kelas is None else dice.choice((2500, 4000, 5000, 0, dice.randrange(20_000))),
        "kondisi_kerja_bp": None if kelas is None else dice.choice((0, 2000)),
        "approved_minutes": max(0, minutes),
        "hari_kerja": working,
        "cuti": cuti,
        "dinas": dinas,
        "tk": dice.choice((0, 0, 0, 1, dice.randint(0, left))),
    }
    for name in COUNTS[5:]:
        row[name] = dice.choice((0, 0, 0, 1, 2, dice.randint(0, left)))
    return row | {"predikat": dice.choice((1, 2, 3, 4, 5, 5, 4, 4, None))}


def sanctioned(dice: random.Random, first: dt.date) -> list[Sanction]:
    """The sanctions of one employee, many beginning or ending in the month."""
    found = []
    for _ in range(dice.choice((0, 0, 0, 1, 1, 2))):
        tmt = first + dt.timedelta(days=dice.choice((-366, -365, -183, -30, -1, 0, 15, 31, dice.randint(-900, 40))))
        level = dice.randint(1, 3)
        months = dice.choice((6, 9, 12, 1)) if level > 1 else dice.choice((None, None, 1))
        found.append((level, tmt, months, dice.choice((2500, 2500, 0)) if level == 2 else dice.choice((0, 2500))))
    return found


def assessed(dice: random.Random, last: dt.date) -> list[Assessment]:
    """The assessments of one employee on different days, some at the very edge of three years."""
    found: dict[dt.date, Assessment] = {}
    for _ in range(dice.choice((0, 1, 1, 1, 2, 3))):
        day = last + dt.timedelta(days=dice.choice((-1097, -1096, -1095, -1094, 0, 1, dice.randint(-1500, 20))))
        jpm, potensi = (min(10_000, max(0, score)) for score in scored(dice))
        found[day] = (day, jpm, potensi)
    return list(found.values())


def scored(dice: random.Random) -> tuple[int, int]:
    """JPM and potensi: half of them land on or beside an edge of potensial with a likely rekam jejak."""
    if dice.random() < 0.5:
        centre = dice.choice((6000, 8000, 7000))
        return centre + dice.randint(-3000, 3000), centre + dice.randint(-3000, 3000)
    edge, record, apart = dice.choice((6000, 8000)), dice.randrange(5500, 10_001, 250), dice.randint(-900, 900)
    both = (edge * 10 - record * 2) // 8 + dice.randint(-2, 2)
    return both + apart, both - apart


def trained(dice: random.Random, last: dt.date) -> list[Training]:
    """The trainings of one employee, many at the edges of 20 and 40 hours and of 24 months."""
    begins = Month.of(last).plus(-23).first
    days = (begins, begins - dt.timedelta(days=1), last, last + dt.timedelta(days=1))
    found = []
    for _ in range(dice.choice((0, 1, 1, 2, 3))):
        day = dice.choice((*days, begins + dt.timedelta(days=dice.randint(-400, 760))))
        found.append((dice.choice((1, 19, 20, 21, 39, 40, 0, 12)), day))
    return found


def talented(dice: random.Random, last: dt.date) -> dict[str, Any]:
    """One employee's row of the talent frame."""
    since = [years_ago(last, years) for years in (1, 2, 5)]
    near = [day + dt.timedelta(days=dice.randint(-1, 1)) for day in since]
    return {
        "predikat": dice.choice((1, 2, 3, 4, 4, 5, 5, None)),
        "education": dice.choice((5, 10, 12, 15, 17, 18, 20, 25, 30, 35, 40, 45, 50, None)),
        "post_since": dice.choice((*near, None, last - dt.timedelta(days=dice.randint(-40, 9000)))),
    }


def years_ago(day: dt.date, years: int) -> dt.date:
    """Some years before a month's last day."""
    return Month(day.year - years, day.month).last
