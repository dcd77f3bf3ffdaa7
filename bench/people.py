"""The frames of the four areas for any number of employees, made in memory: a month as the rules read it.

Some have no post or no known education, some sanctions have no term: what life leaves out is left out here too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import holidays
import numpy as np
import polars as pl
from numpy.typing import NDArray

from sembilan.exchange.sample.organs import TPP
from sembilan.terms.column import Area
from sembilan.terms.frames import allowance, attendance, performance, talent
from sembilan.terms.month import Month

Frames = dict[str, dict[str, pl.DataFrame]]
Ints = NDArray[np.int64]

BLOCK = 250_000
FIRST_NIP = 198_001_012_005_011_001
EPOCH = dt.date(1970, 1, 1)
AREAS = {area.name: area for area in (attendance.AREA, performance.AREA, allowance.AREA, talent.AREA)}


def frames(employees: int, month: Month, seed: int = 1) -> Frames:
    """Every frame the four areas read of their own; what one area reads of another's result is laid in later."""
    made = [_block(first, min(BLOCK, employees - first), month, seed) for first in range(0, employees, BLOCK)]
    return {
        area: {grain: pl.concat([block[area][grain] for block in made], rechunk=False) for grain in made[0][area]}
        for area in made[0]
    }


def _block(first: int, count: int, month: Month, seed: int) -> Frames:
    chance = np.random.default_rng([seed, first])
    nips = FIRST_NIP + 7 * np.arange(first, first + count, dtype=np.int64)
    sanctions = _sanctions(nips, chance, month)
    return {
        "attendance": {
            "month": _typed(attendance.AREA, "month", {"nip": nips, "has_pin": chance.random(count) < 0.99}),
            **_days(nips, chance, month),
        },
        "performance": {"month": _typed(performance.AREA, "month", _ratings(nips, chance))},
        "allowance": {"month": _posts(nips, chance), "sanction": sanctions},
        "talent": {
            "month": _records(nips, chance, month),
            "sanction": sanctions,
            "assessment": _assessments(nips, chance, month),
            "training": _trainings(nips, chance, month),
        },
    }


def _typed(area: Area, grain: str, columns: Mapping[str, Any]) -> pl.DataFrame:
    """Columns in the types the frame asks for; dates come as days since 1970."""
    schema = area.inputs[grain].schema
    return pl.DataFrame({name: pl.Series(name, values) for name, values in columns.items()}).select(
        pl.col(name).cast(pl.Int32).cast(pl.Date) if schema[name] == pl.Date else pl.col(name).cast(schema[name])
        for name in columns
    )


def _ratings(nips: Ints, chance: np.random.Generator) -> dict[str, Any]:
    results, behaviour = (chance.choice([1, 2, 2, 2, 2, 2, 2, 3], len(nips)) for _ in range(2))
    return {"nip": nips, "hasil_kerja": results, "perilaku": behaviour}


def _days(nips: Ints, chance: np.random.Generator, month: Month) -> dict[str, pl.DataFrame]:
    """31 rows a person, and a clocking in and out on most working days, two on some."""
    free = holidays.country_holidays("ID", years=month.year)
    dates = [month.first + dt.timedelta(days=place) for place in range(month.days)]
    holiday = np.array([date in free for date in dates])
    busy = np.flatnonzero([date.weekday() < 5 and date not in free for date in dates])
    numbers = (month.first - EPOCH).days + np.arange(month.days)
    excused = np.where(chance.random((len(nips), month.days)) < 0.02, chance.integers(1, 3, (len(nips), month.days)), 0)
    day = {
        "nip": np.repeat(nips, month.days),
        "date": np.tile(numbers, len(nips)),
        "is_holiday": np.tile(holiday, len(nips)),
        "excused": excused.ravel().astype(np.int8),
    }
    shape = (len(nips), len(busy), 3)
    second = np.empty(shape, np.int32)
    second[..., 0] = 7 * 3600 + 1800 + chance.normal(-700, 1_500, shape[:2])
    second[..., 1] = 12 * 3600 + 1
    second[..., 2] = 16 * 3600 + chance.normal(1_900, 1_800, shape[:2])
    kept = chance.random(shape, dtype=np.float32) < np.array([0.98, 0.03, 0.97], np.float32)
    punch = {
        "nip": np.repeat(nips, len(busy) * 3)[kept.ravel()],
        "date": np.tile(np.repeat(numbers[busy], 3), len(nips))[kept.ravel()],
        "second": second.clip(0, 86_399)[kept],
    }
    made = {"day": _typed(attendance.AREA, "day", day), "punch": _typed(attendance.AREA, "punch", punch)}
    made["punch"] = made["punch"].sort("nip", "date", "second")
    return made


def _posts(nips: Ints, chance: np.random.Generator) -> pl.DataFrame:
    kelas = chance.integers(1, 16, len(nips))
    table = {row[0]: row[1:] for row in TPP}
    tukin, load, terms = (np.array([0, *(table[each][place] for each in range(1, 16))]) for place in range(3))
    columns = {
        "kelas": kelas,
        "tukin_bpk": tukin[kelas],
        "beban_kerja_bp": load[kelas] * 100,
        "kondisi_kerja_bp": terms[kelas] * 100,
    }
    posts = pl.DataFrame(columns).with_columns(pl.Series("lost", chance.random(len(nips)) < 0.005))
    held = posts.select(pl.when(~pl.col("lost")).then(pl.col(name)).alias(name) for name in columns)
    minutes = chance.integers(3_000, 7_500, len(nips))
    return _typed(allowance.AREA, "month", {"nip": nips, **held.to_dict(), "approved_minutes": minutes})


def _records(nips: Ints, chance: np.random.Generator, month: Month) -> pl.DataFrame:
    since = (month.first - EPOCH).days - chance.integers(0, 3_700, len(nips))
    columns = {"nip": nips, "education": chance.choice([5, 15, 30, 35, 40, 40, 45, 50], len(nips)), "post_since": since}
    lost = pl.Series(chance.random(len(nips)) < 0.005)
    return _typed(talent.AREA, "month", columns).with_columns(
        pl.when(~lost).then(pl.col(name)).alias(name) for name in ("education", "post_since")
    )


def _some(nips: Ints, chance: np.random.Generator, rates: tuple[float, ...]) -> Ints:
    """Each person as often as drawn: the first rate for none, the next for one, and so on."""
    return np.repeat(nips, chance.choice(len(rates), len(nips), p=rates))


def _assessments(nips: Ints, chance: np.random.Generator, month: Month) -> pl.DataFrame:
    who = _some(nips, chance, (0.4, 0.5, 0.1))
    columns = {
        "nip": who,
        "assessed_on": (month.last - EPOCH).days - chance.integers(0, 1_800, len(who)),
        "assessed_jpm": chance.integers(3_000, 10_001, len(who)),
        "assessed_potensi": chance.integers(3_000, 10_001, len(who)),
    }
    made = _typed(talent.AREA, "assessment", columns)
    return made.unique(["nip", "assessed_on"], keep="first", maintain_order=True).sort("nip", "assessed_on")


def _trainings(nips: Ints, chance: np.random.Generator, month: Month) -> pl.DataFrame:
    who = _some(nips, chance, (0.35, 0.35, 0.2, 0.1))
    columns = {
        "nip": who,
        "jp": chance.choice([4, 8, 16, 20, 24, 40], len(who)),
        "finished_on": (month.last - EPOCH).days - chance.integers(0, 1_100, len(who)),
    }
    return _typed(talent.AREA, "training", columns).sort("nip", "jp", "finished_on")


def _sanctions(nips: Ints, chance: np.random.Generator, month: Month) -> pl.DataFrame:
    who = _some(nips, chance, (0.98, 0.018, 0.002))
    level = chance.integers(1, 4, len(who))
    starts = np.array([(month.plus(-back).first - EPOCH).days for back in range(30)])
    columns = {
        "nip": who,
        "level": level,
        "tmt": starts[chance.integers(0, 30, len(who))],
        "months": chance.choice([6, 9, 12], len(who)),
        "cut_bp": np.where(level == 2, chance.choice([0, 2_500], len(who)), 0),
    }
    made = _typed(allowance.AREA, "sanction", columns)
    termed = pl.when(pl.col("level") > 1).then(pl.col("months")).alias("months")
    return made.with_columns(termed).sort("nip", "level", "tmt", "months", "cut_bp")
