"""The pages as people see them, on a phone and on a desk, light and dark."""

from __future__ import annotations

import pytest

from sembilan.organisation.models import WorkPlace
from tests.journeys.browser import (  # noqa: F401
    DESK,
    PHONE,
    OpenPage,
    chromium,
    faults,
    is_too_wide,
    open_page,
    picture,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_the_list_fits_and_hinders_nobody(bayu, client_of, open_page, width, scheme):  # noqa: F811
    page = open_page(client_of(bayu), "/pegawai/", width=width, scheme=scheme)
    page.get_by_text("Saringan lain").click()

    picture(page, f"pegawai-{scheme}")
    assert faults(page) == []
    assert not is_too_wide(page)


def test_a_search_is_typed_and_sent(bayu, client_of, open_page):  # noqa: F811
    page = open_page(client_of(bayu), "/pegawai/")
    page.get_by_label("Nama atau NIP").fill("sari anindaya")
    page.get_by_role("button", name="Cari").click()

    page.get_by_role("link", name="Sari Anindya").wait_for()
    assert page.locator("tbody tr").count() == 1


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_pictures_are_drawn_from_their_tables(tenant, bayu, client_of, open_page, width, scheme):  # noqa: F811
    for kode, east in (("1000", "107.61"), ("5000", "107.62")):
        WorkPlace.objects.create(
            instansi=tenant, kode=kode, name=f"Kantor {kode}", latitude="-6.9", longitude=east, radius_metres=100
        )

    page = open_page(client_of(bayu), "/statistik/", width=width, scheme=scheme)
    page.locator("canvas").first.wait_for()

    assert page.locator("figure canvas").count() == 8
    picture(page, f"statistik-{scheme}")
    assert faults(page) == []
    assert not is_too_wide(page)
