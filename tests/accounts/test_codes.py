"""A code an officer hands out lets somebody in once, with a password of her own."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from sembilan.accounts import actions, codes, queries
from sembilan.accounts.middleware import SESSION_KEY
from sembilan.accounts.models import EntryCode, SecondFactor, User
from sembilan.organisation.models import Grant
from sembilan.records.models import Event
from tests import cast

pytestmark = pytest.mark.django_db
PAGE, ENTRY = "/akun/kode/", "/masuk/kode/"
NEW = "sawah hijau di pagi hari"


def given(by, nip=cast.SARI.nip, forgets=False):
    name = "Sari Anindya"
    return actions.give_code(instansi_id=by.instansi_id, nip=nip, name=name, forgets_factors=forgets, by=by)[0]


def enter(region, code, nip=cast.SARI.nip, new=NEW, again=None, **more):
    browser = Client()
    fields = {"instansi": region.pk, "nip": nip, "code": code, "new": new, "again": again or new}
    browser.answer = browser.post(ENTRY, fields, **more)
    return browser


def is_in(browser):
    return SESSION_KEY in browser.session


def code_on(answer):
    found = re.search(r'class="entry-code">([\w-]+)<', answer.content.decode())
    return found[1] if found else ""


def test_an_officer_makes_a_code_that_lets_her_person_in(client_of, dewi, region, tenant):
    slip = client_of(dewi).post(PAGE, {"nip": cast.SARI.nip})

    browser = enter(region, code_on(slip))

    assert is_in(browser)
    assert User.objects.get(nip=cast.SARI.nip).check_password(NEW)


def test_a_code_makes_the_user_who_was_not_there(client_of, dewi, region, tenant):
    User.objects.filter(nip=cast.SARI.nip).delete()
    slip = client_of(dewi).post(PAGE, {"nip": cast.SARI.nip})

    browser = enter(region, code_on(slip))

    assert is_in(browser)
    assert User.objects.get(nip=cast.SARI.nip).name == cast.SARI.name


def test_the_code_itself_is_kept_nowhere(client_of, dewi):
    code = code_on(client_of(dewi).post(PAGE, {"nip": cast.SARI.nip}))

    assert code
    assert code not in str(list(EntryCode.objects.values()))
    assert code not in str(list(Event.objects.values()))
    assert code not in client_of(dewi).get(PAGE).content.decode()


def test_a_code_is_used_once(dewi, region):
    code = given(dewi)

    first, second = enter(region, code), enter(region, code)

    assert is_in(first)
    assert not is_in(second)
    assert "NIP dan kode tidak cocok" in second.answer.content.decode()


def test_a_code_may_be_typed_as_it_is_heard(dewi, region):
    assert is_in(enter(region, f" {given(dewi).lower().replace('-', '')} "))


def test_a_new_code_voids_the_one_before(dewi, region):
    old, new = given(dewi), given(dewi)

    assert not is_in(enter(region, old))
    assert is_in(enter(region, new))


def test_a_code_ends_after_seven_days(dewi, region, tenant):
    code = given(dewi)
    EntryCode.objects.update(until=timezone.now() - dt.timedelta(seconds=1))

    assert not is_in(enter(region, code))


def test_a_code_is_for_one_nip_in_one_region(dewi, region, other_region):
    code = given(dewi)

    assert not is_in(enter(region, code, nip=cast.BUDI.nip))
    assert not is_in(enter(other_region, code))


def test_too_many_wrong_codes_must_wait_and_hold_up_nobody_elsewhere(dewi, region):
    code = given(dewi)
    for _ in range(queries.TRIES):
        enter(region, "AAAAA-AAAAA")

    here, elsewhere = enter(region, code), enter(region, code, REMOTE_ADDR="203.0.113.9")

    assert "Terlalu banyak percobaan" in here.answer.content.decode()
    assert is_in(elsewhere)


@pytest.mark.parametrize(
    ("new", "again", "sentence"),
    [("pendek", None, "10"), (NEW, "lain sekali ini", "tidak sama"), ("1234567890123", None, "angka")],
)
def test_a_poor_password_is_told_so_and_the_code_stays(dewi, region, new, again, sentence):
    code = given(dewi)

    refused = enter(region, code, new=new, again=again)

    assert sentence in refused.answer.content.decode()
    assert is_in(enter(region, code))


def test_a_closed_user_is_not_let_in_by_a_code(dewi, region, sari):
    code = given(dewi)
    actions.close_user(user=sari, by=dewi)

    assert not is_in(enter(region, code))


def test_a_code_ends_the_sessions_that_were_open(dewi, region):
    code = given(dewi)
    earlier = Client()
    earlier.post("/masuk/", {"instansi": region.pk, "nip": cast.SARI.nip, "password": cast.PASSWORD})

    enter(region, code)

    assert earlier.get("/akun/").status_code == 302


@pytest.mark.parametrize(("forgets", "left"), [(False, True), (True, False)])
def test_a_second_factor_is_forgotten_only_when_the_code_says_so(bayu, sari, region, tenant, forgets, left):
    actions.add_factor(user=sari, kind=SecondFactor.Kind.TOTP, secret="GEZDGNBVGY3TQOJQ", by=sari)

    browser = enter(region, given(bayu, forgets=forgets))

    assert queries.has_factor(sari) is left
    assert is_in(browser) is not left


def test_an_officer_of_a_unit_lets_in_only_her_people(client_of, dewi):
    answer = client_of(dewi).post(PAGE, {"nip": cast.AGUS.nip})

    assert "Tidak ada pegawai dengan NIP ini di unit yang Anda layani" in answer.content.decode()
    assert not EntryCode.objects.exists()


def test_someone_of_another_region_is_unknown_even_to_the_bkd(client_of, bayu):
    answer = client_of(bayu).post(PAGE, {"nip": cast.LINTANG.nip})

    assert "Tidak ada pegawai" in answer.content.decode()


def test_an_officer_of_a_unit_does_not_get_into_an_account_of_wider_rights(client_of, dewi, region, tenant):
    Grant.objects.create(instansi=region, nip=cast.SARI.nip, role="bendahara", valid=(cast.SINCE, None))

    answer = client_of(dewi).post(PAGE, {"nip": cast.SARI.nip, "forgets_factors": "on"})

    assert "peran di tingkat daerah" in answer.content.decode()
    assert not EntryCode.objects.exists()


def test_only_who_serves_the_whole_region_may_have_a_factor_forgotten(client_of, dewi, bayu, tenant):
    client_of(dewi).post(PAGE, {"nip": cast.SARI.nip, "forgets_factors": "on"})
    by_officer = EntryCode.objects.get().forgets_factors
    client_of(bayu).post(PAGE, {"nip": cast.SARI.nip, "forgets_factors": "on"})

    assert not by_officer
    assert EntryCode.objects.get().forgets_factors


def test_nobody_makes_a_code_for_herself(client_of, dewi):
    answer = client_of(dewi).post(PAGE, {"nip": dewi.nip})

    assert "Untuk diri sendiri" in answer.content.decode()


@pytest.mark.parametrize("who", ["sari", "budi", "rina", "tono", "lintang"])
def test_who_hands_out_no_codes_finds_no_such_page(client_of, request, who):
    browser = client_of(request.getfixturevalue(who))

    assert browser.get(PAGE).status_code == 404
    assert browser.post(PAGE, {"nip": cast.SARI.nip}).status_code == 404


def test_the_page_costs_few_questions(client_of, dewi, counted):
    browser = client_of(dewi)

    with counted() as queries_of:
        browser.get(PAGE)

    assert queries_of.total <= 14


def test_giving_and_using_leave_an_event_each(dewi, region, tenant):
    enter(region, given(dewi))

    assert list(Event.objects.order_by("id").values_list("verb", flat=True)) == [
        "code.give", "code.use", "session.begin",
    ]  # fmt: skip


def test_codes_have_no_letters_that_are_confused():
    assert not set("01ILOS5") & set(codes.ALPHABET)
