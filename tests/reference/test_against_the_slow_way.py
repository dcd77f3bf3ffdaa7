"""The packs and the slow way give the same figure for every invented employee: nothing may differ by a rupiah."""

from __future__ import annotations

import random
from typing import Any

import polars as pl
import pytest

from sembilan.policy.areas import find_area
from sembilan.terms.month import Month
from tests.reference import people, slow_attendance, slow_pay, slow_talent
from tests.reference.law import INDICES, PEOPLE, SEED, plan

pytestmark = pytest.mark.slow

MONTHS = (Month(2026, 10), Month(2026, 3), Month(2026, 12), Month(2028, 2))
REGIONS = (INDICES, ("0.59112978", "1", "1"), ("1.00", "1.2345", "0.80"))


def same(got: pl.DataFrame, wanted: list[dict[str, Any]], area: str) -> None:
    """Fail with the first differing rows, if any."""
    names = [col.name for col in find_area(area).results if col.name in wanted[0]]
    expected = pl.DataFrame(wanted, schema=dict.fromkeys(names, pl.Int64), orient="row")
    actual = got.select(pl.col(name).cast(pl.Int64) for name in names)
    differs = pl.any_horizontal(pl.col(name).ne_missing(expected[name]) for name in names)
    wrong = actual.filter(differs)

    assert actual.height == expected.height
    assert wrong.is_empty(), f"{wrong.head(3)} seharusnya {expected.filter(actual.select(differs).to_series()).head(3)}"


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_attendance_equals_the_clock_in_hand(month: Month) -> None:
    dice = random.Random(SEED + month.month)
    days, punches, wanted = [], [], []
    for nip in range(people.FIRST_NIP, people.FIRST_NIP + PEOPLE // len(MONTHS)):
        own_days, own_punches = people.attended(dice, month)
        days += [(nip, *day) for day in own_days]
        punches += [(nip, date, second) for date, seconds in own_punches.items() for second in seconds]
        wanted.append({"nip": nip} | slow_attendance.month_of(own_days, own_punches))
    frames = {
        "month": people.frame("attendance", "month", [(row["nip"], True) for row in wanted]),
        "day": people.frame("attendance", "day", days),
        "punch": people.frame("attendance", "punch", punches),
    }

    got = plan("attendance", month).evaluate(frames)

    same(got, wanted, "attendance")
    assert (got["hari_kerja"] == got["hadir"] + got["cuti"] + got["dinas"] + got["tk"]).all()


def test_predikat_equals_the_table_for_all_nine_pairs() -> None:
    pairs = [(hasil, perilaku) for hasil in (1, 2, 3) for perilaku in (1, 2, 3)]
    rows = [(people.FIRST_NIP + place, *pair) for place, pair in enumerate(pairs)]

    got = plan("performance", Month(2026, 10)).evaluate({"month": people.frame("performance", "month", rows)})

    assert got["predikat"].to_list() == [slow_pay.predikat(*pair) for pair in pairs]


@pytest.mark.parametrize("indices", REGIONS, ids="-".join)
def test_pay_equals_the_decimals(indices: tuple[str, str, str]) -> None:
    dice = random.Random(f"{SEED}{indices}")
    month = Month(2026, 10)
    rows, sanctions = [], []
    wanted: list[dict[str, Any]] = []
    for nip in range(people.FIRST_NIP, people.FIRST_NIP + PEOPLE // len(REGIONS) + 1):
        one, own = people.paid_month(dice), people.sanctioned(dice, month.first)
        columns = find_area("allowance").inputs["month"].columns
        rows.append((nip, *(one[col.name] for col in columns if col.name != "nip" and not col.optional)))
        sanctions += [(nip, *each) for each in own]
        wanted.append({"nip": nip, **slow_pay.allowance(one, own, month.first, indices)})
    frames = {
        "month": people.frame("allowance", "month", rows),
        "sanction": people.frame("allowance", "sanction", sanctions),
    }
    losses = ["lost_to_aktivitas", "lost_to_predikat", "lost_to_attendance", "potongan_hukdis"]

    got = plan("allowance", month, indices).evaluate(frames, extra=[*losses[:3], "lost_in_all"])

    same(got, wanted, "allowance")
    known = got.drop_nulls("tpp_bruto")
    assert (known["lost_in_all"] == known["tpp_maks"] - known["tpp_bruto"]).all()
    assert all((known[loss] >= 0).all() for loss in losses)


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_talent_equals_the_slow_nine_box(month: Month) -> None:
    dice = random.Random(SEED * 100 + month.month)
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in find_area("talent").inputs}
    wanted: list[dict[str, Any]] = []
    for nip in range(people.FIRST_NIP, people.FIRST_NIP + PEOPLE // len(MONTHS)):
        one = people.talented(dice, month.last)
        sanctions = people.sanctioned(dice, month.first)
        assessments, trainings = people.assessed(dice, month.last), people.trained(dice, month.last)
        rows["month"].append((nip, *one.values()))
        rows["sanction"] += [(nip, *each) for each in sanctions]
        rows["assessment"] += [(nip, *each) for each in assessments]
        rows["training"] += [(nip, *each) for each in trainings]
        wanted.append({"nip": nip, **slow_talent.place(one, sanctions, assessments, trainings, month.last)})

    got = plan("talent", month).evaluate({name: people.frame("talent", name, held) for name, held in rows.items()})

    same(got, wanted, "talent")
