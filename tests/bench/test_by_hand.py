"""The formulas by hand and the engine give the same results, so that their speeds may be compared."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from bench import evaluation
from bench.evaluation import MONTH, Different, compare, engine, hand, pieces, plans
from bench.people import frames

EMPLOYEES = 2_000


@pytest.fixture(scope="module")
def compared():
    made, found = frames(EMPLOYEES, MONTH, seed=11), plans()
    bersama = np.zeros(0, np.int64)
    return engine(made, found), [hand(piece, bersama) for piece in pieces(made)]


def test_every_result_column_of_every_area_is_the_same_by_hand(compared):
    results, found = compared

    compare(results, 0, found[0])
    for area, columns in found[0].items():
        assert set(columns) == set(results[area].columns) - {"nip"}


def test_the_invented_month_reaches_every_corner(compared):
    results, _ = compared

    assert set(results["performance"]["predikat"]) == {1, 2, 3, 4, 5}
    assert set(results["talent"]["kotak"]) == {None, *range(1, 10)}
    for name in ("tk", "cuti", "dinas", *(f"{kind}{band}" for kind in ("tl", "psw") for band in (1, 2, 3, 4))):
        assert results["attendance"][name].max() > 0, name
    paid = results["allowance"]
    assert paid["tpp_bruto"].null_count() > 0
    assert paid["potongan_hukdis"].max() > 0
    assert paid["aktivitas_bp"].min() < 10_000 == paid["aktivitas_bp"].max()


def test_one_rupiah_of_difference_is_named(compared):
    results, found = compared
    paid = results["allowance"]
    wrong = {**results, "allowance": paid.with_columns(pl.col("tpp_bruto") + 1)}

    with pytest.raises(Different, match=r"allowance\.tpp_bruto: row 0"):
        compare(wrong, 0, found[0])


def test_an_assessment_counts_from_the_same_day_three_years_before():
    last = MONTH.last

    assert str(evaluation.assessed_from(last, 36)) == "2023-10-31"
    assert str(evaluation.assessed_from(last.replace(month=2, day=28), 24)) == "2024-02-28"
