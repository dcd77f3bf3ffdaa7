"""The working days of a leave are those of the person who asks: her duties, her week, also in Ramadan."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.leave import actions
from sembilan.leave.queries.told import balance
from tests.cast import SARI
from tests.leave.conftest import FRIDAY, MONDAY, TODAY, person
from tests.worktime.conftest import desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
SUNDAY = MONDAY + dt.timedelta(6)


def test_of_a_nurse_on_the_roster_the_days_counted_are_her_duties(desk, ask):
    night, free = desk.shift("M", 1_260, 1_860), None
    for n, shift in enumerate((night, night, free, free, night, night, night)):  # Saturday and Sunday among them
        desk.duty(MONDAY + dt.timedelta(n), shift)

    assert ask(first=MONDAY, last=SUNDAY).days == 5
    assert ask(first=SUNDAY + dt.timedelta(1), last=SUNDAY + dt.timedelta(7)).days == 5  # without a roster: the week


def test_days_of_which_she_has_no_duty_are_no_leave(desk, ask):
    for n in range(7):
        desk.duty(MONDAY + dt.timedelta(n), desk.shift("P", 420, 840) if n == 0 else None)

    with pytest.raises(actions.Refused):
        ask(first=MONDAY + dt.timedelta(1), last=FRIDAY)
    assert ask(first=MONDAY, last=FRIDAY).days == 1


def test_approved_they_cost_as_many_days_as_were_counted(desk, ask, budi, rina):
    for n in range(7):
        desk.duty(MONDAY + dt.timedelta(n), desk.shift("P", 420, 840) if n in (0, 5, 6) else None)
    made = ask(first=MONDAY, last=SUNDAY)
    actions.consider(request=made, word=actions.Word("disetujui"), by=budi)
    actions.decide(request=made, word=actions.Word("disetujui"), by=rina)

    assert balance(person(SARI), TODAY)["balance"] == 9


def test_a_week_of_six_days_counts_six_and_ramadan_counts_as_its_own_week_says(desk, ask):
    six = desk.schedule(dict.fromkeys(range(1, 7), (450, 840)))
    ramadan = desk.schedule(dict.fromkeys(range(1, 6), (480, 900)))
    desk.give(six, dt.date(2026, 1, 1), None, unor="1010")
    desk.give(ramadan, MONDAY + dt.timedelta(7), MONDAY + dt.timedelta(14), unor="1010", seasonal=True)

    assert ask(first=MONDAY, last=SUNDAY).days == 6
    assert ask(first=MONDAY + dt.timedelta(7), last=SUNDAY + dt.timedelta(7)).days == 5
