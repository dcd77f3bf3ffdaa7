"""The balance of random histories, beside a slow count that shares nothing with the rules."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import polars as pl

from sembilan.policy.packs import read_packs
from sembilan.policy.release import freeze
from sembilan.terms.frames.leave import AREA, MONTH, TAKEN
from sembilan.terms.month import Month

PACKS = Path(__file__).parents[2] / "packs"
YEAR = 2029  # every year looked back on is counted
PEOPLE = 400


def slow(history, began, postponed, added):
    """Day by day: each year's pots, the oldest day first, six of each year over the turn, all by hand."""
    pots = {}
    for year in range(YEAR - 3, YEAR + 1):
        used = sum(days for at, kind, days in history if at == year and kind == 1)
        besar = any(at == year and kind == 2 for at, kind, _days in history)
        has_right = began.year + 1 <= year and not besar
        come = {}
        before, older = pots.get(year - 1), pots.get(year - 2)
        if before:
            keep = max(6, postponed) if year == YEAR else 6
            come[year - 1] = min(before["own"], keep, 24 - (12 if has_right and year == YEAR else 0))
        if before and older and before["own"] == 12 == older["own"] and not before["used"] and not older["used"]:
            come[year - 2] = min(6, max(24 - (12 if has_right else 0) - come[year - 1], 0)) if year == YEAR else 6
        if year - 2 in come and year == YEAR - 1 and older["used"]:
            del come[year - 2]
        pot = [*("old" for _ in range(sum(come.values()))), *("own" for _ in range(12 if has_right else 0))]
        kept = pot[min(used, len(pot)) :]
        pots[year] = {"own": kept.count("own"), "used": used, "all": len(pot)}
    used = pots[YEAR]["used"]
    return max(pots[YEAR]["all"] + added - used, 0)


def test_the_rules_and_a_slow_count_agree_on_random_histories():
    chance = random.Random(9)
    files = read_packs(PACKS).files("nasional")
    plan = freeze(files, "nasional", {}).plan(AREA, Month(YEAR, 12))
    rows, taken, expected = [], [], {}
    for nip in range(1, PEOPLE + 1):
        began = dt.date(chance.randint(2020, YEAR - 1), 3, 1)
        postponed, added = chance.choice([0, 0, 4, 9]), chance.choice([0, 0, 2])
        history = [
            (year, 2 if chance.random() < 0.1 else 1, chance.choice([1, 3, 5, 12]))
            for year in range(YEAR - 2, YEAR + 1)
            for _ in range(chance.choice([0, 0, 1, 2]))
        ]
        rows.append(dict.fromkeys(MONTH.schema) | {
            "nip": nip, "kind": 1, "service_since": began, "is_teacher": False, "on_day": dt.date(YEAR, 12, 31),
            "postponed_n1": postponed, "added_n0": added,
        })  # fmt: skip
        for n, (year, kind, days) in enumerate(history):
            first = dt.date(year, 1, 1) + dt.timedelta(n)
            taken.append((nip, year, kind, first, first, days, False))
        expected[nip] = slow(history, began, postponed, added)

    frames = {
        "month": pl.DataFrame(rows, schema=MONTH.schema),
        "taken": pl.DataFrame(taken, schema=TAKEN.schema, orient="row").sort("nip", "taken_first"),
    }
    found = dict(plan.evaluate(frames).select("nip", "balance").iter_rows())

    assert {nip: (found[nip], was) for nip, was in expected.items() if found[nip] != was} == {}
