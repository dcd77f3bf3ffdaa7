"""Signing in by an OpenID Connect provider: a real one, over loopback, by code and PKCE."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client

from sembilan.accounts import actions
from sembilan.accounts.middleware import SESSION_KEY
from sembilan.accounts.models import SecondFactor, User
from sembilan.records.models import Event
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OUT = "/masuk/penyedia/"
PEOPLE = [
    {"sub": "sari", "nip": cast.SARI.nip, "email": "sari@contoh.example", "email_verified": True},
    {"sub": "spaced", "nip": "19920314 201503 2 001", "email": "s@contoh.example", "email_verified": True},
    {"sub": "bayu", "nip": cast.BAYU.nip, "email": "bayu@contoh.example", "email_verified": True},
    {"sub": "lintang", "nip": cast.LINTANG.nip, "email": "lintang@contoh.example", "email_verified": True},
    {"sub": "nobody", "nip": "199912312022031009", "email": "n@contoh.example", "email_verified": True},
    {"sub": "nameless", "email": "x@contoh.example", "email_verified": True},
]


@pytest.fixture(scope="module")
def issuer():
    program = [sys.executable, "-W", "ignore", str(Path(__file__).with_name("provider.py"))]
    with subprocess.Popen([*program, *map(json.dumps, PEOPLE)], stdout=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture
def offered(issuer, settings):
    settings.OIDC = {
        "issuer": issuer, "client_id": "sembilan", "secret": "rahasia", "name": "SSO Contoh", "claim": "nip",
    }  # fmt: skip


@pytest.fixture
def browser():
    return Client()


def led_to(browser, region, **more):
    page = browser.post(OUT, {"instansi": region.pk, **more}).content.decode()
    return html.unescape(re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page)[1])


def back_from(address, sub):
    answer = httpx.post(address, data={"sub": sub})
    goal = urlsplit(answer.headers["Location"])
    return f"{goal.path}?{goal.query}"


def through(browser, region, sub, **more):
    return browser.get(back_from(led_to(browser, region, **more), sub))


def is_in(browser):
    return SESSION_KEY in browser.session


def test_who_the_provider_names_by_nip_is_signed_in(offered, browser, region):
    answer = through(browser, region, "sari", next="/akun/")

    assert answer.url == "/akun/"
    assert is_in(browser)
    assert cast.SARI.name in browser.get("/akun/").content.decode()


def test_the_nip_may_be_written_in_groups(offered, browser, region):
    through(browser, region, "spaced")

    assert is_in(browser)


def test_another_claim_may_hold_the_nip(offered, browser, region, settings):
    settings.OIDC = {**settings.OIDC, "claim": "sub"}

    through(browser, region, cast.SARI.nip)

    assert is_in(browser)


def test_the_way_out_carries_a_challenge_and_a_state(offered, browser, region):
    asked = parse_qs(urlsplit(led_to(browser, region)).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert asked["response_type"] == ["code"]
    assert asked["state"]
    assert asked["redirect_uri"] == ["http://testserver/masuk/penyedia/kembali/"]


def test_the_provider_of_these_tests_insists_on_the_proof(offered, issuer, browser, region):
    address = led_to(browser, region)
    code = parse_qs(urlsplit(back_from(address, "sari")).query)["code"][0]
    sent = {"grant_type": "authorization_code", "code": code, "client_id": "sembilan", "client_secret": "rahasia"}

    answer = httpx.post(f"{issuer}/oauth2/token", data={**sent, "code_verifier": "guessed" * 8})

    assert answer.status_code == 400


@pytest.mark.parametrize("sub", ["nobody", "lintang", "nameless"])
def test_who_is_no_user_of_this_region_is_told_so_and_not_made(offered, browser, region, tenant, sub):
    before = User.objects.count()

    answer = through(browser, region, sub)

    assert "tidak ada akun aktif dengan NIP itu" in answer.content.decode()
    assert not is_in(browser)
    assert User.objects.count() == before


def test_a_closed_user_is_not_let_in(offered, browser, region, sari):
    actions.close_user(user=sari, by=sari)

    through(browser, region, "sari")

    assert not is_in(browser)


def test_the_region_is_the_one_that_was_chosen(offered, browser, other_region):
    through(browser, other_region, "lintang")

    assert browser.session[SESSION_KEY] == other_region.pk


def test_a_role_that_sees_much_still_shows_a_second_factor(offered, browser, region):
    answer = through(browser, region, "bayu")

    assert answer.url == "/masuk/langkah-kedua/baru/"
    assert not is_in(browser)


def test_a_second_factor_that_is_there_is_asked_for(offered, browser, region, sari):
    actions.add_factor(user=sari, kind=SecondFactor.Kind.TOTP, secret="GEZDGNBVGY3TQOJQ", by=sari)

    assert through(browser, region, "sari").url == "/masuk/langkah-kedua/"


def test_an_answer_nobody_asked_for_signs_nobody_in(offered, browser, region):
    taken = back_from(led_to(Client(), region), "sari")

    answer = browser.get(taken)

    assert answer.status_code == 403
    assert not is_in(browser)


def test_an_answer_is_taken_once(offered, browser, region):
    way = back_from(led_to(browser, region), "sari")
    browser.get(way)
    browser.post("/keluar/")

    browser.get(way)

    assert not is_in(browser)


def test_who_refuses_at_the_provider_is_told_what_to_do(offered, browser, region):
    address = led_to(browser, region)
    goal = urlsplit(httpx.post(address, data={"action": "deny"}).headers["Location"])

    answer = browser.get(f"{goal.path}?{goal.query}")

    assert "Masuk lewat penyedia tidak selesai" in answer.content.decode()


def test_a_provider_that_does_not_answer_is_told_so(offered, browser, region, settings):
    settings.OIDC = {**settings.OIDC, "issuer": "http://127.0.0.1:9"}

    answer = browser.post(OUT, {"instansi": region.pk})

    assert "tidak dapat dihubungi" in answer.content.decode()


def test_where_none_is_named_none_is_offered(browser, region):
    assert browser.get(OUT).status_code == 404
    assert browser.get("/masuk/penyedia/kembali/").status_code == 404
    assert OUT not in browser.get("/masuk/").content.decode()


def test_the_sign_in_page_offers_it_by_its_name(offered, browser, region):
    assert "Masuk lewat SSO Contoh" in browser.get("/masuk/").content.decode()


def test_signing_in_this_way_leaves_one_event_that_says_so(offered, browser, region, tenant):
    through(browser, region, "sari")

    event = Event.objects.get()

    assert (event.verb, event.data["how"]) == ("session.begin", "oidc")
