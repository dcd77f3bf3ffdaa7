"""The parts of a picture lie where their numbers say."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.web import shapes


def test_parts_of_a_bar_fill_it_side_by_side() -> None:
    pieces = shapes.stacked([{"value": 3}, {"value": 0}, {"value": 1}])

    assert [(piece.x, piece.width) for piece in pieces] == [("0.00%", "75.00%"), ("75.00%", "25.00%")]


def test_a_word_is_written_only_where_it_fits() -> None:
    pieces = shapes.stacked([{"value": 85}, {"value": 15}, {"value": 0}])
    tight = shapes.stacked([{"value": 86}, {"value": 14}])

    assert [piece.roomy for piece in pieces] == [True, True]
    assert [piece.roomy for piece in tight] == [True, False]


def test_a_bar_of_nothing_draws_nothing() -> None:
    assert shapes.stacked([{"value": 0}]) == []


def test_the_fullest_bucket_is_as_high_as_the_picture_and_one_person_is_still_seen() -> None:
    pieces = shapes.columns([{"count": 1}, {"count": 0}, {"count": 4000}], 120)

    assert [piece.height for piece in pieces] == ["2", "0", "120"]
    assert [piece.y for piece in pieces] == ["118", "120", "0"]


def test_weeks_begin_on_monday_and_hold_only_the_month() -> None:
    days = [{"date": dt.date(2026, 10, number)} for number in range(1, 32)]

    weeks = shapes.weeks(days)

    assert weeks[0][:4] == [None, None, None, days[0]]  # 1 October 2026 is a Thursday
    assert sum(day is not None for week in weeks for day in week) == 31


def test_the_legend_counts_each_state_once() -> None:
    days = [
        {"label": "hadir", "mark": "✓"},
        {"label": "cuti", "mark": "C"},
        {"label": "hadir", "mark": "✓"},
        {"label": ""},
    ]

    assert [(state["mark"], count) for state, count in shapes.legend(days)] == [("✓", 2), ("C", 1)]


def test_box_nine_is_top_right_and_box_one_bottom_left() -> None:
    rows = shapes.grid({"number": number} for number in range(1, 10))

    assert [[box["number"] for box in row] for row in rows] == [[6, 8, 9], [3, 5, 7], [1, 2, 4]]


def test_a_nine_box_with_a_missing_box_is_refused() -> None:
    with pytest.raises(KeyError):
        shapes.grid({"number": number} for number in range(1, 9))


def test_a_line_rises_when_values_rise() -> None:
    points = [tuple(map(int, point.split(","))) for point in shapes.sparkline([10, 20, 30], 220, 36).split()]

    assert [y for _x, y in points] == sorted((y for _x, y in points), reverse=True)
    assert points[-1][0] <= 220
