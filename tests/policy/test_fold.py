"""Neighbours folded into one row give what a group gives, whatever stands in them."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from sembilan.policy.evaluate import evaluate_grain
from sembilan.policy.fold import folded, folds
from sembilan.policy.keys import packed
from sembilan.policy.plan import Node
from tests.policy.small import frames, plan, with_rule


def aggregate(body: str) -> Node:
    """A rule of the day drawn from its punches."""
    text = (
        '@rule(law="L", title="T", unit=Unit.CLOCK, grain="day")\ndef drawn(minute: Column) -> Column:\n'
        f'    """S."""\n    return {body}\n'
    )
    words = text if "max_of" not in body else f"from sembilan.policy import max_of\n\n\n{text}"
    return plan(with_rule(words)).nodes["drawn"]


rows = st.lists(st.tuples(st.integers(1, 4), st.none() | st.integers(0, 9)), max_size=40)


@settings(max_examples=80, deadline=None)
@given(rows)
def test_folded_neighbours_are_what_a_group_gives(drawn: list[tuple[int, int | None]]):
    table = pl.DataFrame(
        sorted(drawn, key=lambda row: row[0]), schema={"day": pl.Int64, "minute": pl.Int64}, orient="row"
    )
    nodes = [aggregate("min_of(minute)"), aggregate("max_of(minute, minute < 7)")]
    least, most = (fold for node in nodes for fold in (folds([node]) or {}).values())

    got = folded(table.lazy(), pl.col("day"), "day", {"least": least, "most": most}).collect()

    one_by_one = table.group_by("day").agg(
        least=nodes[0].expression.alias("least"), most=nodes[1].expression.alias("most")
    )
    assert_frame_equal(got, one_by_one.sort("day"))


@pytest.mark.parametrize("body", ["count_if(minute > 450)", "sum_if(minute)", "latest(minute, minute)"])
def test_what_is_neither_smallest_nor_largest_is_left_to_a_group(body: str):
    assert folds([aggregate(body)]) is None
    assert folds([aggregate("min_of(minute)"), aggregate(body)]) is None


def test_a_constant_is_no_fold():
    assert folds([aggregate("lit(5)")]) is None


def test_a_count_of_punches_stands_beside_the_first_of_them():
    text = (
        '@rule(law="L", title="T", unit=Unit.COUNT, grain="day")\ndef punches(minute: Column) -> Column:\n'
        '    """S."""\n    return count_if(minute > 0)\n'
    )

    days = evaluate_grain(plan(with_rule(text)), frames(), "day", ["arrival", "punches"])

    assert days["arrival"].to_list() == [449, 451, None, None]
    assert days["punches"].to_list() == [2, 1, 0, 0]


def test_a_punch_without_a_date_belongs_to_no_day():
    lost = frames()
    row = {"nip": [1], "date": [None], "minute": [1]}
    lost["punch"] = pl.concat([lost["punch"], pl.DataFrame(row, schema=lost["punch"].schema)])

    assert packed([lost["punch"]], ["nip", "date"]) is None
    assert plan().evaluate(lost).equals(plan().evaluate(frames()))
