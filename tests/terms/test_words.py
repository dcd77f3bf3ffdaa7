"""The words of the field: golongan, predikat, ratings, education, zones and how amounts are written."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sembilan.terms
from sembilan.terms import golongan
from sembilan.terms.education import EDUCATION_LABELS, Education
from sembilan.terms.predikat import PREDIKAT_LABELS
from sembilan.terms.rating import LEVEL_LABELS, RATING_LABELS
from sembilan.terms.rounding import floored, half_up
from sembilan.terms.rupiah import clock, clock_seconds, hundredths, percent, rupiah
from sembilan.terms.sanction import SANCTION_LABELS
from sembilan.terms.zone import Zone

MODULES = [found.name for found in pkgutil.walk_packages(sembilan.terms.__path__, "sembilan.terms.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_vocabulary_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("written", ["III/c", "iii/C", "III.c", " III / c ", "33", "III-c"])
def test_a_golongan_is_read_in_every_spelling(written: str) -> None:
    assert golongan.parse(written).name == "III/c"


@pytest.mark.parametrize("written", ["", "V/a", "III/f", "XVIII", "99", "III/e", "abc"])
def test_an_unknown_golongan_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="Golongan"):
        golongan.parse(written)


def test_golongan_rise_in_order_within_pns_and_within_pppk() -> None:
    for pppk, count in ((False, 17), (True, 17)):
        orders = [each.order for each in golongan.ALL.values() if each.is_pppk is pppk]
        assert orders == sorted(set(orders))
        assert len(orders) == count


def test_labels_are_spelt_as_in_the_regulation() -> None:
    assert PREDIKAT_LABELS == {1: "Sangat Kurang", 2: "Kurang", 3: "Butuh Perbaikan", 4: "Baik", 5: "Sangat Baik"}
    assert RATING_LABELS == {1: "di bawah ekspektasi", 2: "sesuai ekspektasi", 3: "di atas ekspektasi"}
    assert LEVEL_LABELS == {1: "rendah", 2: "menengah", 3: "tinggi"}
    assert SANCTION_LABELS == {1: "ringan", 2: "sedang", 3: "berat"}


def test_every_level_of_education_has_a_label_and_a_two_digit_code() -> None:
    assert set(EDUCATION_LABELS) == set(Education)
    assert [each.code for each in Education][:3] == ["05", "10", "12"]


def test_zones_are_known_by_both_names_and_others_are_refused() -> None:
    assert [Zone.parse(name) for name in ("WIB", "Asia/Makassar", " wit ")] == [Zone.WIB, Zone.WITA, Zone.WIT]
    assert Zone.WITA.info.key == "Asia/Makassar"
    with pytest.raises(ValueError, match="Zona waktu"):
        Zone.parse("Europe/Paris")


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**9))
def test_half_up_is_the_nearest_whole_and_the_upper_one_at_the_half(above: int, below: int) -> None:
    exact = Fraction(above, below)

    assert -Fraction(1, 2) <= exact - half_up(above, below) < Fraction(1, 2)
    assert 0 <= exact - floored(above, below) < 1


def test_amounts_are_written_as_people_read_them() -> None:
    assert [rupiah(each) for each in (0, 999, 1000, -6452832)] == ["Rp0", "Rp999", "Rp1.000", "-Rp6.452.832"]
    assert [percent(each) for each in (10000, 9250, 9525, 50, 5, 0)] == [
        "100 %",
        "92,5 %",
        "95,25 %",
        "0,5 %",
        "0,05 %",
        "0 %",
    ]
    assert [hundredths(each) for each in (7609, 10000, -5)] == ["76,09", "100,00", "-0,05"]
    assert (clock(990), clock_seconds(86399)) == ("16.30", "23.59.59")
