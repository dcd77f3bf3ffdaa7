"""A token lets a program act as its user, within its scopes and its time, and nobody else."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone

from sembilan.accounts.actions import close_user
from sembilan.exchange.api.models import Token
from sembilan.records.models import Event
from tests.cast import SARI
from tests.exchange.api.conftest import Program

pytestmark = pytest.mark.django_db


def test_a_token_says_whom_it_acts_as(program, bayu):
    said = program(bayu).get("/me").json()

    assert (said["nip"], said["instansi"]) == (bayu.nip, "99.02")
    assert "bkd" in said["roles"]


@pytest.mark.parametrize("shown", ["", "x", "sb1_1_1_" + "a" * 43, "sb1_999999999_1_" + "a" * 43])
def test_an_unknown_token_lets_nobody_in(program, bayu, shown):
    program(bayu)

    answer = Program(shown).get("/me")

    assert answer.status_code == 401
    assert "Token" in answer.json()["detail"]


def test_a_changed_secret_lets_nobody_in(program, bayu):
    shown = program(bayu).shown

    assert Program(shown[:-1] + ("a" if shown[-1] != "a" else "b")).get("/me").status_code == 401


def test_only_the_hash_is_kept(program, bayu):
    shown = program(bayu).shown

    assert shown.rsplit("_", 1)[-1] not in Token.objects.get().hash


def test_what_the_scopes_do_not_hold_is_refused(program, bayu):
    answer = program(bayu, scopes=["organisation:read"]).get("/people")

    assert answer.status_code == 403
    assert "people:read" in answer.json()["detail"]


def test_a_token_ends_with_its_time_its_user_or_by_hand(program, bayu, client_of):
    late, closed, ended = program(bayu), program(bayu), program(bayu)
    tokens = list(Token.objects.order_by("pk"))
    Token.objects.filter(pk=tokens[0].pk).update(until=timezone.now() - dt.timedelta(seconds=1))
    client_of(bayu).post(f"/akun/token/{tokens[2].pk}/akhir/")

    assert late.get("/me").status_code == 401
    assert ended.get("/me").status_code == 401
    assert closed.get("/me").status_code == 200

    close_user(user=bayu, by=bayu)
    assert closed.get("/me").status_code == 401


def test_its_use_is_told_once_an_hour(program, bayu):
    caller = program(bayu)

    caller.get("/me")
    caller.get("/me")

    assert Event.objects.filter(verb="token.use").count() == 1


def test_a_token_is_made_on_the_page_and_shown_once(tenant, sari, client_of):
    browser = client_of(sari)

    page = browser.post("/akun/token/", {"name": "Dasbor", "days": "30", "scopes": ["people:read"]}).content.decode()

    (shown,) = re.findall(r"sb1_[\w-]+", page)
    assert Program(shown).get("/people").json()["items"][0]["nip"] == SARI.nip
    assert "sb1_" not in browser.get("/akun/token/").content.decode()


def test_nobody_ends_the_token_of_another(program, bayu, sari, client_of):
    caller = program(bayu)

    answer = client_of(sari).post(f"/akun/token/{Token.objects.get().pk}/akhir/")

    assert answer.status_code == 404
    assert caller.get("/me").status_code == 200


def test_a_session_does_not_open_the_api(bayu, client_of):
    assert client_of(bayu).get("/api/v1/me").status_code == 401
