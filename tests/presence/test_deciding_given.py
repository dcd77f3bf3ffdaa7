"""Places of a region kept for a while are those that are looked up anew."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection

from sembilan.organisation.models import WorkPlace
from sembilan.people.models import Employee
from sembilan.presence.models import PlaceFor
from sembilan.presence.queries import given
from sembilan.presence.queries.known import about
from sembilan.presence.queries.places import allowed
from tests.cast import AGUS, BUDI, DEWI, SARI
from tests.presence.world import MONDAY, SINCE, office


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given, "_kept", {})


def people() -> dict[int, str]:
    return dict(Employee.objects.filter(nip__in=[one.nip for one in (SARI, BUDI, DEWI, AGUS)]).values_list("pk", "nip"))


def kept(instansi: int, day: dt.date) -> dict[int, list[Any]]:
    who = people()
    paths = {pk: path for (pk, _day), path in about(instansi, who, [], [day]).paths.items()}
    return given.places_of(instansi, who, day, paths, 60)


@pytest.mark.parametrize("days", [0, 1, 2, 400])
def test_what_is_kept_is_what_is_looked_up(tenant: Any, days: int) -> None:
    office("1010", "Kantor unit")
    for name, until in (("Semua", None), ("Sampai Senin", MONDAY + dt.timedelta(days=1))):
        place = WorkPlace.objects.create(
            instansi=tenant, kode=name, name=name, latitude=-6.9, longitude=107.6, radius_metres=50
        )
        PlaceFor.objects.create(instansi=tenant, place=place, valid=(SINCE, until))
    sari = Employee.objects.get(nip=SARI.nip)
    PlaceFor.objects.create(instansi=tenant, place=office("1010", "Pos"), employee=sari, valid=(SINCE, None))
    day = MONDAY + dt.timedelta(days=days)

    assert kept(tenant.pk, day) == allowed(people(), day)
    assert [one.name for one in kept(tenant.pk, day)[sari.pk]] == (
        ["Kantor unit", "Pos", "Sampai Senin", "Semua"] if days == 0 else ["Kantor unit", "Pos", "Semua"]
    )


def test_a_place_given_meanwhile_holds_once_the_time_is_over(tenant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(given.time, "monotonic", lambda: now[0])
    kept(tenant.pk, MONDAY)
    office()
    sari = Employee.objects.get(nip=SARI.nip).pk

    assert kept(tenant.pk, MONDAY)[sari] == []
    now[0] += given.MOST_SECONDS
    assert [one.name for one in kept(tenant.pk, MONDAY)[sari]] == ["Kantor Bidang SD"]


def test_neighbours_cost_no_further_statement(tenant: Any, counted: Any) -> None:
    office()
    kept(tenant.pk, MONDAY)
    assert connection.in_atomic_block

    with counted() as queries:
        given.places_of(tenant.pk, people(), MONDAY, {}, 60)

    assert queries.total == 1  # whose they are; of places nothing is asked again
