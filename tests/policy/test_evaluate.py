from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sembilan.policy.errors import FrameRefused
from sembilan.policy.keys import packed
from tests.policy.small import AREA, DAY, MONTH, PUNCH, SANCTION, frames, plan, with_rule

PLAN = plan()


def test_punches_become_days_and_days_become_a_month():
    got = PLAN.evaluate(frames(), extra=["late_days", "basic"])

    assert got.to_dicts() == [
        # 1.000.005 × 0,70 = 700.003,5 → 700.004; one late day costs 2,5 %: 682.503,9 → 682.504
        {"nip": 1, "present": 2, "pay": 682_504, "late_days": 1, "basic": 700_004},
        {"nip": 2, "present": 0, "pay": 700_004, "late_days": 0, "basic": 700_004},
    ]


def test_results_have_the_types_the_area_says():
    got = PLAN.evaluate(frames())

    assert dict(got.schema) == {col.name: col.dtype for col in AREA.results}


def test_an_extra_column_that_no_rule_gives_is_passed_over():
    assert PLAN.evaluate(frames(), extra=["unknown", "pay"]).columns == ["nip", "present", "pay"]


def test_of_sanctions_the_latest_counts():
    assert PLAN.evaluate(frames(), extra=["last_level"])["last_level"].to_list() == [None, 1]


def test_narrow_numbers_do_not_wrap_round():
    text = (
        '@rule(law="L", title="T", unit=Unit.COUNT)\ndef wide(share_bp: Column) -> Column:\n'
        '    """S."""\n    return share_bp * 100000\n'
    )

    assert plan(with_rule(text)).evaluate(frames(), extra=["wide"])["wide"].to_list() == [500_000, 500_000]


def test_no_employees_give_no_rows():
    empty = {name: table.clear() for name, table in frames().items()}

    assert PLAN.evaluate(empty).height == 0
    assert PLAN.evaluate(empty).columns == ["nip", "present", "pay"]


def test_a_group_without_rows_has_the_value_of_the_aggregate_over_no_rows():
    bare = {name: table if name == "month" else table.clear() for name, table in frames().items()}

    assert PLAN.evaluate(bare)["present"].to_list() == [0, 0]


def test_an_aggregate_may_stay_empty_where_it_says_so():
    text = (
        '@rule(law="L", title="T", unit=Unit.COUNT, nullable=True)\ndef sanctions(level: Column) -> Column:\n'
        '    """S."""\n    return count_if(level > 0)\n'
    )

    assert plan(with_rule(text)).evaluate(frames(), extra=["sanctions"])["sanctions"].to_list() == [None, 2]


def test_the_days_of_a_person_can_be_seen():
    days = PLAN.evaluate_grain(frames(), "day", ["arrival", "is_late"])

    assert days["arrival"].to_list() == [449, 451, None, None]
    assert days["is_late"].to_list() == [False, True, False, False]
    assert days.schema["free"] == pl.Boolean


def test_a_grain_shows_all_its_rules_unless_told_otherwise():
    assert PLAN.evaluate_grain(frames(), "day").columns == ["nip", "date", "free", "arrival", "is_late"]


def test_columns_that_no_rule_asks_for_are_not_needed():
    lean = frames()
    lean["month"] = lean["month"].drop("share_bp")

    assert PLAN.evaluate(lean).equals(PLAN.evaluate(frames()))


def test_a_missing_frame_or_column_is_refused():
    with pytest.raises(FrameRefused, match="'punch'"):
        PLAN.evaluate({name: table for name, table in frames().items() if name != "punch"})
    with pytest.raises(FrameRefused, match="base"):
        PLAN.evaluate({**frames(), "month": frames()["month"].drop("base")})
    with pytest.raises(FrameRefused, match="nip"):
        PLAN.evaluate({**frames(), "month": frames()["month"].drop("nip")})
    with pytest.raises(FrameRefused):
        PLAN.evaluate_grain({}, "day")


@pytest.mark.parametrize("name", ["month", "day"])
def test_two_rows_for_one_key_are_refused(name: str):
    twice = frames()
    twice[name] = pl.concat([twice[name], twice[name].head(1)])

    with pytest.raises(FrameRefused, match=r"nip|date"):
        PLAN.evaluate(twice)


def test_keys_that_cannot_be_packed_are_joined_as_they_are():
    far = frames()
    shift = pl.when(pl.col("nip") == 2).then(pl.lit(2**62)).otherwise(pl.col("nip")).alias("nip")
    far = {name: table.with_columns(shift) for name, table in far.items()}

    assert packed([far["day"]], ["nip", "date"]) is None
    assert PLAN.evaluate(far)["pay"].to_list() == PLAN.evaluate(frames())["pay"].to_list()


def test_packed_keys_are_whole_numbers_without_gaps_or_doubles():
    table = pl.DataFrame({"a": [1, 1, 1, 2, 2, 2], "b": [3, 4, 5, 3, 4, 5]})
    key = packed([table], ["a", "b"])

    assert key is not None
    assert table.select(key).to_series().to_list() == [0, 1, 2, 3, 4, 5]


people = st.lists(
    st.tuples(
        st.integers(1, 10**9),
        st.lists(st.tuples(st.integers(1, 5), st.booleans(), st.lists(st.integers(0, 1439), max_size=3)), max_size=4),
        st.lists(st.tuples(st.integers(1, 3), st.integers(1, 28)), max_size=3),
    ),
    min_size=1,
    max_size=6,
)


def built(drawn: list) -> dict[str, pl.DataFrame]:  # type: ignore[type-arg]
    month, day, punch, sanction = [], [], [], []
    for nip, (base, days, sanctions) in enumerate(drawn, 10**17):
        month.append((nip, base, 0))
        for number, (free, minutes) in {number: (free, minutes) for number, free, minutes in days}.items():
            date = dt.date(2026, 10, number)
            day.append((nip, date, free))
            punch += [(nip, date, minute) for minute in minutes]
        sanction += [(nip, level, dt.date(2026, 9, tmt), 6) for level, tmt in sanctions]
    return {
        frame.grain: pl.DataFrame(rows, schema=frame.schema, orient="row")
        for frame, rows in ((MONTH, month), (DAY, day), (PUNCH, punch), (SANCTION, sanction))
    }


def by_hand(drawn: list) -> list[tuple[int, int, int, int | None]]:  # type: ignore[type-arg]
    """The same rules for one person at a time, in plain Python."""
    rows = []
    for nip, (base, days, sanctions) in enumerate(drawn, 10**17):
        held = {number: (free, minutes) for number, free, minutes in days}.values()
        present = sum(bool(minutes) and not free for free, minutes in held)
        late = sum(min(minutes) > 450 for _, minutes in held if minutes)
        basic = (2 * base * 7 + 10) // 20
        pay = (2 * basic * (10000 - 250 * late) + 10000) // 20000
        level = max(((tmt, level) for level, tmt in sanctions), default=(0, None))[1]
        rows.append((nip, present, pay, level))
    return rows


@settings(max_examples=60, deadline=None)
@given(people, st.randoms(), st.integers(1, 7))
def test_a_batch_equals_one_by_one_whatever_the_order_of_rows_and_the_size_of_pieces(drawn, random, chunk):
    tables = built(drawn)
    shuffled = {
        name: table.sample(fraction=1, shuffle=True, seed=random.randint(0, 99)) for name, table in tables.items()
    }

    got = PLAN.evaluate(shuffled, chunk, extra=["last_level"])

    assert got.rows() == by_hand(drawn)
    assert got.equals(PLAN.evaluate(tables, extra=["last_level"]))
