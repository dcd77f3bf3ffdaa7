"""The short way of a press through the served site: who may come in, who is asked to come again, what is answered."""

from __future__ import annotations

import io
import json
import shutil
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from sembilan.presence.deciding import door, gather
from sembilan.presence.deciding.batch import Reply
from sembilan.presence.deciding.gather import MOST_WAITING, Gatherer, Overloaded
from sembilan.presence.queries import rules
from tests.cast import SARI
from tests.presence.phone import Phone
from tests.presence.world import MONDAY, at, office, phone_of, region, send, told

BODY = Phone(1, 1).body(at("07:21"), Phone(1, 1).press(at("07:21")))


class Full(Gatherer):
    """One that has as many as it can hold."""

    def submit(self, arrival: Any) -> Future[Reply]:
        raise Overloaded


class Silent(Gatherer):
    """One whose thread never comes to it."""

    def _run(self) -> None:
        return None


class Broken(Gatherer):
    """One whose database is away."""

    def submit(self, arrival: Any) -> Future[Reply]:
        future: Future[Reply] = Future()
        future.set_exception(OSError("away"))
        return future


def answered(body: bytes = BODY, **environ: str) -> tuple[str, dict[str, str], dict[str, Any]]:
    """Status, headers and body of the answer to a request."""
    found: list[Any] = []
    asked = {"CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body), **environ}
    told = b"".join(door.answer(asked, lambda status, headers: found.extend((status, dict(headers)))))
    return found[0], found[1], json.loads(told)


@pytest.mark.parametrize("full", [Full(), Broken()], ids=["full", "broken"])
def test_a_site_that_cannot_now_says_when_to_come_again(monkeypatch: pytest.MonkeyPatch, full: Gatherer) -> None:
    monkeypatch.setattr(door, "gatherer", full)

    status, headers, body = answered()

    assert status == "503 Service Unavailable"
    assert headers["Retry-After"] == "5"
    assert "tersimpan di telepon" in body["sentence"]


def test_who_lay_in_the_queue_too_long_is_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    gatherer = Gatherer()
    monkeypatch.setattr(door, "gatherer", gatherer)

    status, headers, _body = answered(**{door.QUEUED: "3.5"})

    assert (status, headers["Retry-After"]) == ("503 Service Unavailable", "5")
    assert not gatherer.waiting


def test_an_answer_that_does_not_come_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "gatherer", Silent())
    monkeypatch.setattr(door, "MOST_DECIDING", 0.01)

    assert answered()[0] == "503 Service Unavailable"


def test_no_more_wait_than_can_be_answered_soon() -> None:
    gatherer = Silent()
    arrival: Any = object()
    for _ in range(MOST_WAITING):
        gatherer.submit(arrival)

    with pytest.raises(Overloaded):
        gatherer.submit(arrival)


def test_what_cannot_be_read_is_refused_before_anybody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "gatherer", Full())

    status, headers, body = answered(b"{")

    assert status == "400 Bad Request"
    assert "Retry-After" not in headers
    assert "tidak dapat dibaca" in body["sentence"]


def test_a_batch_holds_fewer_than_may_wait() -> None:
    assert gather.ENOUGH <= gather.TOGETHER <= MOST_WAITING


def test_where_a_photo_is_asked_a_press_without_one_is_marked(tenant: Any, settings: Any, tmp_path: Path) -> None:
    packs = Path(shutil.copytree(settings.PACKS, tmp_path / "packs"))
    numbers = packs / "nasional/presence/parameters.yaml"
    head, _colon, rest = numbers.read_text().partition("photo_asked:")
    numbers.write_text(head + "photo_asked:" + rest.replace("value: 0", "value: 1", 1))
    settings.PACKS = packs
    office()
    phone = phone_of(SARI.nip)

    bare, shown = (
        told(send(at(clock), phone.body(at(clock), phone.press(at(clock), photo=photo)))[0])
        for clock, photo in (("07:21", ""), ("07:25", "a" * 64))
    )

    assert rules.parameter(region(), MONDAY, "photo_asked") == 1
    assert (bare["decision"], bare["sentences"][-1]) == (1, "Ketukan ini tanpa foto.")
    assert shown["decision"] == 0
