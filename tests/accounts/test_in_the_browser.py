"""Signing in as people do it: in a real browser, with a passkey, on a phone and at a desk."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from sembilan.accounts import actions, queries, totp
from sembilan.accounts.middleware import SESSION_KEY
from sembilan.accounts.models import SecondFactor
from tests import cast
from tests.journeys.browser import DESK, PHONE, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.browser]
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def browser():
    return Client(headers={"Host": "localhost"})


def sign_in(page, role):
    page.get_by_label("Daerah atau instansi").select_option(label="Kabupaten Contoh")
    page.get_by_label("NIP").fill(role.nip)
    page.get_by_label("Kata sandi").fill(cast.PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()


def with_key(page):
    """The browser has a device that makes passkeys; without it a test would wait for a finger."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def test_a_guarded_role_makes_a_passkey_and_comes_back_with_it(browser, open_page, region, bayu):  # noqa: F811
    page = with_key(open_page(browser, "/masuk/?next=/akun/", width=PHONE))
    sign_in(page, cast.BAYU)
    page.get_by_label("Nama kunci").fill("Ponsel saya")
    page.get_by_role("button", name="Buat kunci sandi").click()
    page.get_by_role("link", name="Sudah saya simpan, lanjutkan").click()
    page.get_by_text("· Ponsel saya").wait_for()
    page.get_by_role("button", name="Keluar").click()

    sign_in(page, cast.BAYU)
    is_in_before = SESSION_KEY in browser.session
    page.get_by_role("button", name="Pakai kunci sandi").click()
    page.wait_for_url("**/")
    page.get_by_role("button", name="Keluar").wait_for()

    assert not is_in_before
    assert SESSION_KEY in browser.session
    assert SecondFactor.objects.get(user=bayu, kind="passkey").used_at


def test_a_passkey_of_another_device_is_refused_with_a_sentence(browser, open_page, region, bayu):  # noqa: F811
    page = with_key(open_page(browser, "/masuk/"))
    sign_in(page, cast.BAYU)
    page.get_by_role("button", name="Buat kunci sandi").click()
    page.get_by_role("link", name="Sudah saya simpan, lanjutkan").wait_for()
    other = Client(headers={"Host": "localhost"})
    page = with_key(open_page(other, "/masuk/"))
    sign_in(page, cast.BAYU)

    page.get_by_role("button", name="Pakai kunci sandi").click()
    page.get_by_text("Kunci sandi tidak terbaca").wait_for()

    assert SESSION_KEY not in other.session


@pytest.mark.parametrize("answer", ["{}", "nothing", '{"id": "YQ", "rawId": "YQ", "response": {}}'])
def test_an_invented_passkey_opens_nothing(browser, region, sari, answer):
    actions.add_factor(user=sari, kind=SecondFactor.Kind.TOTP, secret=SECRET, by=sari)
    browser.post("/masuk/", {"instansi": region.pk, "nip": sari.nip, "password": cast.PASSWORD})

    page = browser.post("/masuk/langkah-kedua/", {"credential": answer})

    assert "tidak cocok" in page.content.decode()
    assert SESSION_KEY not in browser.session


@pytest.mark.parametrize("answer", ["{}", "nothing", '{"id": "YQ", "rawId": "YQ", "response": {}}'])
def test_an_invented_new_passkey_is_not_kept(client_of, sari, answer):
    browser = client_of(sari)
    browser.get("/akun/langkah-kedua/")

    page = browser.post("/akun/langkah-kedua/", {"credential": answer})

    assert "Kunci sandi tidak jadi dibuat" in page.content.decode()
    assert not queries.has_factor(sari)


def test_an_app_is_set_up_and_asked_for_without_a_script(browser, open_page, region, bayu):  # noqa: F811
    page = open_page(browser, "/masuk/", width=PHONE)
    sign_in(page, cast.BAYU)
    page.get_by_text("Tidak dapat memindai?").click()
    secret = re.sub(r"\s", "", page.locator(".secret").inner_text())
    page.get_by_label("Kode", exact=True).fill(totp.digits_at(secret, totp.step_now()))
    page.get_by_role("button", name="Simpan aplikasi").click()

    page.get_by_role("link", name="Sudah saya simpan, lanjutkan").wait_for()

    assert queries.totp(bayu)
    assert SESSION_KEY in browser.session


def pages(region, sari, dewi):
    """What is looked at: who looks, where, and after what."""
    return {
        "masuk": (None, "/masuk/?berakhir=kirim"),
        "masuk-kode": (None, "/masuk/kode/"),
        "lupa": (None, "/masuk/lupa/"),
        "akun": (sari, "/akun/"),
        "sandi": (sari, "/akun/sandi/"),
        "langkah-kedua-baru": (sari, "/akun/langkah-kedua/"),
        "kode-cadangan": (sari, "/akun/kode-cadangan/"),
        "kode": (dewi, "/akun/kode/?nip=199203142015032001"),
    }


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", list(pages(None, None, None)))
def test_each_page_can_be_read_by_everyone(open_page, client_of, region, sari, dewi, name, width):  # noqa: F811
    actions.add_factor(user=sari, kind=SecondFactor.Kind.TOTP, secret=SECRET, by=sari)
    actions.give_code(instansi_id=region.pk, nip=sari.nip, name=sari.name, forgets_factors=False, by=dewi)
    who, path = pages(region, sari, dewi)[name]
    browser = client_of(who) if who else Client()
    if who == sari:
        for agent in ("Chrome/130 Android", "Firefox/130 Windows"):
            mark = actions.begin_session(by=sari, address="203.0.113.7", device=agent)
        session = browser.session
        session["mark"] = mark.pk
        session.save()

    page = open_page(browser, path, width=width)
    picture(page, f"akun-{name}")

    assert faults(page) == []
    assert not is_too_wide(page)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_slip_and_the_second_step_can_be_read_by_everyone(open_page, client_of, region, sari, dewi, width):  # noqa: F811
    page = open_page(client_of(dewi), f"/akun/kode/?nip={sari.nip}", width=width)
    page.get_by_role("button", name="Buat kode").click()
    page.locator(".entry-code").wait_for()
    picture(page, "akun-slip")
    found = faults(page)
    page = open_page(Client(), "/masuk/", width=width)
    sign_in(page, cast.BAYU)
    page.get_by_role("heading", name="Siapkan langkah kedua").wait_for()
    picture(page, "akun-siapkan")

    assert found + faults(page) == []
    assert not is_too_wide(page)
