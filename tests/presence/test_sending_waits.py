"""A press that waits for a superior: recorded, answered as waiting, and worth nothing until she says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sembilan.attendance.models import Press, PressVerdict
from sembilan.attendance.queries import said
from sembilan.attendance.queries.doubtful import shown
from sembilan.people.models import Employee
from sembilan.terms.month import Month
from sembilan.worktime.models import Remote
from tests.cast import SARI
from tests.presence.phone import KILOMETRE, OFFICE, Phone
from tests.presence.world import MONDAY, SINCE, at, office, phone_of, region, send, told

DAY = dt.timedelta(days=1)


@pytest.fixture
def phone(tenant: Any) -> Phone:
    office()
    return phone_of(SARI.nip)


def pressed(phone: Phone, clock: str, **other: Any) -> dict[str, Any]:
    moment = at(clock)
    (reply,) = send(moment, phone.body(moment, phone.press(moment, **other)))
    return told(reply)


def counted() -> list[int]:
    """The seconds of the day of what counts."""
    found = said.presses(region(), MONDAY, MONDAY + DAY, Month.of(MONDAY), [int(SARI.nip)])
    return sorted(found["second"].to_list())


def judged(press: Press, verdict: str) -> None:
    PressVerdict.objects.create(
        instansi_id=press.instansi_id, employee_id=press.employee_id, day=press.day, press_id=press.id,
        verdict=verdict, reason="Ada di kantor", by="x",
    )  # fmt: skip


def test_a_press_without_a_position_counts_once_a_superior_says_so(phone: Phone) -> None:
    one = pressed(phone, "07:21", lat=None, lon=None)
    press = Press.objects.get()

    assert one["title"] == "Datang 07.21 menunggu"
    assert press.standing == "Menunggu, belum dihitung"
    assert counted() == []

    judged(press, "dihitung")
    assert counted() == [7 * 3600 + 21 * 60]

    judged(press, "tidak dihitung")
    assert counted() == []


def test_a_press_with_a_remark_counts_without_anybody(phone: Phone) -> None:
    pressed(phone, "07:21", lat=OFFICE[0] + KILOMETRE * 15 // 100)

    assert Press.objects.get().standing == "Diterima dengan catatan"
    assert counted() == [7 * 3600 + 21 * 60]


def test_who_presses_again_with_a_position_is_not_told_that_the_waiting_one_was_it(phone: Phone) -> None:
    pressed(phone, "07:21:00", lat=None, lon=None)

    second = pressed(phone, "07:21:30")

    assert second["title"] == "Datang tercatat 07.21"
    assert counted() == [7 * 3600 + 21 * 60 + 30]


def test_whoever_judges_reads_every_reason_in_words(phone: Phone) -> None:
    from sembilan.terms.frames.presence import REASONS

    pressed(phone, "07:21", lat=None, lon=None)
    press = Press.objects.get()
    press.reasons = {one.name: 3 for one in REASONS}

    (row,) = shown([press])

    assert len(row.reasons) == len(REASONS)
    assert not [text for text in row.reasons if "_" in text or text.endswith(" 3")]


def test_a_day_at_home_asks_for_no_position(phone: Phone) -> None:
    sari = Employee.objects.get(nip=SARI.nip)
    Remote.objects.create(
        instansi_id=sari.instansi_id, employee=sari, mode=1, weekdays=[1], valid=(SINCE, None), source="ST"
    )

    one = pressed(phone, "07:21", lat=None, lon=None)

    assert (one["decision"], one["title"]) == (0, "Datang tercatat 07.21")
    assert counted() == [7 * 3600 + 21 * 60]
