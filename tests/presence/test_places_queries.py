"""Where each of many people may press, and which code of a door fits when."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sembilan.organisation.models import Unor, WorkPlace
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.presence.models import DoorCode, PlaceFor
from sembilan.presence.queries.places import Place, allowed, as_judged, door_code, door_code_fits
from tests.cast import AGUS, BUDI, SARI

DAY = dt.date(2026, 11, 23)
SECRET = bytes(range(32))
NOON = dt.datetime(2026, 11, 23, 5, 0, 10, tzinfo=dt.UTC)


def pk_of(nip: str) -> int:
    """The key of one of the cast."""
    return Employee.objects.get(nip=nip).pk


def a_place(tenant: Any, kode: str, **values: Any) -> WorkPlace:
    """A place of work with a circle of 100 metres."""
    given = {"name": f"Tempat {kode}", "latitude": "-6.902500", "longitude": "107.618800", "radius_metres": 100}
    return WorkPlace.objects.create(instansi=tenant, kode=kode, **{**given, **values})


def give(
    place: WorkPlace, *, unor: str = "", nip: str = "", first: dt.date = DAY, until: dt.date | None = None
) -> None:
    """Give a place to a unit, a person or everybody."""
    PlaceFor.objects.create(
        instansi=place.instansi,
        place=place,
        unor=Unor.objects.get(kode=unor) if unor else None,
        employee_id=pk_of(nip) if nip else None,
        valid=(first, until),
    )


def codes(found: dict[int, list[Place]], nip: str) -> list[str]:
    """The codes of the places of one of the cast."""
    return [place.code for place in found[pk_of(nip)]]


def test_a_place_reaches_whom_it_was_given(tenant: Any) -> None:
    give(a_place(tenant, "A-dinas"), unor="1000")
    give(a_place(tenant, "B-semua"))
    give(a_place(tenant, "C-sari"), nip=SARI.nip)
    a_place(tenant, "D-tidak-diberikan")

    found = allowed([pk_of(SARI.nip), pk_of(BUDI.nip), pk_of(AGUS.nip)], DAY)

    assert codes(found, SARI.nip) == ["A-dinas", "B-semua", "C-sari"]
    assert codes(found, BUDI.nip) == ["A-dinas", "B-semua"]
    assert codes(found, AGUS.nip) == ["B-semua"]


def test_a_place_given_twice_is_listed_once(tenant: Any) -> None:
    place = a_place(tenant, "A")
    give(place, unor="1000")
    give(place, unor="1010")
    give(place, nip=SARI.nip)

    assert codes(allowed([pk_of(SARI.nip)], DAY), SARI.nip) == ["A"]


@pytest.mark.parametrize(("days", "found"), [(-1, []), (0, ["A"]), (6, ["A"]), (7, [])])
def test_a_place_is_given_for_its_period(tenant: Any, days: int, found: list[str]) -> None:
    give(a_place(tenant, "A"), unor="1010", until=DAY + dt.timedelta(7))

    assert codes(allowed([pk_of(SARI.nip)], DAY + dt.timedelta(days)), SARI.nip) == found


def test_the_unit_of_the_day_counts(tenant: Any) -> None:
    give(a_place(tenant, "A"), unor="1010", first=dt.date(2026, 1, 1))
    give(a_place(tenant, "B"), unor="2000", first=dt.date(2026, 1, 1))
    now = RiwayatUnor.objects.get(employee__nip=SARI.nip, valid__contains=DAY)
    RiwayatUnor.objects.filter(pk=now.pk).update(valid=(now.valid.lower, DAY))
    RiwayatUnor.objects.create(
        instansi=tenant, employee_id=now.employee_id, unor=Unor.objects.get(kode="2000"), valid=(DAY, None)
    )

    assert codes(allowed([pk_of(SARI.nip)], DAY - dt.timedelta(1)), SARI.nip) == ["A"]
    assert codes(allowed([pk_of(SARI.nip)], DAY), SARI.nip) == ["B"]


def test_a_unit_whose_code_begins_alike_is_not_above(tenant: Any) -> None:
    top = Unor.objects.get(kode="1")
    Unor.objects.create(instansi=tenant, kode="101", name="Lain", parent=top, path="1.101.")
    give(a_place(tenant, "A"), unor="101")

    assert codes(allowed([pk_of(SARI.nip)], DAY), SARI.nip) == []


def test_a_closed_place_holds_through_its_last_day(tenant: Any) -> None:
    give(a_place(tenant, "A", ended_at=NOON), unor="1010")

    assert codes(allowed([pk_of(SARI.nip)], DAY), SARI.nip) == ["A"]
    assert codes(allowed([pk_of(SARI.nip)], DAY + dt.timedelta(1)), SARI.nip) == []


def test_fifty_people_cost_as_many_queries_as_one(tenant: Any, counted: Any) -> None:
    for n in range(20):
        give(a_place(tenant, f"A{n}"), unor="1000")
    pks = list(Employee.objects.values_list("pk", flat=True)[:50])

    with counted() as queries:
        found = allowed(pks, DAY)

    assert len(found[pk_of(SARI.nip)]) == 20
    assert queries.total == 2


def test_nobody_asks_nothing(tenant: Any, counted: Any) -> None:
    with counted() as queries:
        assert allowed([], DAY) == {}
    assert queries.total == 0


def the_door(tenant: Any, is_required: bool = True) -> Place:
    """A place with a code at its door."""
    row = a_place(tenant, "A")
    DoorCode.objects.create(instansi=tenant, place=row, secret=SECRET, is_required=is_required)
    return as_judged(WorkPlace.objects.select_related("door").get(pk=row.pk))


@pytest.mark.parametrize(
    ("seconds", "fits"), [(-45, False), (-40, True), (0, True), (29, True), (49, True), (50, False)]
)
def test_a_door_code_fits_its_half_minute_and_the_two_beside_it(tenant: Any, seconds: int, fits: bool) -> None:
    place = the_door(tenant)
    code = door_code(SECRET, NOON)

    assert place.needs_code
    assert door_code_fits(place, code, NOON + dt.timedelta(seconds=seconds)) is fits


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "१२३४५६", "      "])
def test_what_is_no_code_never_fits(tenant: Any, code: str) -> None:
    assert not door_code_fits(the_door(tenant), code, NOON)


def test_a_place_without_a_door_has_no_code_that_fits(tenant: Any) -> None:
    place = as_judged(a_place(tenant, "A"))

    assert not place.needs_code
    assert not door_code_fits(place, door_code(SECRET, NOON), NOON)


def test_the_secret_of_a_door_does_not_show_itself(tenant: Any) -> None:
    assert "secret" not in repr(the_door(tenant))
