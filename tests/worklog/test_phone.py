"""A day on a cheap phone, in a real browser: one tap fills all, and what was entered without signal is sent once."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.worklog.models import Entry
from tests.journeys.browser import (  # noqa: F401
    DESK,
    PHONE,
    chromium,
    faults,
    is_too_wide,
    open_page,
    picture,
)
from tests.worklog.conftest import TODAY, entered

pytestmark = pytest.mark.django_db


def test_a_day_from_the_phone_with_and_without_signal(client_of, sari, budi, rhks, open_page):  # noqa: F811
    for back in (1, 2):
        entered(day=TODAY - dt.timedelta(back), text="Menyusun modul ajar kelas 4", minutes=90, rhk_id=rhks[1].pk)
    page = open_page(client_of(sari), "/harian/", width=PHONE)
    page.get_by_role("link", name="Menyusun modul ajar").click()
    picture(page, "harian-terisi")
    assert faults(page) == []
    assert not is_too_wide(page)
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_selector(".course-of")
    made = Entry.objects.get(day=TODAY)
    assert (made.text, made.minutes, made.rhk_id) == ("Menyusun modul ajar kelas 4", 90, rhks[1].pk)

    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no signal')); }")
    page.get_by_label("Apa yang Anda kerjakan").fill("Rapat tanpa sinyal")
    page.get_by_text("30", exact=True).click()
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_selector("#menunggu .notice")
    picture(page, "harian-menunggu-sinyal")
    assert "Rapat tanpa sinyal" in page.locator("#menunggu").inner_text()
    assert Entry.objects.filter(day=TODAY).count() == 1

    page.reload()
    page.wait_for_selector(".course-of >> text=Rapat tanpa sinyal")
    assert Entry.objects.filter(day=TODAY).count() == 2
    page.reload()
    assert page.locator("#menunggu .notice").count() == 0
    picture(page, "harian")
    for name, url in (("persetujuan-harian", "/harian/persetujuan/"), ("harian-tim", "/harian/tim/?bulan=2026-07")):
        seen = open_page(client_of(budi), url, width=DESK)
        picture(seen, name)
        assert faults(seen) == []
