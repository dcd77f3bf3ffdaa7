"""An officer keeps the places of her units: writes, gives, closes; who has no right finds nothing."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from sembilan.organisation.access import today
from sembilan.organisation.models import Unor, WorkPlace
from sembilan.people.models import Employee
from sembilan.presence.models import DoorCode, PlaceFor
from sembilan.presence.queries.places import allowed, as_judged, door_code_fits
from sembilan.presence.queries.places_door import token_of
from sembilan.records.models import Event
from sembilan.records.tenancy import tenant as entered
from tests.cast import SARI

CIRCLE = {"name": "Kantor Bidang SD", "kode": "SD", "zone": "", "shape": "lingkaran",
          "latitude": "-6,902500", "longitude": "107.618800", "radius_metres": "80", "corners": ""}  # fmt: skip
CORNERS = "-6.9020, 107.6180\n-6.9020, 107.6190\n-6.9030, 107.6190\n-6.9030, 107.6180"
POLYGON = {**CIRCLE, "shape": "poligon", "latitude": "", "longitude": "", "radius_metres": "", "corners": CORNERS}


@pytest.fixture
def place(tenant: Any) -> WorkPlace:
    """A place of Sari's unit."""
    made = WorkPlace.objects.create(
        instansi=tenant, kode="SD", name="Kantor Bidang SD", latitude="-6.9025", longitude="107.6188", radius_metres=80
    )
    give(made, "1010")
    return made


def give(place: WorkPlace, kode: str | None) -> PlaceFor:
    """Give a place to a unit, or to everybody."""
    unor = Unor.objects.get(kode=kode) if kode else None
    return PlaceFor.objects.create(instansi_id=place.instansi_id, place=place, unor=unor, valid=(today(), None))


def sari_may() -> list[str]:
    """The codes of the places where Sari may press today."""
    pk = Employee.objects.get(nip=SARI.nip).pk
    return [one.code for one in allowed([pk], today())[pk]]


def test_an_officer_writes_a_circle_and_her_unit_may_press_there(client_of: Any, dewi: Any) -> None:
    answer = client_of(dewi).post("/hadir/tempat/baru/", {**CIRCLE, "unor": "1010"}, follow=True)

    assert answer.status_code == 200
    made = WorkPlace.objects.get(kode="SD")
    assert (str(made.latitude), str(made.longitude), made.radius_metres) == ("-6.902500", "107.618800", 80)
    assert sari_may() == ["SD"]
    assert Event.objects.filter(verb="place.write", actor=dewi.nip, target="place:SD").count() == 1


def test_an_outline_keeps_its_corners_with_its_middle_and_reach(client_of: Any, bayu: Any) -> None:
    client_of(bayu).post("/hadir/tempat/baru/", POLYGON)

    made = WorkPlace.objects.get(kode="SD")
    assert made.outline[0] == [-6.902, 107.618]
    assert (str(made.latitude), str(made.longitude)) == ("-6.902500", "107.618500")
    assert 70 < made.radius_metres < 90
    assert as_judged(made).metres_outside((-6.9025, 107.6185)) == 0
    assert as_judged(made).metres_outside((-6.9025, 107.6200)) == pytest.approx(110, abs=1)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"radius_metres": "5"}, "20 sampai 2000 meter"),
        ({"radius_metres": "50000"}, "20 sampai 2000 meter"),
        ({"latitude": "107.6", "longitude": "-6.9"}, "di luar Indonesia"),
        ({"latitude": "-33.9", "longitude": "151.2"}, "di luar Indonesia"),
        ({"latitude": "NaN"}, "Masukkan"),
        ({"latitude": ""}, "ketuk titiknya di peta"),
        ({"name": ""}, "tidak boleh kosong"),
        ({"shape": "poligon"}, "sedikitnya 3 sudut"),
        ({"shape": "poligon", "corners": "-6.9, 107.6\n-6.9, 107.7"}, "sedikitnya 3 sudut"),
        ({"shape": "poligon", "corners": "di sini"}, "bukan lintang, bujur"),
        ({"shape": "poligon", "corners": "-6.902,107.618\n-6.903,107.619\n-6.902,107.619\n-6.903,107.618"}, "memotong"),
        ({"shape": "poligon", "corners": "-6.9,107.6\n-6.9,107.9\n-6.5,107.9"}, "terlalu luas"),
        ({"shape": "poligon", "corners": "1.3,180.0\n1.4,180.0\n1.4,179.0"}, "di luar Indonesia"),
    ],
)
def test_what_no_press_can_be_judged_by_is_refused(client_of: Any, bayu: Any, changed: Any, sentence: str) -> None:
    answer = client_of(bayu).post("/hadir/tempat/baru/", {**CIRCLE, **changed})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not WorkPlace.objects.filter(kode="SD").exists()


def test_a_code_is_used_once(client_of: Any, bayu: Any, place: WorkPlace) -> None:
    answer = client_of(bayu).post("/hadir/tempat/baru/", {**CIRCLE, "kode": "sd"})

    assert "sudah dipakai tempat lain" in answer.content.decode()


def test_who_keeps_units_names_one_of_them(client_of: Any, dewi: Any) -> None:
    without = client_of(dewi).post("/hadir/tempat/baru/", CIRCLE)
    foreign = client_of(dewi).post("/hadir/tempat/baru/", {**CIRCLE, "unor": "2000"})

    assert "Pilih unit yang memakai tempat ini" in without.content.decode()
    assert foreign.status_code == 422
    assert not WorkPlace.objects.filter(kode="SD").exists()


def test_a_place_of_others_too_is_shown_and_changed_by_bkd_only(
    client_of: Any, dewi: Any, bayu: Any, place: WorkPlace
) -> None:
    give(place, "2000")
    address = f"/hadir/tempat/{place.pk}/"

    shown = client_of(dewi).get(address)
    hers = client_of(dewi).post(address, {**CIRCLE, "name": "Lain"})
    theirs = client_of(bayu).post(address, {**CIRCLE, "name": "Gedung Bersama"})

    assert "hanya BKD yang mengubahnya" in shown.content.decode()
    assert (hers.status_code, theirs.status_code) == (422, 302)
    place.refresh_from_db()
    assert place.name == "Gedung Bersama"


@pytest.mark.parametrize("who", ["sari", "budi", "agus", "lintang"])
def test_who_keeps_no_places_finds_none(request: Any, client_of: Any, place: WorkPlace, who: str) -> None:
    client = client_of(request.getfixturevalue(who))

    for address in ("/hadir/tempat/", "/hadir/tempat/baru/", f"/hadir/tempat/{place.pk}/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("who", ["tono", "rina"])
def test_who_inspects_looks_at_places_and_changes_nothing(
    request: Any, client_of: Any, place: WorkPlace, who: str
) -> None:
    client, address = client_of(request.getfixturevalue(who)), f"/hadir/tempat/{place.pk}/"

    listed, shown = client.get("/hadir/tempat/").content.decode(), client.get(address).content.decode()

    assert "Kantor Bidang SD" in listed
    assert "/hadir/tempat/baru/" not in listed
    assert "lingkaran" in shown
    assert "/hadir/tempat/" not in "".join(re.findall(r'<form[^>]*action="([^"]*)"', shown))
    for sent in (address, f"{address}keadaan/", f"{address}untuk/", f"{address}kode/"):
        assert client.post(sent, CIRCLE).status_code == 404
    assert client.get("/hadir/tempat/baru/").status_code == 404
    assert client.get(f"{address}pintu/").status_code == 404


def test_who_keeps_a_unit_looks_at_the_places_of_units_above_it(client_of: Any, dewi: Any, tenant: Any) -> None:
    above, other = (
        WorkPlace.objects.create(
            instansi=tenant, kode=kode, name=f"Kantor {kode}", latitude="-6.9", longitude="107.6", radius_metres=100
        )
        for kode in ("ATAS", "LAIN")
    )
    give(above, "1000")
    give(other, "2000")
    client = client_of(dewi)

    listed = client.get("/hadir/tempat/").content.decode()
    shown = client.get(f"/hadir/tempat/{above.pk}/").content.decode()

    assert "Kantor ATAS" in listed
    assert "Kantor LAIN" not in listed
    assert "/untuk/" not in shown
    assert client.post(f"/hadir/tempat/{above.pk}/", CIRCLE).status_code == 404
    assert client.get(f"/hadir/tempat/{other.pk}/").status_code == 404


def test_an_officer_of_another_region_finds_none_of_ours(
    client_of: Any, lintang: Any, place: WorkPlace, other_region: Any
) -> None:
    from sembilan.organisation.models import Grant

    with entered(other_region.pk):
        Grant.objects.create(instansi=other_region, nip=lintang.nip, role="bkd", valid=(dt.date(2020, 1, 1), None))

    assert "Kantor Bidang SD" not in client_of(lintang).get("/hadir/tempat/").content.decode()
    assert client_of(lintang).get(f"/hadir/tempat/{place.pk}/").status_code == 404


def test_a_place_is_given_for_a_time_and_ended(client_of: Any, dewi: Any, place: WorkPlace) -> None:
    tomorrow = today() + dt.timedelta(1)
    asked = {"beri-nip": SARI.nip, "beri-first": tomorrow.isoformat(), "beri-last": ""}

    client_of(dewi).post(f"/hadir/tempat/{place.pk}/untuk/", asked)
    twice = client_of(dewi).post(f"/hadir/tempat/{place.pk}/untuk/", asked)

    row = PlaceFor.objects.get(employee__nip=SARI.nip)
    assert row.valid.lower == tomorrow
    assert "Sudah diberikan pada sebagian masa itu" in twice.content.decode()
    client_of(dewi).post(f"/hadir/tempat/{place.pk}/untuk/{row.pk}/akhir/")
    assert not PlaceFor.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "Pilih satu"),
        ({"beri-nip": "199011112014021004"}, "tidak ada di unit yang Anda kelola"),
        ({"beri-nip": SARI.nip, "beri-last": "2020-01-01"}, "tidak boleh sebelum hari mulai"),
    ],
)
def test_whom_one_does_not_keep_one_gives_nothing(
    client_of: Any, dewi: Any, place: WorkPlace, asked: Any, sentence: str
) -> None:
    given = {"beri-first": today().isoformat(), **asked}

    answer = client_of(dewi).post(f"/hadir/tempat/{place.pk}/untuk/", given)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_closed_place_can_be_used_again(client_of: Any, dewi: Any, place: WorkPlace) -> None:
    client = client_of(dewi)

    client.post(f"/hadir/tempat/{place.pk}/keadaan/")
    place.refresh_from_db()
    was_closed = place.ended_at is not None
    client.post(f"/hadir/tempat/{place.pk}/keadaan/")
    place.refresh_from_db()

    assert (was_closed, place.ended_at) == (True, None)


def test_places_of_files_go_to_the_units_of_their_codes(client_of: Any, bayu: Any, dewi: Any, tenant: Any) -> None:
    WorkPlace.objects.create(
        instansi=tenant, kode="1000", name="Dinas", latitude="-6.9", longitude="107.6", radius_metres=100
    )

    assert client_of(dewi).post("/hadir/tempat/menurut-kode/").status_code == 404
    client_of(bayu).post("/hadir/tempat/menurut-kode/")
    client_of(bayu).post("/hadir/tempat/menurut-kode/")

    assert sari_may() == ["1000"]
    assert PlaceFor.objects.count() == 1


def test_a_door_is_asked_for_its_code_and_a_new_secret_voids_the_old(
    client_of: Any, dewi: Any, place: WorkPlace
) -> None:
    client, address = client_of(dewi), f"/hadir/tempat/{place.pk}/kode/"
    client.post(address, {"kode": "wajib"})
    first = bytes(DoorCode.objects.get().secret)

    client.post(address, {"kode": "ganti"})

    door = DoorCode.objects.get()
    assert door.is_required
    assert bytes(door.secret) != first
    assert not any(first.hex() in str(event.data) for event in Event.objects.filter(verb="door.write"))


def test_the_screen_at_a_door_needs_no_session_and_ends_with_its_secret(
    client: Any, client_of: Any, dewi: Any, place: WorkPlace
) -> None:
    client_of(dewi).post(f"/hadir/tempat/{place.pk}/kode/", {"kode": "wajib"})
    found = WorkPlace.objects.select_related("door").get(pk=place.pk)
    address = f"/hadir/pintu/{token_of(found)}/"

    shown = client.get(address)

    code = shown.context["code"]
    assert door_code_fits(as_judged(found), code, dt.datetime.now(dt.UTC))
    assert f"{code[:3]} {code[3:]}" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    client_of(dewi).post(f"/hadir/tempat/{place.pk}/kode/", {"kode": "ganti"})
    assert client.get(address).status_code == 404
    assert client.get("/hadir/pintu/1-1-abc:def/").status_code == 404


def test_the_list_costs_the_same_for_many_places(client_of: Any, bayu: Any, tenant: Any, counted: Any) -> None:
    for n in range(30):
        WorkPlace.objects.create(
            instansi=tenant, kode=f"T{n}", name=f"T{n}", latitude="-6.9", longitude="107.6", radius_metres=100
        )
    client = client_of(bayu)
    client.get("/hadir/tempat/")

    with counted() as queries:
        client.get("/hadir/tempat/")

    assert queries.total <= 14
