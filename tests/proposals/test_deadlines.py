"""Last days, what is late, and the reminder that comes once a step."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.notices.models import Notice
from sembilan.organisation.access import today
from sembilan.organisation.models import RegionParameter
from sembilan.proposals import actions, queries
from sembilan.proposals.deadlines import after, days_late, due_on
from sembilan.proposals.jobs import remind_all
from sembilan.proposals.models import Proposal, Reminder, State
from sembilan.records.models import Event
from tests import cast

FRIDAY = dt.date(2026, 10, 9)


@pytest.mark.parametrize(("days", "last"), [(0, FRIDAY), (1, dt.date(2026, 10, 12)), (5, dt.date(2026, 10, 16))])
def test_a_weekend_gives_no_working_day(days, last):
    assert after(FRIDAY, days) == last


@pytest.mark.parametrize(("day", "late"), [(9, 0), (10, 0), (11, 0), (12, 1), (13, 2)])
def test_lateness_counts_working_days(day, late):
    assert days_late(FRIDAY, dt.date(2026, 10, day)) == late


def test_the_region_may_give_other_days_than_the_house(tenant):
    assert due_on(State.UNIT, FRIDAY) == after(FRIDAY, 3)
    assert due_on(State.BKD, FRIDAY) == after(FRIDAY, 5)
    assert due_on(State.APPROVED, FRIDAY) is None

    RegionParameter.objects.create(
        instansi=tenant, name="proposals.unit_days", value="1", source="SE", valid=(cast.SINCE, None)
    )

    assert due_on(State.UNIT, FRIDAY) == after(FRIDAY, 1)


def late_notices(nip):
    return Notice.objects.filter(nip=nip, said__contains="batas waktunya").count()


def test_whose_turn_it_is_is_reminded_once_a_step(at_unit, dewi):
    Proposal.objects.update(due_on=today() - dt.timedelta(days=1))

    assert (remind_all(), remind_all()) == (1, 0)
    assert late_notices(cast.DEWI.nip) == 1

    actions.forward(proposal=at_unit, by=dewi)
    Proposal.objects.update(due_on=today() - dt.timedelta(days=1))

    assert (remind_all(), remind_all()) == (1, 0)
    assert (late_notices(cast.DEWI.nip), late_notices(cast.BAYU.nip)) == (1, 1)
    assert Reminder.objects.count() == 2


def test_what_is_not_late_leaves_no_reminder_and_no_event(at_unit):
    assert remind_all() == 0
    assert not Event.objects.filter(verb="proposal.remind").exists()


def test_sari_is_reminded_of_what_she_should_mend(at_unit, dewi):
    actions.give_back(proposal=at_unit, note="Nomor", by=dewi)
    Proposal.objects.update(due_on=today() - dt.timedelta(days=1))

    remind_all()

    assert Notice.objects.filter(nip=cast.SARI.nip, said__contains="menunggu perbaikan").count() == 1


def test_home_pages_are_told_what_waits(at_unit, dewi, bayu, sari, agus):
    assert [queries.waiting_for(by) for by in (dewi, bayu, sari, agus)] == [1, 0, 0, 0]
    assert list(queries.open_for(at_unit.employee)) == [at_unit]

    actions.forward(proposal=at_unit, by=dewi)

    assert [queries.waiting_for(by) for by in (dewi, bayu)] == [0, 1]
