"""An officer draws a place on the map, on a phone and at a desk."""

from __future__ import annotations

from typing import Any

import pytest

from sembilan.organisation.access import today
from sembilan.organisation.models import Unor, WorkPlace
from sembilan.presence.models import DoorCode, PlaceFor
from tests.journeys.browser import DESK, PHONE, OpenPage, chromium, faults, is_too_wide, open_page, picture  # noqa: F401


@pytest.fixture
def place(tenant: Any) -> WorkPlace:
    """A place of Sari's unit with a code at its door."""
    made = WorkPlace.objects.create(
        instansi=tenant, kode="SD", name="Kantor Bidang SD", latitude="-6.9025", longitude="107.6188", radius_metres=80
    )
    WorkPlace.objects.create(
        instansi=tenant, kode="GSG", name="Gedung Serbaguna", latitude="-6.9040", longitude="107.6200",
        radius_metres=60, outline=[[-6.9037, 107.6197], [-6.9037, 107.6204], [-6.9043, 107.6204], [-6.9042, 107.6196]],
    )  # fmt: skip
    PlaceFor.objects.create(instansi=tenant, place=made, unor=Unor.objects.get(kode="1010"), valid=(today(), None))
    DoorCode.objects.create(instansi=tenant, place=made, secret=bytes(32), is_required=True)
    return made


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_corners_are_put_by_tapping_and_taken_back(
    open_page: OpenPage,  # noqa: F811
    client_of: Any,
    bayu: Any,
    place: WorkPlace,
    width: int,  # noqa: F811
) -> None:
    page = open_page(client_of(bayu), "/hadir/tempat/baru/", width=width)
    page.fill("[name=name]", "Kantor Baru")
    page.fill("[name=kode]", "BARU")
    page.select_option("[name=shape]", "poligon")
    stage = page.locator("[data-map]")
    for x, y in ((100, 100), (250, 100), (250, 250), (100, 250), (300, 300)):
        stage.click(position={"x": x, "y": y})
    five = page.input_value("[name=corners]").split("\n")
    page.click("[data-do=undo]")
    four = page.input_value("[name=corners]").split("\n")
    picture(page, "tempat-baru")

    assert (len(five), len(four)) == (5, 4)
    assert four == five[:4]
    assert faults(page) == []
    assert not is_too_wide(page)
    page.click("text=Simpan tempat")
    page.wait_for_selector("text=Tempat Kantor Baru disimpan")
    assert len(WorkPlace.objects.get(kode="BARU").outline) == 4


def test_ones_own_position_becomes_the_point(
    open_page: OpenPage,  # noqa: F811
    client_of: Any,
    bayu: Any,
    place: WorkPlace,  # noqa: F811
) -> None:
    page = open_page(client_of(bayu), "/hadir/tempat/baru/", width=PHONE)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": -6.91, "longitude": 107.61, "accuracy": 12})

    page.click("[data-do=here]")
    page.wait_for_selector("text=± 12 m")

    assert page.input_value("[name=latitude]") == "-6.910000"
    assert page.input_value("[name=longitude]") == "107.610000"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_pages_of_places_read_well(
    open_page: OpenPage,  # noqa: F811
    client_of: Any,
    bayu: Any,
    place: WorkPlace,
    width: int,  # noqa: F811
) -> None:
    client = client_of(bayu)
    for name, address in (("daftar", ""), ("satu", f"{place.pk}/"), ("pintu", f"{place.pk}/pintu/")):
        page = open_page(client, f"/hadir/tempat/{address}", width=width)
        picture(page, f"tempat-{name}")

        assert faults(page) == [], name
        assert not is_too_wide(page), name
