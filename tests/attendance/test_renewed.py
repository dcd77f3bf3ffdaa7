"""One makes a thing anew while the others see what was; who works where is read again as soon as anything changes."""

from __future__ import annotations

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from sembilan.attendance.models import TerminalPin
from sembilan.attendance.queries import awaited, standing
from sembilan.attendance.queries.renewed import Renewed
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.terms.month import Month
from sembilan.worktime.models import Swap, SwapStep
from tests import cast
from tests.attendance.morning import MONDAY, at, person


def test_others_see_what_was_while_one_makes_it_anew() -> None:
    kept: Renewed[str] = Renewed(fresh=0, stale=3_600, kept=2)
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        go_on.wait(10)
        return "new"

    kept.get("board", lambda: "old")
    with ThreadPoolExecutor(1) as other:
        making = other.submit(kept.get, "board", slow)
        assert begun.wait(10)
        seen = kept.get("board", lambda: "made twice")
        go_on.set()

        assert (seen, making.result(10)) == ("old", "new")


def test_who_comes_before_there_is_any_waits_for_the_one_who_makes_it() -> None:
    kept: Renewed[str] = Renewed(fresh=3_600, stale=3_600, kept=2)
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        go_on.wait(10)
        return "made"

    with ThreadPoolExecutor(2) as people:
        first = people.submit(kept.get, "board", slow)
        assert begun.wait(10)
        second = people.submit(kept.get, "board", lambda: "made twice")
        go_on.set()

        assert (first.result(10), second.result(10)) == ("made", "made")


def test_the_oldest_goes_first_and_what_fails_is_made_by_the_next() -> None:
    kept: Renewed[str] = Renewed(fresh=3_600, stale=3_600, kept=2)
    with pytest.raises(ZeroDivisionError):
        kept.get(1, lambda: str(1 // 0))

    told = [kept.get(key, lambda: "made") for key in (1, 2, 3)]

    assert told == ["made"] * 3
    assert kept.get(2, lambda: "again") == "made"
    assert kept.get(1, lambda: "again") == "again"


@pytest.mark.django_db
def test_who_works_where_is_read_again_after_any_change(tenant: Any) -> None:
    def placed() -> dict[int, str]:
        return dict(standing.places(tenant, MONDAY).iter_rows())

    nip, before = int(cast.SARI.nip), placed()
    assert standing.places(tenant, MONDAY) is standing.places(tenant, MONDAY)

    RiwayatUnor.objects.filter(employee__nip=cast.SARI.nip).update(unor=person(cast.AGUS).riwayat_unor.get().unor_id)
    assert placed()[nip] == before[int(cast.AGUS.nip)] != before[nip]

    Employee.objects.filter(nip=cast.SARI.nip).update(status="pensiun")
    assert nip not in placed()


@pytest.mark.django_db
def test_a_pin_has_its_new_owner_at_once(tenant: Any) -> None:
    def owned() -> set[tuple[int, int]]:
        return set(standing.owners(tenant, Month.of(MONDAY)).select("pin", "nip").iter_rows())

    before = owned()
    TerminalPin.objects.create(
        instansi=tenant, employee=person(cast.SARI), pin=987_654, valid=(MONDAY.replace(day=1), None)
    )

    assert owned() - before == {(987_654, int(cast.SARI.nip))}


@pytest.mark.django_db
def test_a_swap_explains_whom_it_concerns_while_nobody_has_decided(tenant: Any) -> None:
    swap = Swap.objects.create(
        instansi=tenant, asker=person(cast.SARI), day=MONDAY, other=person(cast.DEWI), other_day=MONDAY,
        reason="Keluarga", token=uuid.uuid4(),
    )  # fmt: skip
    sari, dewi = int(cast.SARI.nip), int(cast.DEWI.nip)

    def waiting(state: str, hour: int) -> tuple[set[int], set[int]]:
        Swap.objects.update(state=state)
        SwapStep.objects.create(instansi=tenant, swap=swap, state=state, by=cast.SARI.nip, at=at(hour))
        return awaited.swapping(tenant, MONDAY, None, None), awaited.swapping(tenant, MONDAY, at(hour - 1), None)

    assert waiting("diminta", 7) == ({sari}, set())
    assert waiting("disepakati", 8) == ({sari, dewi}, {sari})
    assert waiting("disetujui", 9) == (set(), {sari, dewi})
