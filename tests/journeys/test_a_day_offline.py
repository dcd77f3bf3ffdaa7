"""A day of field work in a real browser: the page opens without signal, keeps what is written, and sends it once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import expect

from sembilan.records.models import Event
from sembilan.worklog.models import Entry
from tests.journeys.browser import chromium  # noqa: F401
from tests.journeys.phone import Phones, phones  # noqa: F401
from tests.journeys.walk import stop
from tests.worklog.conftest import agreed_skp

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.browser]
SAID = "Mendata usaha tani di Blok C"


def test_work_written_without_signal_is_kept_shown_and_arrives_once(
    phones: Phones,  # noqa: F811
    client_of: Any,
    sari: Any,
) -> None:
    rhks = agreed_skp()
    phone = phones.new(client_of(sari))
    page = phone.open("/harian/")
    page.wait_for_function("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)")
    page.close()

    phone.context.set_offline(True)
    page = phone.open("/harian/")
    expect(page.get_by_text("Tidak ada sinyal")).to_be_visible()
    expect(page.locator("#atas-nama")).to_contain_text(sari.name)
    page.get_by_label("Apa yang Anda kerjakan").fill(SAID)
    page.get_by_text("120", exact=True).click()
    page.get_by_label("Untuk RHK").select_option(str(rhks[1].pk))
    page.get_by_role("button", name="Simpan di telepon").click()
    expect(page.locator("#menunggu")).to_contain_text(SAID)
    page.close()

    page = phone.open("/harian/")  # closed and opened again, still without signal
    expect(page.locator("#menunggu")).to_contain_text("120 menit")
    stop(page, "harian-tanpa-sinyal")
    assert not Entry.objects.exists()

    phone.context.set_offline(False)
    expect(page.locator("a.course-of")).to_contain_text(SAID)
    expect(page.locator("#menunggu")).to_be_hidden()
    page.reload()
    expect(page.locator("a.course-of")).to_have_count(1)
    made = Entry.objects.get()
    assert (made.day, made.minutes, made.rhk_id) == (dt.date(2026, 11, 23), 120, rhks[1].pk)
    assert Event.objects.filter(verb="worklog.enter").count() == 1


def test_signal_that_comes_back_while_one_writes_takes_nothing_away(phones: Phones, client_of: Any, sari: Any) -> None:  # noqa: F811
    agreed_skp()
    phone = phones.new(client_of(sari))
    phone.context.add_init_script("addEventListener('online', (event) => event.stopImmediatePropagation())")
    page = phone.open("/harian/")
    page.wait_for_function("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)")

    phone.context.set_offline(True)
    page.goto(phone.address + "/harian/")
    expect(page.locator("#atas-nama")).to_contain_text(sari.name)
    page.get_by_label("Apa yang Anda kerjakan").fill(SAID)
    phone.context.set_offline(False)  # and the phone says nothing of it: the page finds out by itself
    page.get_by_text("60", exact=True).click()
    page.get_by_role("button", name="Simpan di telepon").click()
    expect(page.locator("a.course-of")).to_contain_text(SAID)
    assert Entry.objects.get().minutes == 60
