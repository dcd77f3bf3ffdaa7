"""Own hours, permits, faults and meanings: a second reading day by day, and what must never happen whatever comes."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import polars as pl
import pytest

from sembilan.policy.areas import find_area
from sembilan.terms.month import Month
from tests.reference.law import PEOPLE, SEED, plan
from tests.reference.people import FIRST_NIP

pytestmark = pytest.mark.slow

MONTH = Month(2026, 10)
DAY = find_area("attendance").inputs["day"].schema
PUNCH = find_area("attendance").inputs["punch"].schema
GRACE = 30 * 60
NAMES = ("is_tk", "tl", "psw", "late_counted", "early_counted")


def one_day(dice: random.Random, nip: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A day of October with anything in it, and its punches."""
    date = MONTH.first + dt.timedelta(dice.randrange(31))
    own = dice.random() < 0.6
    starts = dice.choice((420, 450, 480, 840, 1260)) if own else None
    ends = starts + dice.choice((240, 450, 510, 600)) if starts else None
    day: dict[str, Any] = dict.fromkeys(DAY) | {
        "nip": nip, "date": date, "is_holiday": dice.random() < 0.05, "excused": dice.choice((0, 0, 0, 0, 1, 2)),
        "roster": dice.choice((0, 1, 1, 2)) if own else 0, "starts": starts, "ends": ends,
        "flex": dice.choice((0, 0, 30, 60)), "mode": dice.choice((0, 0, 1)), "ceremony": dice.choice((0, 1, 2)),
        "in_permit": dice.random() < 0.1, "out_permit": dice.random() < 0.1,
    }  # fmt: skip
    begin, end = bounds(day)
    if dice.random() < 0.3:
        at = dice.choice((begin, end)) + dice.randint(-5400, 1800)
        day |= {"fault_from": max(at, 0), "fault_until": max(at, 0) + dice.randint(60, 9000)}
    turn = (begin + end) // 2 if own else None
    hits = [(begin + dice.randint(-3600, 7200), 1), (end + dice.randint(-7200, 3600), 2)]
    kept = [(second, dice.choice((0, meaning))) for second, meaning in hits if dice.random() < 0.85]
    if dice.random() < 0.1:
        kept.append((dice.randrange(86_400), dice.randrange(5)))
    shared = {"nip": nip, "date": date, "turn": turn}
    return day, [shared | {"second": max(second, 0), "meaning": meaning} for second, meaning in kept]


def bounds(day: dict[str, Any]) -> tuple[int, int]:
    """When the day begins and ends, in seconds; a Saturday has hours only of one's own."""
    if day["starts"] is not None:
        return day["starts"] * 60, day["ends"] * 60
    return 27_000, 59_400 if day["date"].isoweekday() == 5 else 57_600


def judged(day: dict[str, Any], punches: list[dict[str, Any]]) -> tuple[bool, int, int, int, int]:
    """What the day is by a clock in hand: TK, the bands, the minutes."""
    ordinary = day["date"].isoweekday() <= 5 and not day["is_holiday"]
    works = {0: ordinary, 1: True, 2: False}[day["roster"]]
    if not works or day["excused"]:
        return False, 0, 0, 0, 0
    (begin, end), turn = bounds(day), punches[0]["turn"] if punches else None
    own = day["starts"] is not None
    noon = (begin + end) // 2 if own else 43_200
    dawn = -1 if own or turn is not None else 18_000
    ins = [p["second"] for p in punches if p["meaning"] == 1 or (p["meaning"] == 0 and p["second"] < noon)]
    ins = [second for second in ins if second >= dawn]
    outs = [p["second"] for p in punches if p["meaning"] == 2 or (p["meaning"] == 0 and p["second"] >= noon)]
    came, went = (min(ins) if ins else None), (max(outs) if outs else None)
    flex, broke, mended = day["flex"] * 60, day["fault_from"], day["fault_until"]
    in_fault = broke is not None and broke <= begin + flex and mended >= begin
    out_fault = broke is not None and broke <= end <= mended
    latest = max(begin + flex, mended + GRACE) if in_fault else begin + flex
    in_healed = in_fault and mended + GRACE >= noon
    if came is None and went is None and not (in_healed and out_fault):
        return True, 0, 0, 0, 0
    owed = 0 if in_fault or came is None else min(max(came - begin, 0), flex)
    until = min(end + owed, broke) if out_fault else end + owed
    late = side(came, day["in_permit"], in_healed, latest, noon, latest if in_fault else begin)
    early = side(None if went is None else -went, day["out_permit"], out_fault, -until, -noon, -until)
    return False, late[0], early[0], late[1], early[1]


def side(at: int | None, permitted: bool, healed: bool, due: int, over: int, since: int) -> tuple[int, int]:
    """The band and the minutes of coming, or of going with the clock turned round."""
    if permitted or (at is None and healed):
        return 0, 0
    if at is None:
        return 4, max((over - since) // 60, 0)
    minutes = max((at - due) // 60, 0)
    return sum(minutes >= edge for edge in (1, 31, 61, 91)), min(minutes, max((over - due) // 60, 0))


def evaluated(days: list[dict[str, Any]], punches: list[dict[str, Any]]) -> pl.DataFrame:
    frames = {
        "month": pl.DataFrame({"nip": [day["nip"] for day in days], "has_pin": True}),
        "day": pl.DataFrame(days, schema=DAY),
        "punch": pl.DataFrame(punches, schema=PUNCH),
    }
    return plan("attendance", MONTH).evaluate_grain(frames, "day", NAMES)


def test_every_kind_of_day_equals_the_clock_in_hand() -> None:
    dice = random.Random(SEED)
    told = [one_day(dice, FIRST_NIP + number) for number in range(PEOPLE)]

    got = evaluated([day for day, _ in told], [punch for _, punches in told for punch in punches])

    for row, (day, punches) in zip(got.select(NAMES).iter_rows(), told, strict=True):
        assert row == judged(day, punches), (day, punches)


def test_coming_later_never_lowers_the_minutes_of_a_day() -> None:
    dice = random.Random(SEED + 1)
    days, punches, chains = [], [], []
    while len(chains) < 500:
        day, own = one_day(dice, 0)
        came = [punch for punch in own if punch["meaning"] == 1]
        if len(came) != 1 or len(own) != 2:
            continue
        chain = sorted(came[0]["second"] + dice.randrange(0, 14_000) for _ in range(8))
        chains.append(range(len(days), len(days) + 8))
        for second in chain:
            nip = FIRST_NIP + len(days)
            days.append(day | {"nip": nip})
            punches += [p | {"nip": nip, "second": second if p is came[0] else p["second"]} for p in own]

    got = evaluated(days, punches).select(minutes=pl.col("late_counted") + pl.col("early_counted"))["minutes"].to_list()

    for chain in chains:
        assert [got[place] for place in chain] == sorted(got[place] for place in chain), days[chain[0]]
