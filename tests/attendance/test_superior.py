"""A superior's people on one screen, today and as it was known."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from sembilan.attendance.queries import board
from tests import cast
from tests.attendance.morning import MONDAY, at, clocked, pressed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def afresh(monkeypatch: pytest.MonkeyPatch) -> Any:
    """It is Monday, ten; nothing is kept from the test before."""
    monkeypatch.setattr(timezone, "now", lambda: at(10))
    board.forget()
    yield
    board.forget()


def test_she_sees_each_of_her_people_and_nobody_else(client_of: Any, tenant: Any, budi: Any) -> None:
    clocked(cast.SARI, at(7, 21))
    pressed(cast.BUDI, at(7, 42))

    answer = client_of(budi).get("/kehadiran/hari-ini/")

    shown = {one.employee.nip: (one.state, one.late) for one in answer.context["people"]}
    assert shown == {
        cast.SARI.nip: ("hadir", 0),
        cast.BUDI.nip: ("terlambat", 12),
        cast.DEWI.nip: ("tanpa kabar", 0),
    }
    assert "terlambat 12 menit" in answer.content.decode()


def test_what_waits_for_her_stands_on_top(client_of: Any, tenant: Any, budi: Any) -> None:
    pressed(cast.SARI, at(7, 21), decision=1, reasons={"accuracy": 900})

    page = client_of(budi).get("/kehadiran/hari-ini/").content.decode()

    assert "ketukan diragukan belum dinilai" in page


def test_an_earlier_moment_shows_what_was_known_then(client_of: Any, tenant: Any, budi: Any) -> None:
    pressed(cast.SARI, at(7, 21), received=at(9, 30))

    page = client_of(budi).get(f"/kehadiran/hari-ini/?tanggal={MONDAY}&pukul=09:00")

    assert {one.employee.nip: one.state for one in page.context["people"]}[cast.SARI.nip] == "tanpa kabar"
    assert "Seperti yang diketahui pukul 09.00" in page.content.decode()


def test_strangers_and_staff_find_nothing(client_of: Any, sari: Any, agus: Any, lintang: Any) -> None:
    for user in (sari, agus, lintang):
        assert client_of(user).get("/kehadiran/hari-ini/").status_code == 404


def test_the_inspector_may_look_at_any_unit(client_of: Any, tono: Any) -> None:
    assert client_of(tono).get("/kehadiran/hari-ini/?unit=1010").status_code == 200


def test_a_time_that_is_none_is_refused_with_a_sentence(client_of: Any, budi: Any) -> None:
    assert client_of(budi).get("/kehadiran/hari-ini/?pukul=99:99").status_code == 422
