"""Whatever is refused is refused as JSON, with a sentence: never a page."""

from __future__ import annotations

import pytest
from django.test import Client

from sembilan.exchange.api.service import throttle
from tests.cast import SARI
from tests.exchange.api.test_people import AWARD, AWARDS

pytestmark = pytest.mark.django_db


def refusal(answer):
    assert answer["Content-Type"].startswith("application/json")
    assert answer.json()["detail"]
    return answer.status_code


@pytest.mark.parametrize("path", ["/apa", "/people/1/apa", "/", f"/people/{SARI.nip}/entries/penghargaan/-1/x"])
def test_an_unknown_address_is_refused_as_json(program, bayu, path):
    assert refusal(program(bayu).get(path)) == 404


@pytest.mark.parametrize("number", ["-1", "0", "x", str(2**63)])
def test_a_number_that_is_none_is_refused_as_json(program, bayu, number):
    assert refusal(program(bayu).get(f"{AWARDS}/{number}")) == 422


def test_a_wrong_method_is_refused_as_json_and_told_only_to_who_may_ask(program, bayu):
    answer = program(bayu).send("DELETE", "/me")

    assert (refusal(answer), answer["Allow"]) == (405, "GET")
    assert refusal(Client().delete("/api/v1/me")) == 401


def test_a_body_that_is_no_json_is_refused(program, bayu):
    caller = program(bayu)

    answer = caller.client.post(
        f"/api/v1{AWARDS}", "{", content_type="application/json", headers={"authorization": f"Bearer {caller.shown}"}
    )  # fmt: skip

    assert refusal(answer) == 400


def test_who_asks_too_often_is_told_when_to_come_back(program, bayu, sari, monkeypatch):
    monkeypatch.setattr(throttle, "num_requests", 3)
    caller = program(bayu)

    codes = [caller.get("/me").status_code for _ in range(3)]
    late = caller.get("/me")

    assert codes == [200, 200, 200]
    assert refusal(late) == 429
    assert 0 < int(late["Retry-After"]) <= 61
    assert program(sari).get("/me").status_code == 200


def test_a_minute_holds_enough_for_a_program():
    assert (throttle.num_requests, throttle.duration) == (600, 60)


@pytest.mark.parametrize("who", ["agus", "lintang"])
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_stranger_neither_reads_nor_changes_an_entry(request, program, bayu, who, method):
    made = program(bayu).send("POST", AWARDS, {"fields": AWARD})
    caller, path = program(request.getfixturevalue(who)), f"{AWARDS}/{made.json()['id']}"

    body = {"fields": AWARD, "reason": "Salah ketik"} if method == "PUT" else None
    more = "?reason=Bukan+miliknya" if method == "DELETE" else ""
    answer = caller.send(method, path + more, body, **{"if-match": made["ETag"]})

    assert refusal(answer) == 404
    assert program(bayu).get(path)["ETag"] == made["ETag"]


@pytest.mark.parametrize("who", ["agus", "lintang"])
def test_a_stranger_enters_nothing(request, program, who):
    assert refusal(program(request.getfixturevalue(who)).send("POST", AWARDS, {"fields": AWARD})) == 404
