"""What a phone sends and what it is answered, over its address."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from sembilan.attendance.models import Press
from sembilan.presence.models import Device
from sembilan.records.models import Event
from tests.cast import AGUS, SARI
from tests.presence.phone import Phone
from tests.presence.world import at, office, phone_of

ADDRESS = "/hadir/kirim/"


def post(body: bytes | dict[str, Any]) -> Any:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Client().post(ADDRESS, data, content_type="application/json")


@pytest.fixture
def phone(tenant: Any, monkeypatch: pytest.MonkeyPatch) -> Phone:
    monkeypatch.setattr(timezone, "now", lambda: at("07:21"))
    office()
    return phone_of(SARI.nip)


def test_a_press_at_the_office_is_recorded_and_said_with_its_place(phone: Phone) -> None:
    now = timezone.now()

    answer = post(phone.body(now, phone.press(now)))

    (one,) = answer.json()["presses"]
    assert answer.status_code == 200
    assert one["decision"] == 0, one
    assert one["tone"] == "good"
    assert one["title"].startswith("Datang tercatat ")
    assert "Kantor Bidang SD" in one["sentences"][0]
    press = Press.objects.get()
    assert (press.meaning, press.decision, press.distance_m) == (1, 0, 0)
    assert Event.objects.get(verb="presence.press").data["count"] == 1


def test_the_same_press_sent_again_is_answered_the_same_and_is_there_once(phone: Phone) -> None:
    now = timezone.now()
    body = phone.body(now, phone.press(now))
    first = post(body).json()["presses"]

    again = post(body).json()["presses"]

    assert again == first
    assert Press.objects.count() == 1
    assert Event.objects.filter(verb="presence.press").count() == 1


def test_the_same_id_with_another_meaning_stays_what_it_was_first(phone: Phone) -> None:
    now = timezone.now()
    press = phone.press(now)
    post(phone.body(now, press))

    answer = post(phone.body(now, phone.press(now, meaning=2, id=press["id"])))

    assert answer.json()["presses"][0]["title"].startswith("Datang tercatat")
    assert Press.objects.get().meaning == 1


def test_a_press_twice_in_one_message_is_one(phone: Phone) -> None:
    now = timezone.now()
    press = phone.press(now)

    one, other = post(phone.body(now, press, press)).json()["presses"]

    assert one == other
    assert Press.objects.count() == 1


def test_a_double_press_is_recorded_as_such_and_never_becomes_going_home(phone: Phone) -> None:
    now = timezone.now()
    post(phone.body(now, phone.press(now - dt.timedelta(seconds=20))))

    (second,) = post(phone.body(now, phone.press(now))).json()["presses"]

    assert "sudah tercatat" in second["title"]
    assert set(Press.objects.values_list("meaning", "decision")) == {(1, 0)}
    assert Press.objects.count() == 2


def test_a_signature_of_another_key_is_refused_and_leaves_nothing(phone: Phone) -> None:
    now = timezone.now()
    other = Phone(phone.instansi, phone.device)

    (one,) = post(other.body(now, other.press(now))).json()["presses"]

    assert (one["decision"], one["tone"]) == (2, "bad")
    assert not Press.objects.exists()


@pytest.mark.parametrize("field", ["meaning", "pressed_at", "lat", "lon", "accuracy"])
def test_whatever_was_signed_cannot_be_changed_on_the_way(phone: Phone, field: str) -> None:
    now = timezone.now()
    press = phone.press(now)

    (one,) = post(phone.body(now, press | {field: press[field] + 1})).json()["presses"]

    assert one["decision"] == 2
    assert not Press.objects.exists()


def test_a_message_that_names_another_region_finds_no_phone(phone: Phone, other_region: Any) -> None:
    now = timezone.now()
    phone.instansi = other_region.pk

    answer = post(phone.body(now, phone.press(now)))

    assert answer.status_code == 403
    assert "belum terdaftar" in answer.json()["sentence"]


def test_a_phone_that_was_ended_is_told_to_register_again(phone: Phone) -> None:
    now = timezone.now()
    Device.objects.update(ended_at=now - dt.timedelta(hours=1))

    answer = post(phone.body(now, phone.press(now)))

    assert answer.status_code == 403
    assert "daftarkan lagi" in answer.json()["sentence"]


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"instansi":1}', b'{"instansi":true,"device":1,"sent_at":1,"presses":[{}]}', b"\xff" * 9,
     b"[" * 60_000],
)  # fmt: skip
def test_what_is_no_message_is_refused_with_a_sentence(phone: Phone, body: bytes) -> None:
    answer = post(body)

    assert answer.status_code == 400
    assert "tidak dapat dibaca" in answer.json()["sentence"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("meaning", 0), ("meaning", 5), ("meaning", "1"), ("lat", float("nan")), ("id", "x"), ("signature", "AAAA"),
     ("code", "1\n2"), ("photo", "kucing"), ("elapsed", -1), ("pressed_at", 10**15)],
)  # fmt: skip
def test_a_press_with_a_field_that_cannot_be_is_refused_whole(phone: Phone, field: str, value: Any) -> None:
    now = timezone.now()

    answer = post(phone.message(now, phone.press(now) | {field: value}))

    assert answer.status_code == 400
    assert not Press.objects.exists()


def test_more_presses_than_a_message_holds_are_refused(phone: Phone) -> None:
    now = timezone.now()

    assert post(phone.message(now, *[phone.press(now)] * 51)).status_code == 400


def test_a_number_of_a_press_that_is_somebody_elses_tells_nothing_of_it(phone: Phone) -> None:
    now = timezone.now()
    press = phone.press(now)
    post(phone.body(now, press))
    other = phone_of(AGUS.nip)

    (one,) = post(other.body(now, other.press(now, id=press["id"]))).json()["presses"]

    assert one["decision"] == 2
    assert "Kantor" not in json.dumps(one)
    assert Press.objects.count() == 1


def test_a_get_is_not_an_answer(tenant: Any) -> None:
    assert Client().get(ADDRESS).status_code == 405


def test_a_press_costs_few_statements(phone: Phone, counted: Any) -> None:
    now = timezone.now()
    post(phone.body(now, phone.press(now)))

    with counted() as queries:
        post(phone.body(now, phone.press(now, meaning=2)))

    assert queries.total <= 24, queries.statements
