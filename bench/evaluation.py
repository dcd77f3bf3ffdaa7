"""The four areas evaluated in memory, beside the same formulas by hand; every result of both must be the same."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import resource
import sys
import time
from collections.abc import Iterator, Mapping
from fractions import Fraction

import numpy as np
import polars as pl
from numpy.typing import NDArray

from bench import by_hand
from bench.people import AREAS, EPOCH, Frames, frames
from sembilan.policy.packs import packs_root, read_packs
from sembilan.policy.plan import Plan
from sembilan.policy.release import freeze
from sembilan.terms.month import Month

MONTH = Month(2026, 10)
LOCAL = {"ikfd": "0.70", "ikk": "0.9383", "ippd": "0.90"}
CHUNK = 100_000  # people at once, for both
GIB = 1024**2  # getrusage counts in KiB
Ints = NDArray[np.int64]
Results = dict[str, pl.DataFrame]


class Different(Exception):
    """Engine and hand disagree."""


def plans() -> dict[str, Plan]:
    """The national plans of the month."""
    release = freeze(read_packs(packs_root()).files("nasional"), "nasional", LOCAL)
    return {name: release.plan(area, MONTH) for name, area in AREAS.items()}


def engine(made: Frames, found: Mapping[str, Plan]) -> Results:
    """All four areas by the engine, one standing on the other as in a month."""
    attended = found["attendance"].evaluate(made["attendance"], CHUNK)
    rated = found["performance"].evaluate(made["performance"], CHUNK)
    paid = found["allowance"].evaluate(_standing(made["allowance"], attended, rated), CHUNK)
    mapped = found["talent"].evaluate(_standing(made["talent"], rated), CHUNK)
    return {"attendance": attended, "performance": rated, "allowance": paid, "talent": mapped}


def _standing(own: Mapping[str, pl.DataFrame], *others: pl.DataFrame) -> dict[str, pl.DataFrame]:
    laid = own["month"]
    for other in others:
        laid = laid.with_columns(other.get_columns()[1:])
    return {**own, "month": laid}


def pieces(made: Frames) -> Iterator[dict[str, dict[str, dict[str, Ints]]]]:
    """The same frames as arrays of int64, so many people at once; nothing is -1."""
    nips = made["attendance"]["month"]["nip"]
    for first in range(0, len(nips), CHUNK):
        low, high = nips[first], nips[min(first + CHUNK, len(nips)) - 1]
        yield {
            area: {grain: _arrays(table, low, high) for grain, table in grains.items()} for area, grains in made.items()
        }


def _arrays(table: pl.DataFrame, low: int, high: int) -> dict[str, Ints]:
    start, end = table["nip"].search_sorted(low, side="left"), table["nip"].search_sorted(high, side="right")
    part = table[start:end]
    whole = part.with_columns(pl.selectors.date().cast(pl.Int32)).select(pl.all().cast(pl.Int64).fill_null(-1))
    return {name: whole[name].to_numpy().copy() for name in whole.columns}


def hand(piece: dict[str, dict[str, dict[str, Ints]]], bersama: Ints) -> dict[str, dict[str, Ints]]:
    """All four areas by hand for one piece; `bersama` are the days on which everybody has leave."""
    this_month, last = (MONTH.year - 1970) * 12 + MONTH.month - 1, _days(MONTH.last)
    product = Fraction(LOCAL["ikfd"]) * Fraction(LOCAL["ikk"]) * Fraction(LOCAL["ippd"])
    limits = (_days(assessed_from(MONTH.last, 36)), _days(MONTH.plus(-23).first), last)
    clocked, judged = piece["attendance"], piece["talent"]
    came = by_hand.attendance(clocked["month"], clocked["day"], clocked["punch"], bersama)
    rated = by_hand.performance(piece["performance"]["month"])
    own, held = piece["allowance"]["month"], piece["talent"]["month"]
    predikat = {"predikat": rated["predikat"]}
    paid = by_hand.allowance(
        {**own, **came, **predikat}, piece["allowance"]["sanction"], this_month, product.as_integer_ratio()
    )
    others = (judged["sanction"], judged["assessment"], judged["training"])
    mapped = by_hand.talent({**held, **predikat}, *others, this_month, limits)
    return {"attendance": came, "performance": rated, "allowance": paid, "talent": mapped}


def _days(day: dt.date) -> int:
    return (day - EPOCH).days


def assessed_from(last: dt.date, months: int) -> dt.date:
    """The first day whose assessment still counts on the last one: that many months later it is not before it."""
    start = Month.of(last).plus(-months)
    day = min(last.day, calendar.monthrange(start.year, start.month)[1])
    return start.first.replace(day=day)


def compare(results: Results, first: int, found: Mapping[str, Mapping[str, Ints]]) -> None:
    """Refuse the first column in which engine and hand differ."""
    for area, columns in found.items():
        for name, column in columns.items():
            ours = results[area][name][first : first + len(column)].cast(pl.Int64).fill_null(-1).to_numpy()
            wrong = np.flatnonzero(ours != column)
            if len(wrong):
                place = wrong[0]
                raise Different(f"{area}.{name}: row {first + place}: {ours[place]} by engine, {column[place]} by hand")


def measure(employees: int) -> dict[str, float]:
    """Seconds of both, the peak of memory before the hand begins, and that all results agree."""
    found, small = plans(), frames(1_000, MONTH)
    bersama = np.array([_days(day) for day in found["attendance"].parameters["cuti_bersama"][1].value])
    engine(small, found)  # both begin warm
    for piece in pieces(small):
        hand(piece, bersama)
    made = frames(employees, MONTH)
    before = _peak()
    begun, cpu = time.perf_counter(), time.process_time()
    results = engine(made, found)
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    peak, spent, busy, first = _peak(), 0.0, 0.0, 0
    for piece in pieces(made):
        begun, used = time.perf_counter(), time.process_time()
        by = hand(piece, bersama)
        spent += time.perf_counter() - begun
        busy += time.process_time() - used
        compare(results, first, by)
        first += len(piece["attendance"]["month"]["nip"])
    punches = made["attendance"]["punch"].height
    told = {"engine": seconds, "cpu": cpu, "hand": spent, "hand cpu": busy}
    return {**told, "peak": peak, "frames": before, "punches": punches}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / GIB


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
