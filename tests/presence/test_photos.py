"""Photos of presses: only what was signed is kept, once; only oneself and one's superior see it, and that is noted."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from sembilan.documents.models import StoredFile
from sembilan.records.models import Event
from tests.cast import SARI
from tests.presence.world import at, office, phone_of, send


def jpeg(colour: str = "white") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def address(tenant: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the photo of a press of Sari is."""
    monkeypatch.setattr(timezone, "now", lambda: at("07:21"))
    office()
    phone = phone_of(SARI.nip)
    press = phone.press(at("07:21"), photo=hashlib.sha256(jpeg()).hexdigest())
    send(at("07:21"), phone.body(at("07:21"), press))
    return f"/hadir/foto/{press['id']}/?hari=2026-11-23&instansi={tenant.pk}"


def post(address: str, content: bytes) -> Any:
    return Client().post(address, content, content_type="image/jpeg")


def test_what_was_signed_is_kept_once_without_a_session(address: str) -> None:
    answers = [post(address, jpeg()).status_code for _time in range(2)]

    assert answers == [200, 200]
    assert StoredFile.objects.get().owner_nip == SARI.nip
    assert Event.objects.filter(verb="presence.photo").count() == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (jpeg("black"), "bukan yang ditandatangani"),
        (b"%PDF-1.4", "harus JPEG"),
        (b"\xff\xd8\xff" + bytes(200_000), "200 kB"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(address: str, content: bytes, why: str) -> None:
    answer = post(address, content)

    assert answer.status_code == 400
    assert why in answer.json()["sentence"]
    assert not StoredFile.objects.exists()


def test_a_press_that_is_not_there_or_of_another_region_takes_no_photo(address: str, other_region: Any) -> None:
    assert post(address.replace("2026-11-23", "2026-11-22"), jpeg()).status_code == 404
    assert post(address.replace("2026-11-23", "besok"), jpeg()).status_code == 404
    assert post(address.split("&")[0], jpeg()).status_code == 404
    assert post(f"{address.split('&')[0]}&instansi={other_region.pk}", jpeg()).status_code == 404


def test_oneself_and_the_superior_see_it_and_the_look_is_noted(
    client_of: Any, sari: Any, budi: Any, address: str
) -> None:
    post(address, jpeg())

    assert client_of(sari).get(address).content == jpeg()
    assert client_of(budi).get(address).content == jpeg()

    (look,) = Event.objects.filter(verb="person.read", data__what="photo")
    assert look.actor == budi.nip


def test_nobody_else_sees_it(client_of: Any, agus: Any, dewi: Any, lintang: Any, address: str) -> None:
    post(address, jpeg())

    for user in (agus, dewi, lintang):
        assert client_of(user).get(address).status_code == 404
    assert Client().get(address).status_code == 302
