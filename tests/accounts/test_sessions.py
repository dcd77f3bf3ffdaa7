"""One's own account: roles in words, open sessions and how they end, and what a session that ended leaves."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sembilan.accounts.middleware import SESSION_KEY
from sembilan.accounts.models import SessionMark, User
from sembilan.records.models import Event
from tests import cast

pytestmark = pytest.mark.django_db
CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
NEW = "sawah hijau di pagi hari"


def signed_in(region, agent=CHROME, role=cast.SARI):
    browser = Client(headers={"User-Agent": agent})
    browser.post("/masuk/", {"instansi": region.pk, "nip": role.nip, "password": cast.PASSWORD})
    assert SESSION_KEY in browser.session
    return browser


def is_open(browser):
    return browser.get("/akun/").status_code == 200


def test_the_account_says_who_one_is_and_where(client_of, dewi):
    page = client_of(dewi).get("/akun/").content.decode()

    assert "Dewi Kartika" in page
    assert "Pengelola kepegawaian unit" in page
    assert "Bidang Pembinaan SD" in page


def test_each_open_session_is_named_by_its_device(region):
    browser = signed_in(region)
    signed_in(region, FIREFOX)

    page = browser.get("/akun/").content.decode()

    assert "Chrome di Android" in page
    assert "Firefox di Linux" in page
    assert page.count("perangkat ini") == 1


def test_another_session_is_ended_and_this_one_stays(region, tenant):
    here, there = signed_in(region), signed_in(region, FIREFOX)
    mark = SessionMark.objects.get(device__contains="Firefox")

    here.post(f"/akun/sesi/{mark.pk}/")

    assert is_open(here)
    assert not is_open(there)


def test_all_others_are_ended_at_once(region):
    here, there, elsewhere = (signed_in(region) for _ in range(3))

    here.post("/akun/sesi/")

    assert [is_open(b) for b in (here, there, elsewhere)] == [True, False, False]


def test_a_session_of_somebody_else_is_not_found(region, tenant):
    budi = signed_in(region, role=cast.BUDI)
    mark = SessionMark.objects.get()
    sari = signed_in(region)

    answer = sari.post(f"/akun/sesi/{mark.pk}/")

    assert answer.status_code == 404
    assert is_open(budi)


def test_signing_out_takes_the_session_off_the_list(region, tenant):
    signed_in(region).post("/keluar/")

    assert not SessionMark.objects.exists()


def test_a_new_password_ends_the_others_and_keeps_this_one(region, tenant):
    here, there = signed_in(region), signed_in(region)

    here.post("/akun/sandi/", {"password": cast.PASSWORD, "new": NEW, "again": NEW})

    assert is_open(here)
    assert not is_open(there)
    assert User.objects.get(nip=cast.SARI.nip).check_password(NEW)


@pytest.mark.parametrize(
    ("password", "new", "sentence"),
    [("salah", NEW, "sekarang tidak cocok"), (cast.PASSWORD, "sari anindya", "mirip"), (cast.PASSWORD, "abc", "10")],
)
def test_a_password_is_changed_only_by_the_old_one_and_to_a_good_one(client_of, sari, password, new, sentence):
    answer = client_of(sari).post("/akun/sandi/", {"password": password, "new": new, "again": new})

    assert sentence in answer.content.decode()
    assert User.objects.get(pk=sari.pk).check_password(cast.PASSWORD)


def test_being_seen_is_noted_at_most_every_five_minutes(region, tenant):
    browser = signed_in(region)
    first = SessionMark.objects.get().seen_at
    browser.get("/akun/")
    soon = SessionMark.objects.get().seen_at
    SessionMark.objects.update(seen_at=timezone.now() - dt.timedelta(minutes=6))

    browser.get("/akun/")

    assert soon == first
    assert SessionMark.objects.get().seen_at > first


def test_ending_sessions_leaves_one_event(region, tenant):
    here = signed_in(region)
    Event.objects.all()

    here.post("/akun/sesi/")

    assert list(Event.objects.order_by("id").values_list("verb", flat=True)) == ["session.begin", "session.end_others"]


def test_a_page_after_the_session_ended_leads_back_to_itself(region, tenant):
    browser = signed_in(region)
    SessionMark.objects.all().delete()

    answer = browser.get("/akun/sandi/")

    assert answer.url == "/masuk/?next=/akun/sandi/&berakhir=1"
    assert "Sesi Anda sudah berakhir" in browser.get(answer.url).content.decode()


def test_a_form_sent_after_the_session_ended_writes_nothing_and_leads_to_its_page(region, tenant):
    browser = signed_in(region)
    SessionMark.objects.all().delete()
    sent = {"password": cast.PASSWORD, "new": NEW, "again": NEW}

    answer = browser.post("/akun/sandi/", sent, headers={"Referer": "http://testserver/akun/sandi/?a=1"})

    assert answer.url == "/masuk/?next=/akun/sandi/%3Fa%3D1&berakhir=kirim"
    assert "tidak disimpan" in browser.get(answer.url).content.decode()
    assert User.objects.get(nip=cast.SARI.nip).check_password(cast.PASSWORD)


def test_a_fragment_asked_for_after_the_session_ended_moves_the_whole_page():
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/akun/"}

    answer = Client().get("/akun/sandi/", headers=headers)

    assert answer.headers["HX-Redirect"] == "/masuk/?next=/akun/&berakhir=kirim"
    assert answer.content == b""


def test_a_form_of_another_site_leads_to_the_start():
    answer = Client().post("/akun/sandi/", headers={"Referer": "https://lain.example/akun/"})

    assert answer.url == "/masuk/?next=/&berakhir=kirim"


def test_sending_the_sign_in_twice_does_no_harm(region):
    browser = signed_in(region)
    fields = {"instansi": region.pk, "nip": cast.SARI.nip, "password": cast.PASSWORD, "next": "/akun/"}

    answer = browser.post("/masuk/", fields)

    assert answer.url == "/akun/"
    assert is_open(browser)


def test_the_account_costs_few_questions(region, counted):
    browser = signed_in(region)

    with counted() as queries:
        browser.get("/akun/")

    assert queries.total <= 20


def test_a_user_can_be_deleted_although_allauth_has_no_tables(sari):
    sari.delete()

    assert not User.objects.filter(nip=cast.SARI.nip).exists()
