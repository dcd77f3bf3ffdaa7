"""Phones on pages: one's own, those an officer lets in or ends, and who may not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from sembilan.presence.models import Device
from tests.cast import SARI
from tests.presence.world import phone_of

OWN, OTHERS = "/hadir/telepon/", "/hadir/telepon/pegawai/"


@pytest.fixture
def waiting(tenant: Any) -> Device:
    """Sari's new phone, that waits, beside the one that counts."""
    old, since = phone_of(SARI.nip), timezone.now() + dt.timedelta(hours=24)
    new = phone_of(SARI.nip, active_from=since)
    Device.objects.filter(pk=old.device).update(ended_at=since, label="Telepon lama")
    Device.objects.filter(pk=new.device).update(label="Telepon baru")
    return Device.objects.get(pk=new.device)


def test_one_sees_ones_own_phones_and_ends_one(client_of: Any, sari: Any, waiting: Device) -> None:
    client = client_of(sari)
    moment = dt.datetime(2026, 11, 23, 0, 21, tzinfo=dt.UTC)
    Device.objects.filter(pk=waiting.pk).update(registered_at=moment)
    page = client.get(OWN).content.decode()

    answer = client.post(f"{OWN}{waiting.pk}/akhir/")

    assert "Telepon lama" in page
    assert "Telepon baru" in page
    assert "Didaftarkan 23 November 2026 pukul 07.21" in page
    assert answer.url == OWN
    waiting.refresh_from_db()
    assert waiting.ended_by == SARI.nip


def test_an_officer_sees_what_waits_with_the_old_phone_and_lets_it_in(
    client_of: Any, dewi: Any, waiting: Device
) -> None:
    client = client_of(dewi)
    page = client.get(OTHERS).content.decode()

    answer = client.post(f"{OWN}{waiting.pk}/setuju/", follow=True)

    assert "Menggantikan “Telepon lama”" in page
    assert "berlaku sekarang" in answer.content.decode()
    waiting.refresh_from_db()
    assert waiting.approved_by == dewi.nip


def test_an_officer_finds_a_persons_phones_and_ends_a_lost_one(client_of: Any, dewi: Any, waiting: Device) -> None:
    client = client_of(dewi)

    page = client.get(OTHERS, {"cari": SARI.nip}).content.decode()
    nobody = client.get(OTHERS, {"cari": "tidak ada orangnya"}).content.decode()
    client.post(f"{OWN}{waiting.pk}/akhir/")

    assert "Telepon lama" in page
    assert "Tidak ada telepon yang cocok" in nobody
    waiting.refresh_from_db()
    assert waiting.ended_by == dewi.nip


def test_who_keeps_no_rosters_is_told_that_there_is_no_such_page(
    client_of: Any, agus: Any, sari: Any, budi: Any, lintang: Any, waiting: Device
) -> None:
    for user in (agus, sari, budi, lintang):
        assert client_of(user).get(OTHERS).status_code == 404
        assert client_of(user).post(f"{OWN}{waiting.pk}/setuju/").status_code == 404
    assert client_of(agus).post(f"{OWN}{waiting.pk}/akhir/").status_code == 404
    waiting.refresh_from_db()
    assert waiting.approved_by == ""
    assert waiting.ended_at is None


def test_the_list_asks_as_often_for_many_as_for_one(client_of: Any, dewi: Any, waiting: Device, counted: Any) -> None:
    client = client_of(dewi)
    client.get(OTHERS)
    with counted() as one:
        client.get(OTHERS)
    for _number in range(5):
        phone_of(SARI.nip, active_from=timezone.now() + dt.timedelta(hours=2))

    with counted() as many:
        client.get(OTHERS)

    assert many.total == one.total
