"""The second factor: an app's digits or a recovery code, asked for before anything else opens."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from sembilan.accounts import actions, queries, sealed, totp
from sembilan.accounts.middleware import SESSION_KEY
from sembilan.accounts.models import Refusal, SecondFactor
from sembilan.organisation.models import Grant
from sembilan.records.models import Event
from sembilan.records.tenancy import tenant as working_for
from tests import cast

pytestmark = pytest.mark.django_db
SECOND, NEW = "/masuk/langkah-kedua/", "/masuk/langkah-kedua/baru/"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # the secret of RFC 6238's own examples
TOTP = SecondFactor.Kind.TOTP


@pytest.fixture
def browser():
    return Client()


@pytest.fixture
def with_app(sari):
    return actions.add_factor(user=sari, kind=TOTP, secret=SECRET, by=sari)


def attempt(browser, region, role=cast.SARI, **more):
    return browser.post("/masuk/", {"instansi": region.pk, "nip": role.nip, "password": cast.PASSWORD, **more})


def digits(secret=SECRET, later=0):
    return totp.digits_at(secret, totp.step_now() + later)


def is_in(browser):
    return SESSION_KEY in browser.session and "_auth_user_id" in browser.session


@pytest.mark.parametrize(
    ("moment", "expected"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_the_digits_are_those_of_the_standard(moment, expected):
    assert totp.digits_at(SECRET, moment // 30) == expected


def test_who_has_an_app_is_asked_for_it_and_nothing_opens_before(browser, region, with_app):
    answer = attempt(browser, region)

    assert answer.url == SECOND
    assert not is_in(browser)
    assert browser.get("/akun/").url.startswith("/masuk/?next=/akun/")


def test_the_digits_of_the_app_open_the_page_wanted(browser, region, with_app):
    attempt(browser, region, next="/akun/")

    answer = browser.post(SECOND, {"code": digits()})

    assert answer.url == "/akun/"
    assert is_in(browser)


def test_the_same_digits_are_not_taken_twice(browser, region, with_app):
    code = digits()
    attempt(browser, region)
    browser.post(SECOND, {"code": code})
    other = Client()
    attempt(other, region)

    answer = other.post(SECOND, {"code": code})

    assert "tidak cocok" in answer.content.decode()
    assert not is_in(other)


@pytest.mark.parametrize("code", ["000000", "12345", "abc", ""])
def test_wrong_digits_are_refused_with_a_sentence(browser, region, with_app, code):
    attempt(browser, region)

    answer = browser.post(SECOND, {"code": code})

    assert "Kode atau kunci sandi tidak cocok" in answer.content.decode()
    assert not is_in(browser)


def test_digits_of_ten_minutes_ago_are_refused(browser, region, with_app):
    attempt(browser, region)

    browser.post(SECOND, {"code": digits(later=-20)})

    assert not is_in(browser)


def test_a_recovery_code_opens_once(browser, region, with_app):
    attempt(browser, region)
    browser.post(SECOND, {"code": with_app[0].lower().replace("-", " ")})
    other = Client()
    attempt(other, region)

    other.post(SECOND, {"code": with_app[0]})

    assert is_in(browser)
    assert not is_in(other)


def test_too_many_wrong_digits_must_wait_even_with_the_right_ones(browser, region, with_app):
    attempt(browser, region)
    for _ in range(queries.TRIES):
        browser.post(SECOND, {"code": "000000"})

    answer = browser.post(SECOND, {"code": digits()})

    assert "Terlalu banyak percobaan" in answer.content.decode()


def test_tries_from_many_places_must_wait_too(browser, region, sari, with_app):
    Refusal.objects.bulk_create(
        Refusal(instansi=region, nip=sari.nip, address=f"198.51.100.{n}", at=timezone.now(), what="factor")
        for n in range(queries.FACTOR_TRIES)
    )
    attempt(browser, region)

    browser.post(SECOND, {"code": digits()})

    assert not is_in(browser)


def test_who_waits_too_long_begins_again(browser, region, with_app):
    attempt(browser, region)
    session = browser.session
    session["arrival"] = {**session["arrival"], "at": session["arrival"]["at"] - 601}
    session.save()

    assert browser.post(SECOND, {"code": digits()}).url.startswith("/masuk/")
    assert not is_in(browser)


def test_without_a_password_there_is_no_second_step(browser):
    assert browser.get(SECOND).url.startswith("/masuk/")
    assert browser.get(NEW).url.startswith("/masuk/")


@pytest.mark.parametrize("role", [cast.BAYU, cast.RINA, cast.TONO], ids=lambda role: role.grant)
def test_a_role_that_sees_much_must_set_one_up_before_anything_opens(browser, region, role):
    answer = attempt(browser, region, role)

    assert answer.url == NEW
    assert not is_in(browser)
    assert "Peran Anda membuka data banyak orang" in browser.get(NEW).content.decode()


@pytest.mark.parametrize("role", ["verifikator", "bendahara", "komite", "admin"])
def test_every_guarded_role_is_asked(browser, region, sari, role):
    Grant.objects.create(instansi=region, nip=sari.nip, role=role, valid=(cast.SINCE, None))

    assert attempt(browser, region).url == NEW


def test_a_role_that_ended_asks_for_nothing(browser, region, sari):
    ended = (cast.SINCE, dt.date(2026, 1, 1))
    Grant.objects.create(instansi=region, nip=sari.nip, role="bendahara", valid=ended)

    attempt(browser, region)

    assert is_in(browser)


@pytest.mark.parametrize("role", [cast.SARI, cast.DEWI], ids=["pegawai", "pengelola"])
def test_others_sign_in_by_password_alone(browser, region, role):
    attempt(browser, region, role)

    assert is_in(browser)


def test_the_demo_asks_nobody(browser, region, settings):
    settings.SECOND_FACTOR_REQUIRED, settings.DEMO = False, True

    attempt(browser, region, cast.BAYU)

    assert is_in(browser)
    assert "orang rekaan" in Client().get("/masuk/").content.decode()


def secret_on(page):
    return re.search(r'class="secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")


def test_setting_up_an_app_ends_in_the_session_and_shows_the_recovery_codes_once(browser, region, bayu):
    attempt(browser, region, cast.BAYU, next="/akun/sandi/")
    secret = secret_on(browser.get(NEW).content.decode())

    answer = browser.post(NEW, {"code": digits(secret)}, follow=True)

    assert answer.redirect_chain == [("/akun/kode-cadangan/", 302)]
    assert len(re.findall(r"<li>\w{5}-\w{5}</li>", answer.content.decode())) == 10
    assert "/akun/sandi/" in answer.content.decode()
    assert not re.findall(r"<li>\w{5}-\w{5}</li>", browser.get("/akun/kode-cadangan/").content.decode())


def test_wrong_digits_set_nothing_up_and_keep_the_same_secret(browser, region, bayu):
    attempt(browser, region, cast.BAYU)
    secret = secret_on(browser.get(NEW).content.decode())

    page = browser.post(NEW, {"code": "000000"}).content.decode()

    assert "Angka tidak cocok" in page
    assert secret_on(page) == secret
    assert not queries.has_factor(bayu)


def test_the_set_up_page_of_sign_in_is_closed_to_who_has_a_factor(browser, region, with_app):
    """Else the password alone would do, by setting up another one."""
    attempt(browser, region)

    assert browser.get(NEW).url == SECOND
    assert browser.post(NEW, {"code": "000000"}).url == SECOND


def test_secrets_are_unreadable_in_the_database(with_app):
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(sealed, ' ') from accounts_secondfactor")
        kept = cursor.fetchone()[0]

    assert SECRET not in kept
    assert not any(code in kept for code in with_app)


def test_a_secret_of_another_installation_is_refused_not_guessed(with_app, sari, settings):
    settings.SECRET_KEY = "another"

    with pytest.raises(sealed.Unreadable):
        sealed.unseal(queries.totp(sari).sealed)


def test_another_region_reaches_no_factor(with_app, other_region):
    with working_for(other_region.pk):
        assert not SecondFactor.objects.exists()


def test_events_tell_of_factors_and_never_a_secret(browser, region, with_app):
    attempt(browser, region)
    code = digits()
    browser.post(SECOND, {"code": code})

    events = list(Event.objects.order_by("id").values_list("verb", flat=True))

    assert events == ["factor.add", "factor.use", "session.begin"]
    assert SECRET not in str(list(Event.objects.values()))


def test_adding_an_app_to_ones_own_account(client_of, sari):
    browser = client_of(sari)
    secret = secret_on(browser.get("/akun/langkah-kedua/").content.decode())

    answer = browser.post("/akun/langkah-kedua/", {"code": digits(secret)})

    assert answer.url == "/akun/kode-cadangan/"
    assert queries.has_factor(sari)


def test_a_factor_is_taken_away_with_the_password_only(client_of, sari, with_app):
    browser, page = client_of(sari), f"/akun/langkah-kedua/{queries.totp(sari).pk}/"

    refused = browser.post(page, {"password": "salah"})
    kept = queries.has_factor(sari)
    browser.post(page, {"password": cast.PASSWORD})

    assert "tidak cocok" in refused.content.decode()
    assert kept
    assert not SecondFactor.objects.exists()


def test_the_only_factor_a_role_requires_is_not_taken_away(client_of, bayu):
    actions.add_factor(user=bayu, kind=TOTP, secret=SECRET, by=bayu)
    page = f"/akun/langkah-kedua/{queries.totp(bayu).pk}/"

    answer = client_of(bayu).post(page, {"password": cast.PASSWORD})

    assert "satu-satunya" in answer.content.decode()
    assert queries.has_factor(bayu)


def test_new_recovery_codes_void_the_old(client_of, sari, with_app):
    browser = client_of(sari)

    page = browser.post("/akun/kode-cadangan/", {"password": cast.PASSWORD}, follow=True).content.decode()

    assert not actions.use_recovery(code=with_app[0], by=sari)
    assert actions.use_recovery(code=re.search(r"<li>(\w{5}-\w{5})</li>", page)[1], by=sari)
