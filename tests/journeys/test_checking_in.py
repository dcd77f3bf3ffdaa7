"""A morning at the door in a real browser of the size of a phone: pressed, told, and counted at its moment."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sembilan.attendance.models import Press
from sembilan.presence.models import Device
from tests.journeys.browser import chromium  # noqa: F401
from tests.journeys.phone import FAR, Phone, Phones, phones  # noqa: F401
from tests.journeys.walk import stop
from tests.presence.world import office

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.browser]


@pytest.fixture
def hers(phones: Phones, client_of: Any, sari: Any) -> Phone:  # noqa: F811
    """Sari's phone, not registered yet; there is an office."""
    office()
    return phones.new(client_of(sari))


def registered(phone: Phone) -> Page:
    page = phone.open()
    page.get_by_role("button", name="Daftarkan telepon ini").click()
    expect(page.get_by_text("dapat dipakai sekarang")).to_be_visible()
    counts_since_a_minute()
    return page


def counts_since_a_minute() -> None:
    """Time stands still here: a phone registered at this second would count from after the press that follows."""
    newest = Device.objects.latest("pk")
    newest.active_from -= dt.timedelta(minutes=1)
    newest.save(update_fields=["active_from"])


def big(page: Page) -> Any:
    return page.locator("[data-part=press]")


def test_a_first_phone_counts_at_once_and_a_press_on_time_is_told_with_its_place(hers: Phone) -> None:
    page = hers.open()
    stop(page, "hadir-daftar")
    page.get_by_role("button", name="Daftarkan telepon ini").click()
    expect(page.get_by_text("dapat dipakai sekarang")).to_be_visible()
    counts_since_a_minute()
    expect(page.get_by_text("Di Kantor Bidang SD (± 12 m)")).to_be_visible()
    stop(page, "hadir-siap")

    big(page).click()

    expect(page.locator("[data-part=result]")).to_contain_text("Datang tercatat pukul 07.21 di Kantor Bidang SD.")
    expect(big(page)).to_be_disabled()
    expect(big(page)).to_contain_text("Sudah tercatat 07.21")
    stop(page, "hadir-tercatat")
    press = Press.objects.get()
    assert (press.meaning, press.decision, press.accuracy_m) == (1, 0, 12)


def test_late_is_recorded_and_the_hour_due_is_told(hers: Phone, phones: Phones) -> None:  # noqa: F811
    page = registered(hers)
    phones.pass_time(minutes=40)

    big(page).click()

    expect(page.locator("[data-part=result]")).to_contain_text("Datang tercatat pukul 08.01")
    expect(page.locator("[data-part=result]")).to_contain_text("Jam masuk 07.30.")
    assert Press.objects.get().decision == 0


def test_outside_is_refused_with_what_to_do_and_may_be_pressed_again(hers: Phone) -> None:
    page = registered(hers)
    hers.move(FAR)
    expect(page.get_by_text("m dari Kantor Bidang SD")).to_be_visible()

    big(page).click()

    expect(page.locator("[data-part=result]")).to_contain_text("di luar lokasi presensi")
    expect(page.locator("[data-part=result]")).to_contain_text("Tekan lagi di lokasi presensi")
    stop(page, "hadir-di-luar")
    expect(big(page)).to_be_enabled()
    assert Press.objects.get().decision == 2


def test_two_taps_are_one_press_and_no_going_home(hers: Phone) -> None:
    page = registered(hers)

    big(page).dblclick()
    expect(page.locator("[data-part=result]")).to_contain_text("Datang tercatat")
    big(page).dispatch_event("click")

    expect(big(page)).to_be_disabled()
    assert [press.meaning for press in Press.objects.all()] == [1]


def test_without_signal_it_waits_in_sight_and_counts_at_its_moment(hers: Phone, phones: Phones) -> None:  # noqa: F811
    page = registered(hers)
    hers.context.set_offline(True)
    big(page).click()
    waiting = page.locator("[data-part=waiting]")
    expect(waiting).to_contain_text("Datang menunggu sinyal, tercatat di telepon pukul 07.21")
    expect(big(page)).to_be_disabled()
    stop(page, "hadir-menunggu")
    assert not Press.objects.exists()
    phones.pass_time(minutes=42)

    hers.context.set_offline(False)

    expect(page.locator("[data-part=result]")).to_contain_text("Datang tercatat pukul 07.21")
    expect(waiting).to_be_hidden()
    press = Press.objects.get()
    assert press.at == press.pressed_at == dt.datetime(2026, 11, 23, 0, 21, 30, tzinfo=dt.UTC)
    assert press.received_at - press.at == dt.timedelta(minutes=42)


def test_a_page_closed_without_signal_opens_without_it_and_sends_when_it_is_back(
    hers: Phone,
    phones: Phones,  # noqa: F811
) -> None:
    page = registered(hers)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    hers.context.set_offline(True)
    big(page).click()
    expect(page.locator("[data-part=waiting]")).to_contain_text("menunggu sinyal")
    page.close()

    again = hers.open()
    expect(again.locator("[data-part=waiting]")).to_contain_text("Datang menunggu sinyal")
    expect(again.locator("[data-part=person]")).not_to_be_empty()
    phones.pass_time(hours=1)
    hers.context.set_offline(False)

    expect(again.locator("[data-part=waiting]")).to_be_hidden()
    assert Press.objects.get().at == dt.datetime(2026, 11, 23, 0, 21, 30, tzinfo=dt.UTC)


def test_a_server_that_cannot_answer_loses_nothing(hers: Phone, phones: Phones) -> None:  # noqa: F811
    page = registered(hers)
    before = len(phones.site.sent)
    phones.site.faults = 2

    big(page).click()

    expect(page.locator("[data-part=result]")).to_contain_text("Datang tercatat pukul 07.21", timeout=20_000)
    assert len(phones.site.sent) - before == 3
    assert Press.objects.count() == 1


def test_what_waits_goes_although_the_session_has_ended(hers: Phone) -> None:
    page = registered(hers)
    hers.forget_session()
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.get_by_text("sesi Anda sudah berakhir")).to_be_visible()
    expect(page.get_by_role("link", name="Masuk")).to_be_visible()

    big(page).click()

    expect(page.locator("[data-part=result]")).to_contain_text("Datang tercatat")
    assert Press.objects.count() == 1


def test_a_second_phone_waits_until_the_officer_lets_it_in(
    hers: Phone,
    phones: Phones,  # noqa: F811
    client_of: Any,
    sari: Any,
    dewi: Any,
) -> None:
    registered(hers)
    second = phones.new(client_of(sari))
    page = second.open()
    # Her first phone counts; this browser has no key of hers.
    page.get_by_role("button", name="Daftarkan telepon ini").click()
    expect(page.get_by_text("Telepon ini berlaku mulai")).to_be_visible()
    expect(big(page)).to_be_disabled()
    stop(page, "hadir-telepon-kedua")

    officer = phones.new(client_of(dewi)).open("/hadir/telepon/pegawai/")
    stop(officer, "telepon-pegawai")
    officer.get_by_role("button", name="Setujui telepon").click()
    expect(officer.get_by_text("berlaku sekarang")).to_be_visible()
    phones.pass_time(seconds=20)
    page.reload()
    expect(big(page)).to_be_enabled()
    big(page).click()

    expect(page.locator("[data-part=result]")).to_contain_text("Datang tercatat")
    assert Press.objects.get().device_id == Device.objects.latest("pk").pk


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_well_on_a_small_phone_with_letters_twice_the_size(
    phones: Phones,  # noqa: F811
    client_of: Any,
    sari: Any,
    scheme: str,
) -> None:
    office()
    page = registered(phones.new(client_of(sari), width=360, scheme=scheme))
    stop(page, f"hadir-{scheme}")

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    stop(page, f"hadir-besar-{scheme}")
