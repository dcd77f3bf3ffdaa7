"""On a phone: a line is opened, written and stands there, without leaving the page."""

from __future__ import annotations

import pytest

from tests.journeys.browser import DESK, PHONE, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

pytestmark = pytest.mark.django_db


def test_an_rhk_is_written_in_its_place_on_a_phone(full, client_of, sari, budi, open_page):  # noqa: F811
    page = open_page(client_of(sari), f"/skp/{full.pk}/", width=PHONE)
    picture(page, "skp-ponsel")
    page.locator("#baru-utama a").click()
    page.fill("#baru-utama textarea[name=text]", "Mendampingi sepuluh sekolah")
    picture(page, "skp-ponsel-isian")
    page.click("#baru-utama button:has-text('Simpan')")
    page.wait_for_selector("text=RHK 2 belum punya indikator")

    assert page.locator("#hasil >> text=Mendampingi sepuluh sekolah").is_visible()
    assert faults(page) == []
    assert not is_too_wide(page)
    for where, name in (
        ("/skp/", "skp-saya"),
        ("/skp/baru/", "skp-baru"),
        (f"/skp/{full.pk}/isi/kepala/", "skp-kepala"),
    ):
        picture(open_page(client_of(sari), where, width=PHONE), name)
    desk = open_page(client_of(budi), f"/skp/{full.pk}/", width=DESK)
    picture(desk, "skp-penilai")
    assert faults(desk) == []
