"""The check of a run: what a frame must be, and who is held; no database is needed to say it."""

from __future__ import annotations

import json

import polars as pl
import pytest

from sembilan.runs import check
from sembilan.terms.frames.allowance import AREA

ONE, TWO = 199001012015031001, 199001012015031002
GOOD = dict.fromkeys(AREA.inputs["month"].schema, 0) | {
    "nip": ONE, "kelas": 7, "tukin_bpk": 1_000_000, "predikat": 4, "perilaku": 2,
}  # fmt: skip


def frames(*rows, sanctions=()):
    return {
        "month": pl.DataFrame([GOOD | row for row in rows], schema=AREA.inputs["month"].schema),
        "sanction": pl.DataFrame(list(sanctions), schema=AREA.inputs["sanction"].schema, orient="row"),
    }


def held(given, **holds):
    return check.checked(AREA, given, holds).select("nip", "code", "column").rows()


def test_good_rows_hold_nobody():
    assert held(frames({}, {"nip": TWO})) == []


def test_an_empty_month_holds_nobody():
    assert held(frames()) == []


@pytest.mark.parametrize(("minutes", "found"), [(44_640, []), (44_641, ["out_of_bounds"]), (-1, ["out_of_bounds"])])
def test_a_value_beyond_its_bounds_holds_the_person(minutes, found):
    assert [code for _, code, _ in held(frames({"approved_minutes": minutes}))] == found


def test_the_bounds_are_told():
    lines = check.checked(AREA, frames({"approved_minutes": 50_000}), {})

    assert json.loads(lines["params"][0]) == {"value": 50_000, "low": 0, "high": 44_640}


def test_a_missing_fact_holds_the_person_with_its_own_reason():
    given = frames({"kelas": None, "tukin_bpk": None}, {"nip": TWO, "predikat": None})

    assert held(given, kelas="no_post", predikat="no_predikat") == [
        (ONE, "no_post", "kelas"),
        (TWO, "no_predikat", "predikat"),
    ]


def test_a_column_that_may_not_be_empty_holds_the_person():
    assert held(frames({"hari_kerja": None})) == [(ONE, "missing", "hari_kerja")]


def test_one_reason_is_told_once_even_when_two_columns_lack():
    given = frames({"kelas": None, "tukin_bpk": None})

    assert [code for _, code, _ in held(given, kelas="no_post", tukin_bpk="no_post")] == ["no_post"]


def test_a_person_who_stands_twice_stops_the_run():
    with pytest.raises(check.FrameFault, match="kunci ganda"):
        held(frames({}, {}))


def test_another_type_stops_the_run():
    given = frames({})
    given["month"] = given["month"].with_columns(pl.col("kelas").cast(pl.Int64))

    with pytest.raises(check.FrameFault):
        held(given)


def test_finer_rows_of_nobody_stop_the_run():
    import datetime as dt

    with pytest.raises(check.FrameFault, match="tanpa pegawai"):
        held(frames({}, sanctions=[(TWO, 2, dt.date(2026, 5, 1), 12, 2500)]))


def test_people_who_are_held_leave_every_frame():
    import datetime as dt

    given = frames({}, {"nip": TWO}, sanctions=[(TWO, 2, dt.date(2026, 5, 1), 12, 2500)])
    lines = pl.DataFrame({"nip": [TWO], "column": [""], "code": ["x"], "params": ["{}"]})

    left = check.without(given, lines)

    assert left["month"]["nip"].to_list() == [ONE]
    assert left["sanction"].height == 0


def test_a_result_that_lacks_a_needed_column_is_held_once():
    results = pl.DataFrame({"nip": [ONE, TWO], "a": [None, 1], "b": [None, 2]})

    assert check.incomplete(results, ["a", "b"]).rows() == [(ONE, "a", "no_result", "{}")]
