"""The client against a server that answers as documented: tokens, pace, faults that pass and faults that do not."""

from __future__ import annotations

import socket

import pytest

from sembilan.exchange.siasn.access import NEEDED, Settings
from sembilan.exchange.siasn.client import Siasn
from sembilan.exchange.siasn.errors import NotAllowed, NotConfigured, NotReached, NotThere, Refused
from tests.cast import SARI
from tests.exchange.siasn.fake import of_sari, serving


@pytest.fixture
def service():
    with serving() as running:
        running.people[SARI.nip] = of_sari(SARI.nip)
        yield running


@pytest.fixture
def siasn(service):
    with Siasn(service.settings(), patience=0.01) as client:
        yield client


def test_a_person_is_read_with_both_tokens(siasn, service):
    assert siasn.read("data-utama", SARI.nip)["nama"] == "SARI ANINDYA"
    assert [row["golongan"] for row in siasn.read("rw-golongan", SARI.nip)] == ["III/a", "III/b"]
    assert service.tokens == 2


def test_nothing_of_a_sort_is_an_empty_list(siasn):
    assert siasn.read("rw-penghargaan", SARI.nip) == []


def test_nobody_is_told_as_unknown(siasn):
    with pytest.raises(NotThere, match="199007072016012008"):
        siasn.read("data-utama", "199007072016012008")


def test_tokens_that_ended_are_fetched_anew_once(siasn, service):
    siasn.read("data-utama", SARI.nip)
    service.end_tokens()

    assert siasn.read("data-utama", SARI.nip)["nipBaru"] == SARI.nip
    assert service.tokens == 4


def test_a_token_about_to_end_is_not_used(service):
    service.lasts = 20
    with Siasn(service.settings()) as client:
        client.read("data-utama", SARI.nip)
        client.read("data-utama", SARI.nip)

    assert service.tokens == 4


@pytest.mark.parametrize("wrong", [{"consumer_secret": "x"}, {"password": "x"}])
def test_wrong_keys_are_told_and_not_tried_again(service, wrong):
    with Siasn(service.settings(**wrong)) as client, pytest.raises(NotAllowed):
        client.read("data-utama", SARI.nip)

    assert service.asked == []


@pytest.mark.parametrize("mood", [(429, {"Retry-After": "0"}, "{}"), (503, {}, "<html>"), (200, {}, "<html>")])
def test_what_will_pass_is_tried_again(siasn, service, mood):
    service.moods = [mood, mood]

    assert siasn.read("data-utama", SARI.nip)["nipBaru"] == SARI.nip


def test_what_does_not_pass_is_told(siasn, service):
    service.moods = [(503, {}, "")] * 9

    with pytest.raises(NotReached, match="503"):
        siasn.read("data-utama", SARI.nip)

    assert len(service.moods) == 5


def test_a_write_is_never_sent_twice(siasn, service):
    service.moods = [(503, {}, "")]

    with pytest.raises(NotReached):
        siasn.save("penghargaan/save", {"tahun": "2026"})

    assert service.written == []
    assert siasn.save("penghargaan/save", {"tahun": "2026"}) == "rw-1"
    assert service.written == [("penghargaan/save", {"tahun": "2026"})]


def test_a_refusal_is_told_in_the_words_of_the_service(siasn, service):
    service.moods = [(400, {}, '{"success": false, "message": "SK wajib diisi"}')]

    with pytest.raises(Refused, match="SK wajib diisi"):
        siasn.save("penghargaan/save", {})


def test_an_entry_is_taken_out(siasn, service):
    siasn.delete("kursus/delete/9")

    assert service.written == [("/apisiasn/1.0/kursus/delete/9", {})]


def test_lists_and_references_are_read(siasn):
    assert siasn.listing("pns/list-pensiun-instansi", tglAwal="01-01-2026", tglAkhir="31-12-2026") == [
        {"nipBaru": SARI.nip}
    ]
    assert siasn.references("golongan")[0]["nama"] == "III/a"


def test_a_service_that_is_not_there_is_told(service):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{free.getsockname()[1]}"
    with Siasn(service.settings(manager_url=nowhere), patience=0.01) as client, pytest.raises(NotReached):
        client.read("data-utama", SARI.nip)


def test_requests_keep_the_pace_agreed(service, monkeypatch):
    slept = []
    monkeypatch.setattr("sembilan.exchange.siasn.client.time.sleep", slept.append)
    with Siasn(service.settings(per_second=1)) as client:
        for _ in range(3):
            client.read("data-utama", SARI.nip)

    assert len(slept) == 2
    assert sum(slept) > 1.5


def test_missing_settings_are_named_and_secrets_never_shown():
    with pytest.raises(NotConfigured, match=", ".join(NEEDED)):
        Settings.read({})

    shown = repr(Settings.read({name: f"isi-{name}" for name in NEEDED}))
    assert "isi-SIASN_CONSUMER_SECRET" not in shown
    assert "isi-SIASN_PASSWORD" not in shown
