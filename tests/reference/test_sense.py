"""The law makes sense: bands leave no gap, worse never pays better, and neither order nor splitting matters."""

from __future__ import annotations

import random
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sembilan.policy.areas import find_area
from sembilan.terms.month import Month
from tests.reference import people, slow_talent
from tests.reference.law import PEOPLE, SEED, plan

OCTOBER = Month(2026, 10)
MONDAY = OCTOBER.first.replace(day=5)
ATTENDANCE = ["hadir", "tk", *(f"tl{n}" for n in range(1, 5)), *(f"psw{n}" for n in range(1, 5))]
SOME = min(PEOPLE, 4000)


def one_day(punches: list[list[int]]) -> pl.DataFrame:
    """Attendance of employees who worked one Monday, each with these clockings."""
    nips = range(people.FIRST_NIP, people.FIRST_NIP + len(punches))
    frames = {
        "month": people.frame("attendance", "month", [(nip, True) for nip in nips]),
        "day": people.frame("attendance", "day", [(nip, MONDAY, False, 0) for nip in nips]),
        "punch": people.frame(
            "attendance",
            "punch",
            [(nip, MONDAY, second) for nip, own in zip(nips, punches, strict=True) for second in own],
        ),
    }
    return plan("attendance", OCTOBER).evaluate(frames)


def pay_rows(seed: object, count: int = SOME) -> list[tuple[Any, ...]]:
    """Random rows of the allowance frame that can be paid."""
    dice = random.Random(f"{SEED}{seed}")
    rows = []
    for nip in range(people.FIRST_NIP, people.FIRST_NIP + count):
        one = people.paid_month(dice) | {"kelas": 9, "tukin_bpk": dice.randrange(50_000_000)}
        one |= {"beban_kerja_bp": 2500, "kondisi_kerja_bp": 0, "predikat": one["predikat"] or 4}
        rows.append((nip, *one.values()))
    return rows


def pay(month: pl.DataFrame, sanctions: list[tuple[Any, ...]] | None = None) -> pl.Series:
    """The gross amounts of rows of the allowance frame."""
    frames = {"month": month, "sanction": people.frame("allowance", "sanction", sanctions or [])}
    return plan("allowance", OCTOBER).evaluate(frames)["tpp_bruto"]


def test_every_minute_of_arrival_and_leaving_falls_into_exactly_one_band() -> None:
    minutes = range(0, 1440)

    arriving = one_day([[minute * 60, 57600] for minute in minutes])
    leaving = one_day([[27000, minute * 60] for minute in minutes])

    for got in (arriving, leaving):
        assert got.select(pl.sum_horizontal("tl1", "tl2", "tl3", "tl4") <= 1).to_series().all()
        assert got.select(pl.sum_horizontal("psw1", "psw2", "psw3", "psw4") <= 1).to_series().all()
        assert (got["hadir"] + got["tk"] == 1).all()


def test_the_band_of_lateness_rises_with_every_minute() -> None:
    got = one_day([[27000 + 60 * late, 57600] for late in range(0, 270)])

    bands = got.select(sum(n * pl.col(f"tl{n}") for n in range(1, 5))).to_series().to_list()
    assert bands == sorted(bands)
    assert [bands.count(band) for band in range(4)] == [1, 30, 30, 30]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 86_399), max_size=6))
def test_a_day_is_present_or_absent_and_absence_stands_alone(seconds: list[int]) -> None:
    got = one_day([seconds]).row(0, named=True)

    assert got["hadir"] + got["tk"] == 1
    assert not got["tk"] or sum(got[name] for name in ATTENDANCE) == 1


def test_coming_later_never_raises_pay() -> None:
    before = people.frame("allowance", "month", pay_rows("late"))
    worse = [f"tl{n}" for n in range(1, 5)] + [f"psw{n}" for n in range(1, 5)]

    for name in [*worse, "tk"]:
        assert (pay(before.with_columns(pl.col(name) + 1)) <= pay(before)).all(), name
    for better, heavier in [("tl1", "tl2"), ("tl2", "tl3"), ("tl3", "tl4"), ("psw1", "psw2"), ("tl4", "tk")]:
        moved = before.with_columns(pl.col(heavier) + 1)
        kept = before.with_columns(pl.col(better) + 1)
        assert (pay(moved) <= pay(kept)).all(), (better, heavier)


def test_a_better_predikat_or_more_minutes_never_lower_pay() -> None:
    before = people.frame("allowance", "month", pay_rows("better"))

    rising = [pay(before.with_columns(pl.lit(predikat, pl.Int8).alias("predikat"))) for predikat in range(1, 6)]

    for lower, higher in zip(rising, rising[1:], strict=False):
        assert (lower <= higher).all()
    assert (rising[0] < rising[4]).any()
    assert (pay(before) <= pay(before.with_columns(pl.col("approved_minutes") + 37))).all()


def test_a_sanction_only_ever_lowers_pay_and_two_cut_as_one() -> None:
    before = people.frame("allowance", "month", pay_rows("sanction"))
    nips = before["nip"].to_list()
    once = [(nip, 2, MONDAY, 6, 2500) for nip in nips]

    assert (pay(before, once) <= pay(before)).all()
    assert pay(before, once).equals(pay(before, once * 2))


@pytest.mark.parametrize("area", ["attendance", "allowance", "talent"])
def test_order_and_splitting_change_nothing(area: str) -> None:
    frames = invented(area)
    whole = plan(area, OCTOBER).evaluate(frames)
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=SEED) for name, frame in frames.items()}
    nips = frames["month"]["nip"]
    halves = [
        plan(area, OCTOBER).evaluate(
            {name: frame.filter(pl.col("nip").is_in(half.implode())) for name, frame in frames.items()}
        )
        for half in (nips[::2], nips[1::2])
    ]

    assert plan(area, OCTOBER).evaluate(shuffled).equals(whole)
    assert plan(area, OCTOBER).evaluate(frames, chunk=7).equals(whole)
    assert pl.concat(halves).sort("nip").equals(whole)


def invented(area: str, count: int = 300) -> dict[str, pl.DataFrame]:
    """A few hundred invented employees in the frames of an area."""
    dice = random.Random(SEED)
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in find_area(area).inputs}
    for nip in range(people.FIRST_NIP, people.FIRST_NIP + count):
        for name, own in invented_rows(area, dice).items():
            rows[name] += [(nip, *row) for row in own]
    return {name: people.frame(area, name, held) for name, held in rows.items()}


def invented_rows(area: str, dice: random.Random) -> dict[str, list[tuple[Any, ...]]]:
    """One invented employee's rows of an area, by grain."""
    if area == "attendance":
        days, punches = people.attended(dice, OCTOBER)
        flat: list[tuple[Any, ...]] = [(date, second) for date, seconds in punches.items() for second in seconds]
        return {"month": [(True,)], "day": list(days), "punch": flat}
    sanctions: list[tuple[Any, ...]] = list(people.sanctioned(dice, OCTOBER.first))
    if area == "allowance":
        return {"month": [tuple(people.paid_month(dice).values())], "sanction": sanctions}
    return {
        "month": [tuple(people.talented(dice, OCTOBER.last).values())],
        "sanction": sanctions,
        "assessment": list(people.assessed(dice, OCTOBER.last)),
        "training": list(people.trained(dice, OCTOBER.last)),
    }


def test_all_nine_boxes_are_reached_and_each_by_one_pair() -> None:
    got = plan("talent", OCTOBER).evaluate(invented("talent", 3000))

    pairs = got.drop_nulls("kotak").select("kinerja", "potensial_level", "kotak").unique().rows()
    assert sorted(pairs) == sorted((*pair, box) for pair, box in slow_talent.BOX.items())


def test_the_way_onwards_is_the_least_rise_that_is_enough() -> None:
    paths = [f"{name}_to_{goal}" for goal in ("next", "nine") for name in ("jpm", "potensi", "rekam_jejak")]
    got = plan("talent", OCTOBER).evaluate(invented("talent", SOME), extra=paths).drop_nulls("potensial")

    tried = 0
    for row in got.rows(named=True):
        edges = [edge for edge in (6000, 8000) if edge > row["potensial"]]
        goals = {"next": min(edges, default=None), "nine": max(edges, default=None)}
        for goal, edge in goals.items():
            for place, name in enumerate(("jpm", "potensi", "rekam_jejak")):
                scores = (row["jpm"], row["potensi"], row["rekam_jejak"])
                wanted = None if edge is None else slow_talent.least_rise(*scores, place, edge)
                tried += wanted is not None
                assert row[f"{name}_to_{goal}"] == wanted, (row, name, goal)
    assert tried > SOME // 4


def test_items_of_rekam_jejak_named_on_the_way_are_enough_and_the_step_below_is_not() -> None:
    names = ["pendidikan", "pelatihan", "pengalaman"]
    columns = [f"{name}_score" for name in names] + ["items_sum", "jp_recent", "jp_to_next", "pendidikan_to_next"]
    got = plan("talent", OCTOBER).evaluate(invented("talent", SOME), extra=columns).drop_nulls("potensial")

    tried = 0
    for row in got.rows(named=True):
        edge = 6000 if row["potensial"] < 6000 else 8000 if row["potensial"] < 8000 else None
        steps = {
            "pelatihan": ((0, 40), (1, 60), (20, 80), (40, 100)),
            "pendidikan": ((5, 60), (30, 70), (35, 80), (45, 90), (50, 100)),
        }
        for item, named in (("pelatihan", row["jp_to_next"]), ("pendidikan", row["pendidikan_to_next"])):
            enough = [step for step, points in steps[item] if edge and reaches(row, item, points * 100, edge)]
            wanted = min(enough, default=None)
            if item == "pelatihan" and wanted is not None:
                wanted -= row["jp_recent"]
            assert named == wanted, (item, row)
            tried += wanted is not None
    assert tried > 50


def reaches(row: dict[str, Any], item: str, score: int, edge: int) -> bool:
    """Whether the potensial reaches an edge with one item of rekam jejak at another score."""
    mean = (row["items_sum"] - row[f"{item}_score"] + score + 2) // 4
    return slow_talent.potensial(row["jpm"], row["potensi"], mean) >= edge
