from __future__ import annotations

import datetime as dt
from fractions import Fraction
from math import floor

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sembilan.policy import vocabulary as v

A, B = pl.col("a"), pl.col("b")


def row(expression: pl.Expr, **values: object) -> list[object]:
    return pl.DataFrame(values).select(x=expression)["x"].to_list()


def half_up(number: Fraction) -> int:
    return floor(number + Fraction(1, 2))


@settings(max_examples=200)
@given(st.integers(0, v.LIMIT), st.integers(1, 10**6))
def test_a_division_rounds_half_up_exactly(above, below):
    assert row(v.half_up(A, below), a=[above]) == [half_up(Fraction(above, below))]
    assert row(v.half_up(A, B), a=[above], b=[below]) == [half_up(Fraction(above, below))]


@settings(max_examples=200)
@given(st.integers(0, v.LIMIT), st.integers(0, 4_600_000), st.integers(1, 10**6))
def test_a_share_of_an_amount_is_exact_up_to_the_largest_amount(amount, factor, divisor):
    assert row(v.mul_div(A, factor, divisor), a=[amount]) == [half_up(Fraction(amount * factor, divisor))]


ratios = st.lists(st.decimals(0, 5, places=4).map(Fraction), min_size=1, max_size=4)


@settings(max_examples=300)
@given(st.integers(0, v.LIMIT), ratios)
def test_an_amount_times_ratios_is_rounded_once_and_exactly(amount, given_ratios):
    product = Fraction(amount)
    for ratio in given_ratios:
        product *= ratio

    assert row(v.scaled(A, *given_ratios), a=[amount]) == [half_up(product)]


def test_ratios_with_few_digits_stay_in_64_bits():
    assert pl.DataFrame({"a": [1]}).select(v.scaled(A, Fraction(7, 10))).dtypes == [pl.Int64]
    assert "i128" not in str(v.scaled(A, Fraction(7, 10))).lower()
    assert "128" in str(v.scaled(A, Fraction(1234567891, 10**9)))


def test_a_look_up_gives_the_default_where_the_table_has_none():
    small, large = {1: 10, 2: 20}, {n: n * 10 for n in range(50)}

    for table in (small, large):
        assert row(v.lookup(A, table), a=[1, 99, None]) == [10, None, None]
        assert row(v.lookup(A, table, default=-1), a=[1, 99]) == [10, -1]


@given(st.lists(st.integers(-5, 300), min_size=1), st.sets(st.integers(0, 200), min_size=1))
def test_bands_neither_overlap_nor_leave_gaps(values, edges):
    listed = sorted(edges)

    assert row(v.bands(A, listed), a=values) == [sum(value >= edge for edge in listed) for value in values]


def test_nothing_lies_in_no_band():
    assert row(v.bands(A, [1, 5]), a=[None, 5]) == [None, 2]
    assert row(v.bands(A, []), a=[None, 5]) == [None, 0]


@pytest.mark.parametrize("edges", [[3, 3], [5, 1]])
def test_band_edges_must_strictly_increase(edges):
    with pytest.raises(ValueError, match="strictly increase"):
        v.bands(A, edges)


def test_aggregates_pass_over_rows_that_do_not_count():
    table = {"a": [3, 1, 2, None], "b": [True, False, True, True]}

    assert row(v.min_of(A), **table) == [1]
    assert row(v.min_if(A, B), **table) == [2]
    assert row(v.max_of(A), **table) == [3]
    assert row(v.max_if(A, ~B), **table) == [1]
    assert row(v.sum_if(A), **table) == [6]
    assert row(v.sum_if(A, B), **table) == [5]
    assert row(v.count_if(B), **table) == [3]
    assert row(v.any_if(A > 2), **table) == [True]
    assert row(v.any_if(A > 3), **table) == [False]


def test_the_latest_row_wins_and_of_equals_the_greater_value():
    early, late = dt.date(2025, 1, 1), dt.date(2026, 1, 1)

    assert row(v.latest(A, B), a=[-5, 9], b=[late, early]) == [-5]
    assert row(v.latest(A, B), a=[7, 9, 8], b=[late, late, None]) == [9]
    assert row(v.latest(A, B, where=A < 9), a=[7, 9], b=[late, late]) == [7]
    assert row(v.latest(A, B), a=[None, 9], b=[late, None]) == [None]
    assert row(v.latest(A, B), a=[10**15, -(10**15)], b=[-3, -2]) == [-(10**15)]


def test_choices_and_constants():
    assert row(v.when(A > 1).then(v.lit(5)).otherwise(v.nothing()), a=[1, 2]) == [None, 5]
    assert row(v.lit(True), a=[1]) == [True]
    assert row(v.lit(dt.date(2026, 1, 1)), a=[1]) == [dt.date(2026, 1, 1)]


def test_a_value_is_held_between_numbers_or_columns():
    assert row(v.clip_low(A, 0), a=[-1, 1]) == [0, 1]
    assert row(v.clip_high(A, 0), a=[-1, 1]) == [-1, 0]
    assert row(v.clip_low(A, B), a=[1, 5], b=[3, 3]) == [3, 5]
    assert row(v.clip_high(A, B), a=[1, 5], b=[3, 3]) == [1, 3]


def test_columns_of_a_row_are_summed_and_compared():
    assert row(v.total(A, B), a=[1, None], b=[2, 2]) == [3, None]
    assert row(v.largest(A, B, 2), a=[1, None], b=[3, None]) == [3, 2]
    assert row(v.smallest(A, B), a=[1, None], b=[3, 4]) == [1, 4]
    assert row(v.floor_div(A, 60), a=[119, 120]) == [1, 2]
    assert row(v.is_one_of(A, (1, 3)), a=[1, 2]) == [True, False]


def test_the_first_of_the_month_of_a_first_is_itself():
    days = [dt.date(2026, 10, 31), dt.date(2026, 10, 1), None]

    assert row(v.first_of_month(A), a=days) == [dt.date(2026, 10, 1), dt.date(2026, 10, 1), None]


def test_weekdays_begin_on_monday():
    assert row(v.weekday(A), a=[dt.date(2026, 10, 5), dt.date(2026, 10, 11)]) == [1, 7]


def test_months_are_counted_by_the_calendar():
    assert row(v.months_between(A, dt.date(2026, 10, 31)), a=[dt.date(2026, 10, 1), dt.date(2025, 11, 30)]) == [0, 11]


def test_an_anniversary_counts_from_its_day():
    day = dt.date(2026, 10, 31)
    starts = [dt.date(2021, 10, 31), dt.date(2021, 11, 1), dt.date(2026, 10, 31)]

    assert row(v.complete_years_between(A, day), a=starts) == [5, 4, 0]
    assert row(v.complete_years_between(A, dt.date(2025, 2, 28)), a=[dt.date(2024, 2, 29)]) == [0]
    assert row(v.complete_years_between(A, dt.date(2025, 3, 1)), a=[dt.date(2024, 2, 29)]) == [1]


def test_a_date_some_months_later_keeps_its_day_or_the_last():
    start = dt.date(2026, 1, 31)

    assert row(v.plus_months(A, 1), a=[start]) == [dt.date(2026, 2, 28)]
    assert row(v.plus_months(A, B), a=[start, start], b=[1, None]) == [dt.date(2026, 2, 28), None]
    assert row(v.plus_months(A, -1), a=[dt.date(2026, 3, 31)]) == [dt.date(2026, 2, 28)]


def test_the_parts_of_a_date():
    day = [dt.date(2026, 10, 5)]

    assert (row(v.date_year(A), a=day), row(v.date_month(A), a=day), row(v.date_day(A), a=day)) == ([2026], [10], [5])


def test_a_value_stands_on_the_highest_step_it_reaches():
    table = {0: 40, 40: 100, 20: 80}

    assert row(v.steps(A, table), a=[0, 19, 20, 39, 40, 99]) == [40, 40, 80, 80, 100, 100]
    assert row(v.steps(A, table), a=[-1, None]) == [40, 40]


def test_a_single_step_holds_every_value():
    assert row(v.steps(A, {0: 7}), a=[0, 5]) == [7, 7]
