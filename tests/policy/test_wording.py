from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from sembilan.policy.wording import say
from sembilan.terms.column import Unit

SAID = [
    (6_618_822, Unit.RUPIAH, "Rp 6.618.822", "6,618,822"),
    (-1_500, Unit.RUPIAH, "-Rp 1.500", "-1,500"),
    (0, Unit.RUPIAH, "Rp 0", "0"),
    (9_250, Unit.BP, "92,5%", "92.5%"),
    (10_000, Unit.BP, "100%", "100%"),
    (5, Unit.BP, "0,05%", "0.05%"),
    (-50, Unit.BP, "-0,5%", "-0.5%"),
    (7_609, Unit.SCORE, "76,09", "76.09"),
    (8_000, Unit.SCORE, "80,00", "80.00"),
    (450, Unit.CLOCK, "07.30", "07:30"),
    (27_000, Unit.SECOND, "07.30", "07:30"),
    (27_005, Unit.SECOND, "07.30.05", "07:30:05"),
    (dt.date(2026, 11, 5), Unit.DATE, "5 November 2026", "5 November 2026"),
    (dt.date(2026, 8, 17), Unit.DATE, "17 Agustus 2026", "17 August 2026"),
    (199001012015031001, Unit.NIP, "19900101 201503 1 001", "19900101 201503 1 001"),
    (1_234, Unit.COUNT, "1.234", "1,234"),
    (22, Unit.DAYS, "22 hari", "22 days"),
    (1_500, Unit.MINUTES, "1.500 menit", "1,500 minutes"),
    (6, Unit.MONTHS, "6 bulan", "6 months"),
    (3, Unit.YEARS, "3 tahun", "3 years"),
    (True, Unit.FLAG, "ya", "yes"),
    (False, Unit.FLAG, "tidak", "no"),
    (Fraction(7, 10), Unit.RATIO, "0,7", "0.7"),
    (Fraction(-5, 4), Unit.RATIO, "-1,25", "-1.25"),
    (Fraction(1_500), Unit.RATIO, "1.500", "1,500"),
    (Fraction(1, 3), Unit.RATIO, "1/3", "1/3"),
    (3, Unit.CODE, "3", "3"),
    (None, Unit.RUPIAH, "–", "–"),
    ((1, 31), Unit.COUNT, "1, 31", "1, 31"),
    ({1: 450}, Unit.CLOCK, "1: 07.30", "1: 07:30"),
]


@pytest.mark.parametrize(("value", "unit", "indonesian", "english"), SAID)
def test_a_value_is_written_as_people_read_it(value: Any, unit: Unit, indonesian: str, english: str):
    assert say(value, unit) == indonesian
    assert say(value, unit, "en") == english


def test_a_code_is_told_by_its_label():
    assert say(2, Unit.CODE, labels={2: "sedang"}) == "sedang"
    assert say(4, Unit.CODE, labels={2: "sedang"}) == "4"


@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_has_a_wording(unit: Unit):
    value: Any = dt.date(2026, 1, 1) if unit == Unit.DATE else 1

    assert say(value, unit)
