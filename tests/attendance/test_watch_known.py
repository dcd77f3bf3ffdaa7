"""A day of which nothing is known is nobody's absence, and what is long past is shown and not told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sembilan.attendance.actions import watch as actions
from sembilan.attendance.models import TerminalPin, Watch
from sembilan.notices.models import Notice
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.records.models import Event
from tests.attendance.morning import person
from tests.attendance.test_watch import at as at
from tests.attendance.test_watch import at_work, away, reckon
from tests.cast import AGUS, BUDI, DEWI, SARI

MONDAY = dt.date(2027, 9, 6)
WEEK = tuple(MONDAY + dt.timedelta(n) for n in range(5))
SATURDAY = dt.date(2027, 9, 11)


@pytest.fixture
def clock(tenant: Any, at: Any) -> Any:
    """Sari has a PIN; it is a Saturday of September 2027, and no line is older than its week."""
    TerminalPin.objects.create(instansi=tenant, employee=person(SARI), pin=9_001, valid=(None, None))
    at(SATURDAY)
    return at


def told() -> int:
    """How often Sari was told."""
    return Notice.objects.filter(nip=SARI.nip, said=actions.OWN_SAID).count()


def test_months_before_the_first_line_of_the_region_count_for_nothing_and_are_named(tenant: Any, clock: Any) -> None:
    at_work(BUDI, *WEEK)

    row = reckon(tenant, SATURDAY)

    assert row is not None
    assert (row.year_tk, row.in_a_row, row.doubtful) == (5, 5, 0)
    assert row.unknown == [1, 2, 3, 4, 5, 6, 7, 8]
    assert Event.objects.filter(verb="watch.reckon").latest("id").data["unknown"] == row.unknown


def test_where_nobody_ever_clocked_nobody_is_absent(tenant: Any, clock: Any) -> None:
    assert reckon(tenant, SATURDAY) is None
    assert not Notice.objects.exists()


def test_a_unit_all_of_whose_people_are_missing_is_looked_at_and_not_counted(tenant: Any, clock: Any) -> None:
    at_work(BUDI, *WEEK[:2], WEEK[4])
    at_work(DEWI, WEEK[4])
    at_work(AGUS, *WEEK)

    row = reckon(tenant, SATURDAY)

    assert row is not None
    assert (row.year_tk, row.doubtful, row.in_a_row) == (3, 2, 2)


def test_a_day_on_which_nobody_of_the_region_clocked_does_not_count_nor_break(tenant: Any, clock: Any) -> None:
    at_work(BUDI, *WEEK[:2], *WEEK[3:])

    row = reckon(tenant, SATURDAY)

    assert row is not None
    assert (row.year_tk, row.in_a_row, row.doubtful) == (4, 4, 0)


def test_who_has_no_pin_and_never_pressed_is_looked_at(tenant: Any, clock: Any) -> None:
    TerminalPin.objects.filter(employee=person(SARI)).delete()
    at_work(BUDI, *WEEK)

    row = reckon(tenant, SATURDAY)

    assert row is not None
    assert (row.year_tk, row.doubtful) == (0, 5)


def test_who_was_appointed_on_a_wednesday_is_counted_from_it(tenant: Any, clock: Any) -> None:
    at_work(BUDI, *WEEK)
    Employee.objects.filter(nip=SARI.nip).update(tmt_cpns=WEEK[2])

    row = reckon(tenant, SATURDAY)

    assert row is not None
    assert row.year_tk == 3


def test_who_moved_in_is_counted_from_the_day_she_had_a_unit_that_clocks(tenant: Any, clock: Any) -> None:
    at_work(BUDI, *WEEK)
    now = RiwayatUnor.objects.get(employee__nip=SARI.nip, valid__contains=MONDAY)
    RiwayatUnor.objects.filter(pk=now.pk).update(valid=(now.valid.lower, WEEK[1]))
    RiwayatUnor.objects.create(
        instansi=tenant, employee_id=now.employee_id, unor=Unor.objects.get(kode="2000"), valid=(WEEK[1], WEEK[3])
    )
    RiwayatUnor.objects.create(instansi=tenant, employee_id=now.employee_id, unor=now.unor, valid=(WEEK[3], None))

    row = reckon(tenant, SATURDAY)

    assert row is not None
    assert row.year_tk == 3


def test_who_is_on_leave_or_no_longer_active_is_never_absent(tenant: Any, clock: Any) -> None:
    at_work(BUDI, *WEEK)
    away(tenant, WEEK[0], WEEK[1])

    first = reckon(tenant, SATURDAY)
    Employee.objects.filter(nip=SARI.nip).update(status="CLTN")
    after = reckon(tenant, SATURDAY)

    assert first is not None
    assert first.year_tk == 3
    assert after is not None
    assert (after.year_tk, after.reached) == (0, 0)


def test_the_first_reckoning_tells_of_the_last_two_weeks_only(tenant: Any, clock: Any) -> None:
    at_work(BUDI, *WEEK)
    late = dt.date(2027, 10, 9)
    clock(late)

    row = reckon(tenant, late)

    assert row is not None
    assert (row.year_tk, row.warned_days, told()) == (5, 3, 0)


def test_days_of_the_last_two_weeks_are_told_once(tenant: Any, clock: Any) -> None:
    at_work(BUDI, *WEEK)

    reckon(tenant, SATURDAY)
    reckon(tenant, SATURDAY)

    assert told() == 1
    assert Watch.objects.get(employee__nip=SARI.nip).warned_days == 3
