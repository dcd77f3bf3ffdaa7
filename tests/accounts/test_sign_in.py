"""Signing in: by NIP and password, to one region, and never further than that."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sembilan.accounts.middleware import SESSION_KEY
from sembilan.accounts.models import Refusal, User
from sembilan.accounts.queries import TRIES
from sembilan.organisation.models import Instansi
from sembilan.records.models import Event
from sembilan.records.tenancy import tenant
from tests import cast

pytestmark = pytest.mark.django_db
PAGE = "/masuk/"


@pytest.fixture
def browser():
    return Client()


def attempt(browser, region, nip=cast.SARI.nip, password=cast.PASSWORD, **more):
    return browser.post(PAGE, {"instansi": region.pk, "nip": nip, "password": password, **more})


def test_the_page_asks_for_region_nip_and_password(browser):
    page = browser.get(PAGE).content.decode()

    assert 'name="instansi"' in page
    assert 'name="nip"' in page
    assert 'name="password"' in page


def test_a_single_region_is_not_asked_for(browser, lone_region):
    page = browser.get(PAGE).content.decode()

    assert 'name="instansi"' not in page
    assert "Kabupaten Contoh" in page


@pytest.fixture
def lone_region(region, monkeypatch):
    only = Instansi.objects.filter(pk=region.pk)
    monkeypatch.setattr(Instansi.objects, "order_by", lambda *_: only)
    return region


def test_a_right_password_in_the_only_region_signs_in(browser, lone_region):
    answer = browser.post(PAGE, {"nip": cast.SARI.nip, "password": cast.PASSWORD})

    assert answer.status_code == 302
    assert browser.session[SESSION_KEY] == lone_region.pk


def test_a_right_password_leads_to_the_start_page(browser, region):
    answer = attempt(browser, region)

    assert (answer.status_code, answer.url) == (302, "/")
    assert browser.session[SESSION_KEY] == region.pk


def test_a_nip_may_be_typed_in_groups(browser, region):
    answer = attempt(browser, region, nip="19920314 201503 2 001")

    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("nip", "password"),
    [(cast.SARI.nip, "salah"), ("199203142015032009", cast.PASSWORD), (cast.LINTANG.nip, cast.PASSWORD)],
)
def test_what_does_not_fit_is_refused_with_the_same_sentence(browser, region, nip, password):
    answer = attempt(browser, region, nip=nip, password=password)

    assert "NIP atau kata sandi tidak cocok" in answer.content.decode()
    assert "_auth_user_id" not in browser.session


def test_what_is_no_nip_is_told_so(browser, region):
    answer = attempt(browser, region, nip="12345")

    assert "NIP harus 18 angka" in answer.content.decode()


def test_a_closed_user_cannot_sign_in(browser, region, sari):
    User.objects.filter(pk=sari.pk).update(is_active=False)

    answer = attempt(browser, region)

    assert answer.status_code == 200


def test_the_session_gets_a_new_key(browser, region):
    session = browser.session
    session["before"] = "planted"
    session.save()
    planted = session.session_key
    browser.cookies["sessionid"] = planted

    attempt(browser, region)

    assert browser.cookies["sessionid"].value != planted


def test_the_page_wanted_before_is_shown_after(browser, region):
    assert attempt(browser, region, next="/bulan/2026-10/").url == "/bulan/2026-10/"


def test_a_page_of_another_site_is_not_followed(browser, region):
    assert attempt(browser, region, next="https://lain.example/").url == "/"


def test_signing_in_leaves_one_event(browser, region, tenant):
    attempt(browser, region)

    assert [event.verb for event in Event.objects.all()] == ["session.begin"]


def test_being_refused_leaves_one_event(browser, region, tenant):
    attempt(browser, region, password="salah")

    assert [event.verb for event in Event.objects.all()] == ["session.refuse"]


def test_too_many_refusals_must_wait_even_with_the_right_password(browser, region):
    for _ in range(TRIES):
        attempt(browser, region, password="salah")

    answer = attempt(browser, region)

    assert "Terlalu banyak percobaan" in answer.content.decode()


def test_refusals_from_elsewhere_lock_nobody_out(browser, region):
    for _ in range(TRIES):
        browser.post(
            PAGE, {"instansi": region.pk, "nip": cast.SARI.nip, "password": "salah"}, REMOTE_ADDR="203.0.113.9"
        )

    assert attempt(browser, region).status_code == 302


def test_refusals_of_one_nip_do_not_hold_up_another(browser, region):
    for _ in range(TRIES):
        attempt(browser, region, password="salah")

    assert attempt(browser, region, nip=cast.BUDI.nip).status_code == 302


def test_the_wait_ends(browser, region):
    for _ in range(TRIES):
        attempt(browser, region, password="salah")
    with tenant(region.pk):
        Refusal.objects.update(at=timezone.now() - dt.timedelta(minutes=16))

    assert attempt(browser, region).status_code == 302


def test_signing_out_ends_the_session(client_of, sari):
    browser = client_of(sari)

    answer = browser.post("/keluar/")

    assert (answer.status_code, answer.url) == (302, PAGE)
    assert "_auth_user_id" not in browser.session


def test_a_page_without_sign_in_leads_to_the_sign_in_page(browser, db):
    answer = browser.get("/keluar/")

    assert answer.status_code == 302
    assert answer.url.startswith(PAGE)


def test_a_session_of_one_region_is_nobody_in_another(client_of, sari, other_region):
    browser = client_of(sari)
    session = browser.session
    session[SESSION_KEY] = other_region.pk
    session.save()

    answer = browser.get(PAGE)

    assert answer.status_code == 200
    assert not answer.wsgi_request.user.is_authenticated
