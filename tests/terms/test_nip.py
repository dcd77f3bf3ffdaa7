"""A NIP is read as people write it, and refused with a reason that helps."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sembilan.terms.month import Month
from sembilan.terms.nip import Nip, NipError, Sex, grouped


def test_a_pns_number_tells_birth_appointment_and_sex() -> None:
    nip = Nip.parse("197612252006012001")

    assert nip.birth == dt.date(1976, 12, 25)
    assert nip.tmt == Month(2006, 1)
    assert (nip.sex, nip.sex.label, nip.sequence) == (Sex.FEMALE, "Perempuan", 1)
    assert not nip.is_pppk


def test_a_pppk_number_has_a_code_in_place_of_the_month() -> None:
    nip = Nip.parse("198304052010211002")

    assert nip.is_pppk
    assert (nip.year, nip.tmt) == (2010, None)
    assert nip.sex.label == "Laki-laki"


@pytest.mark.parametrize(
    "raw",
    [
        "'197612252006012001",
        " 19761225 200601 2 001 ",
        "19761225.200601.2.001",
        "\u2019197612252006012001",
        "1976\u00a012252006012001",
    ],
)
def test_what_exports_put_into_a_number_is_taken_out(raw: str) -> None:
    assert str(Nip.parse(raw)) == "197612252006012001"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "nip.empty"),
        ("   ", "nip.empty"),
        ("19761225200601200", "nip.length"),
        ("1976122520060120011", "nip.length"),
        ("19761225200601200A", "nip.digits"),
        ("1.97612E+17", "nip.rounded"),
        ("1,97612E+17", "nip.rounded"),
        (
            "\u0661\u0669\u0667\u0666\u0661\u0662\u0662\u0665\u0662\u0660\u0660\u0666\u0660\u0661\u0662\u0660\u0660\u0661",
            "nip.digits",
        ),
        ("197602302006012001", "nip.birth"),
        ("197613252006012001", "nip.birth"),
        ("000012252006012001", "nip.birth"),
        ("197612252006002001", "nip.tmt"),
        ("197612252006132001", "nip.tmt"),
        ("197612252006202001", "nip.tmt"),
        ("197612251976012001", "nip.tmt"),
        ("197612252006010001", "nip.sex"),
        ("197612252006013001", "nip.sex"),
        ("197612252006012000", "nip.sequence"),
    ],
)
def test_a_doubtful_number_is_refused_with_its_reason(raw: str, code: str) -> None:
    with pytest.raises(NipError) as refused:
        Nip.parse(raw)

    assert refused.value.code == code
    assert refused.value.sentence.endswith((".", ")."))


@pytest.mark.parametrize(("month", "pppk"), [("01", False), ("12", False), ("21", True), ("22", True)])
def test_month_digits_at_the_edges_are_accepted(month: str, pppk: bool) -> None:
    assert Nip.parse(f"198304052010{month}2001").is_pppk is pppk


@given(
    st.dates(dt.date(1940, 1, 1), dt.date(2008, 12, 31)),
    st.integers(18, 50),
    st.sampled_from([*range(1, 13), 21]),
    st.sampled_from([1, 2]),
    st.integers(1, 999),
)
def test_every_sound_number_survives_reading_and_writing(
    birth: dt.date, age: int, month: int, sex: int, sequence: int
) -> None:
    text = f"{birth:%Y%m%d}{birth.year + age}{month:02d}{sex}{sequence:03d}"

    nip = Nip.parse(text)

    assert str(nip) == text
    assert nip.number == int(text)
    assert Nip.parse(nip.grouped) == nip
    assert re.sub(" ", "", grouped(nip.number)) == text
