from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from sembilan.policy.errors import (
    NothingToReplace,
    OverlappingVersions,
    PackUnreadable,
    ParameterRefused,
    PolicyError,
    SilentClash,
)
from sembilan.policy.parameters import Parameter, Parameters, UnknownName, read_parameters, used
from sembilan.policy.values import ValueRefused, read_value
from sembilan.terms.column import Unit

FILE = "nasional/pay/parameters.yaml"
ONE = "{since: 2020-01-01, value: 1, law: L, mark: verified}"


def read(text: str, inherited: dict[str, Parameter] | None = None, pack: str = "nasional") -> dict[str, Parameter]:
    return read_parameters(text, pack, FILE.replace("nasional", pack), inherited or {})


def one(values: str = ONE, unit: str = "count", more: str = "") -> str:
    return f"x: {{title: X, says: An x., unit: {unit}, {more} values: [{values}]}}"


def test_a_value_keeps_its_law_mark_and_note():
    value = read(one(ONE[:-1] + ", note: N}"))["x"].in_force(dt.date(2026, 1, 1))

    assert value is not None
    assert (value.value, value.law, value.mark, value.note, value.pack) == (1, "L", "verified", "N", "nasional")


def test_before_its_first_day_there_is_no_value():
    assert read(one())["x"].in_force(dt.date(2019, 12, 31)) is None


def test_a_file_may_be_empty():
    assert read("") == {}


@pytest.mark.parametrize(
    "text",
    [
        one("{since: 2020-01-01, value: 1, mark: verified}"),
        one("{since: 2020-01-01, value: 1, law: '', mark: verified}"),
        one("{since: 2020-01-01, value: 1, law: L}"),
        one("{since: 2020-01-01, value: 1, law: L, mark: guessed}"),
        one("{since: 2020-01-01, law: L, mark: verified}"),
        one("{value: 1, law: L, mark: verified}"),
        one("{since: soon, value: 1, law: L, mark: verified}"),
        one("{since: 2020-01-01 07:00:00, value: 1, law: L, mark: verified}"),
        one("{since: 2020-01-01, value: 1.5, law: L, mark: verified}"),
        one("{since: 2020-01-01, value: 1, law: L, mark: verified, extra: 1}"),
        one("7"),
        one(unit="furlong"),
        one(more="colour: red,"),
        one(more="local: true,"),
        one(""),
        "x: 7",
        "7: {title: X}",
        "_x: {title: X}",
        "'two words': {title: X}",
        "x: {says: S, unit: count, values: []}",
        "x: {title: X, unit: count, values: []}",
        "x: {title: X, says: S, values: []}",
        "x: {title: X, says: S, unit: count, values: 7}",
    ],
)
def test_an_incomplete_or_malformed_parameter_is_refused(text: str):
    with pytest.raises(ParameterRefused) as caught:
        read(text)
    assert FILE in caught.value.say("en")


@pytest.mark.parametrize("text", ["x: [", "- a", "x: 1\nx: 2", "7", "{[a]: 1}", "x: 2026-13-45"])
def test_yaml_that_cannot_be_read_strictly_is_refused(text: str):
    with pytest.raises(PackUnreadable):
        read(text)


def test_two_values_from_the_same_day_are_refused():
    with pytest.raises(OverlappingVersions):
        read(one(f"{ONE}, {ONE}"))


LOCAL = "x: {title: X, says: S., unit: ratio, local: true, law: Perkada}"


def test_a_local_parameter_takes_its_value_from_the_region():
    given = read(LOCAL)["x"].given("0.85").in_force(dt.date(2000, 1, 1))

    assert given is not None
    assert (given.value, given.mark, given.law) == (Fraction(17, 20), "local", "Perkada")


def test_a_region_pack_may_give_a_value_to_a_local_parameter():
    text = 'x: {replaces: nasional, values: [{since: 2026-01-01, value: "0.5", law: P, mark: verified}]}'
    laid = read(text, read(LOCAL), "daerah")["x"]

    assert not laid.local
    assert laid.in_force(dt.date(2026, 1, 1)).value == Fraction(1, 2)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (one(), SilentClash),
        ("x: {replaces: provinsi, values: []}", SilentClash),
        ("y: {replaces: nasional, values: []}", NothingToReplace),
    ],
)
def test_a_region_says_which_pack_it_replaces(text: str, kind: type[PolicyError]):
    with pytest.raises(kind):
        read(text, read(one()), "daerah")


def test_a_region_replaces_a_value_from_its_own_day():
    later = ONE.replace("2020", "2026").replace("value: 1", "value: 9")
    laid = read(f"x: {{replaces: nasional, values: [{later}]}}", read(one()), "daerah")["x"]

    assert laid.in_force(dt.date(2025, 12, 31)).value == 1  # type: ignore[union-attr]
    assert laid.in_force(dt.date(2026, 1, 1)).value == 9  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("raw", "unit", "value"),
    [
        ("0.70", Unit.RATIO, Fraction(7, 10)),
        (2, Unit.RATIO, Fraction(2)),
        ("07:30", Unit.CLOCK, 450),
        ("16.30", Unit.CLOCK, 990),
        (450, Unit.CLOCK, 450),
        ("12", Unit.COUNT, 12),
        ("2026-10-31", Unit.DATE, dt.date(2026, 10, 31)),
        ([dt.date(2026, 8, 17)], Unit.DATE, (dt.date(2026, 8, 17),)),
        ({1: [2, 3]}, Unit.COUNT, {1: (2, 3)}),
        ({"Jumat": "07:00", "monday": "07:30"}, Unit.CLOCK, {5: 420, 1: 450}),
        (True, Unit.FLAG, True),
        ("tidak", Unit.FLAG, False),
    ],
)
def test_a_value_is_read_in_its_unit(raw: Any, unit: Unit, value: Any):
    assert read_value(raw, unit) == value


@pytest.mark.parametrize(
    ("raw", "unit"),
    [
        (0.7, Unit.RATIO),
        (True, Unit.RATIO),
        ("NaN", Unit.RATIO),
        ("tiga", Unit.RATIO),
        ("25:00", Unit.CLOCK),
        ("07:60", Unit.CLOCK),
        ("pagi", Unit.CLOCK),
        ("1.5", Unit.COUNT),
        (True, Unit.COUNT),
        (None, Unit.COUNT),
        ("31-10-2026", Unit.DATE),
        (20261031, Unit.DATE),
        (1, Unit.FLAG),
        ("mungkin", Unit.FLAG),
        ({True: 1}, Unit.COUNT),
        ({"someday": 1}, Unit.COUNT),
    ],
)
def test_a_value_that_does_not_fit_its_unit_is_refused(raw: Any, unit: Unit):
    with pytest.raises(ValueRefused):
        read_value(raw, unit)


def test_the_parameters_remember_what_was_read():
    p = Parameters({"a": 1, "b": 2, "c": 3})

    assert p.c + p.a + p.c == 7
    assert used(p) == ("c", "a")


def test_a_name_that_is_no_parameter_is_told():
    with pytest.raises(UnknownName):
        _ = Parameters({}).a
    with pytest.raises(AttributeError):
        _ = Parameters({}).__wrapped__
