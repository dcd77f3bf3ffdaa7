"""Whose leave of a day waits is told where attendance would otherwise know nothing of her."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from sembilan.attendance.queries import awaited, board, known
from sembilan.leave.models import LeaveStep
from tests import cast
from tests.leave.conftest import FRIDAY, MONDAY

pytestmark = pytest.mark.django_db
NOON = dt.datetime.combine(MONDAY, dt.time(5), dt.UTC)
SATURDAY = FRIDAY + dt.timedelta(days=1)


def words(tenant: Any, day: dt.date = MONDAY, at: dt.datetime | None = None) -> dict[int, str]:
    """Who waits for what."""
    return dict(awaited.words(tenant, day, at).iter_rows())


def test_leave_that_is_asked_for_waits_on_each_of_its_days_until_it_is_decided(
    asked: Any, tenant: Any, budi: Any, rina: Any
) -> None:
    from sembilan.leave import actions

    sari = {int(cast.SARI.nip): "menunggu keputusan cuti"}
    assert (words(tenant), words(tenant, FRIDAY), words(tenant, SATURDAY)) == (sari, sari, {})

    actions.consider(request=asked, word=actions.Word("disetujui"), by=budi)
    assert words(tenant) == sari

    asked.refresh_from_db()
    actions.decide(request=asked, word=actions.Word("disetujui"), by=rina)
    assert words(tenant) == {}


def test_of_an_earlier_moment_counts_what_had_been_asked_by_then(asked: Any, tenant: Any) -> None:
    first = LeaveStep.objects.get(request=asked).at

    assert words(tenant, at=first - dt.timedelta(seconds=1)) == {}
    assert words(tenant, at=first) == {int(cast.SARI.nip): "menunggu keputusan cuti"}


def test_only_those_who_are_asked_about_are_told(asked: Any, tenant: Any) -> None:
    assert awaited.words(tenant, MONDAY, None, [int(cast.AGUS.nip)]).is_empty()


def test_the_board_and_the_superior_are_told_what_she_waits_for(
    asked: Any, tenant: Any, client_of: Any, budi: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.forget()
    monkeypatch.setattr(timezone, "now", lambda: NOON)

    found = known.states(tenant, MONDAY, NOON)
    page = client_of(budi).get(f"/kehadiran/hari-ini/?tanggal={MONDAY}")
    board.forget()

    states = {nip: (state, word) for nip, state, word in found.select("nip", "state", "word").iter_rows()}
    assert states[int(cast.SARI.nip)] == ("menunggu", "menunggu keputusan cuti")
    assert states[int(cast.BUDI.nip)] == ("tanpa kabar", "")
    assert "menunggu keputusan cuti" in page.content.decode()
