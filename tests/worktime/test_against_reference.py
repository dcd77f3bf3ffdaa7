"""A whole region at once says the same as a clerk who looks up one day of one person after the other."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from sembilan.people.models import Employee, RiwayatUnor
from sembilan.worktime.models import Muster
from sembilan.worktime.queries import hours_between, own_days
from tests.worktime.conftest import day
from tests.worktime.reference import looked_up

pytestmark = pytest.mark.django_db

UNITS = [None, "1", "1000", "1010", "1011", "2000", "5000"]
TIMES = {
    "the turn of a year": (day("2025-12-27"), day("2026-01-06")),
    "a leap day": (day("2028-02-25"), day("2028-03-05")),
    "the end of Ramadan, with a Saturday that is a holiday": (day("2026-03-16"), day("2026-03-26")),
    "a month with a holiday of the packs' own": (day("2026-10-07"), day("2026-10-17")),
}


def _hours(dice):
    starts = dice.choice([400, 450, 480, 780])
    return starts, starts + dice.choice([300, 510, 700]), dice.choice([0, 0, 60]), dice.choice([0, 0, 0, 1])


def _scatter(desk, dice, first, until):
    """Decisions of every kind, thrown over a time; what clashes with one that is there is left out."""
    days = [first + dt.timedelta(days=n) for n in range((until - first).days)]
    people = list(Employee.objects.order_by("nip"))
    half = first + (until - first) / 2
    spans = [(first - dt.timedelta(days=9), half), (half, until + dt.timedelta(days=9))]
    for unor in UNITS:
        for span in spans:
            for seasonal in (False, True):
                if dice.random() < 0.3:
                    week = {n: _hours(dice) for n in range(1, 8) if dice.random() < 0.8}
                    desk.give(desk.schedule(week), *span, unor, seasonal=seasonal)
    for person in dice.sample(people, 3):
        desk.give(desk.schedule({n: _hours(dice) for n in range(1, 7)}), *dice.choice(spans), to=person)
        desk.remote(*dice.choice(spans), dice.choice([1, 2]), dice.sample(range(1, 8), dice.randrange(4)), person)
    for on in days:
        _special(desk, dice, on, people)
        for person in dice.sample(people, 2):
            hours = dice.choice([None, (1_260, 1_860), (420, 840)])
            desk.duty(on, desk.shift(f"S{hours[0]}", *hours) if hours else None, person)


def _special(desk, dice, on, people):
    for kind in ("libur", "setengah hari", "wfh", "wfa", "apel", "upacara"):
        if dice.random() > 0.25:
            continue
        ends = dice.choice([690, 430]) if kind == "setengah hari" else None
        special = desk.special(on, kind, dice.choice(UNITS), dice.choice([None, 600]) if ends == 690 else None, ends)
        if kind in ("apel", "upacara") and dice.random() < 0.7:
            for person in dice.sample(people, 3):
                Muster.objects.create(
                    instansi=desk.region, special_day=special, employee=person, was_there=dice.random() < 0.5, by="x"
                )


@pytest.mark.parametrize("name", TIMES)
@pytest.mark.parametrize("seed", [1])
def test_all_at_once_is_the_same_as_one_by_one(desk, name, seed):
    first, until = TIMES[name]
    dice = random.Random(seed)
    moved = dice.choice(list(Employee.objects.order_by("nip")))
    middle = first + dt.timedelta(days=4)
    RiwayatUnor.objects.filter(employee=moved).update(valid=(middle, None))  # until then she works nowhere
    _scatter(desk, dice, first, until)

    found = {(row[0], row[1]): row[2:] for row in own_days(desk.region, first, until).iter_rows()}

    people = list(Employee.objects.order_by("nip"))
    days = [first + dt.timedelta(days=n) for n in range((until - first).days)]
    expected = {
        (int(one.nip), on): row for one in people for on in days if (row := looked_up(desk.region, one, on)) is not None
    }
    assert len(expected) > 20
    assert found == expected


@pytest.mark.parametrize("seed", [4])
def test_one_persons_calendar_says_what_the_region_says(desk, seed):
    first, until = day("2026-10-05"), day("2026-10-26")
    _scatter(desk, random.Random(seed), first, until)
    whole = own_days(desk.region, first, until)

    for person in Employee.objects.order_by("nip"):
        mine = {row[1]: row[2:] for row in whole.iter_rows() if row[0] == int(person.nip)}
        alone = own_days(desk.region, first, until, [int(person.nip)])
        assert {row[1]: row[2:] for row in alone.iter_rows()} == mine
        for one in hours_between(person, first, until):
            roster, starts, ends, *_rest, ceremony = mine.get(one.day, (0, None, None, 0, 0, 0))
            assert (one.roster, one.ceremony) == (roster, ceremony)
            if one.is_due and starts is not None:
                assert (one.starts, one.ends) == (starts, ends)


def test_a_region_that_decides_nothing_asks_the_database_once(desk, counted):
    with counted() as queries:
        nothing = own_days(desk.region, day("2026-11-01"), day("2026-12-01"))

    assert nothing.is_empty()
    assert queries.total == 1
