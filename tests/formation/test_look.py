"""The map, the chart and a trial in a real browser: nothing too wide, nothing in anybody's way, the chart zooms."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import AGUS, DEWI
from tests.journeys.browser import DESK, PHONE, OpenPage, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seats")]
PAGES = {
    "peta": "/peta-jabatan/?unit=1010",
    "bagan": "/peta-jabatan/bagan/?unit=1&buka=1000",
    "mutasi": f"/peta-jabatan/mutasi/?ubah={AGUS.nip}:1010:J100&ubah={DEWI.nip}:2000:J110",
    "formasi": "/peta-jabatan/formasi/1010/J100/",
}


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_and_is_in_nobodys_way(
    client_of: Any,
    bayu: Any,
    open_page: OpenPage,  # noqa: F811
    name: str,
    width: int,
) -> None:
    page = open_page(client_of(bayu), PAGES[name], width=width)

    picture(page, f"formation-{name}")
    assert not is_too_wide(page)
    assert faults(page) == []


def test_a_unit_of_the_chart_opens_in_place_and_the_chart_zooms(
    client_of: Any,
    bayu: Any,
    open_page: OpenPage,  # noqa: F811
) -> None:
    page = open_page(client_of(bayu), "/peta-jabatan/bagan/?unit=1")

    page.click("#buka-1000")
    page.wait_for_selector("text=Bidang Pembinaan SMP")
    before = page.locator(".chart-card").first.bounding_box()
    page.click("[data-zoom='-1']")
    after = page.locator(".chart-card").first.bounding_box()

    assert before is not None
    assert after is not None
    assert after["width"] < before["width"]
    assert page.url.endswith("buka=1000")
