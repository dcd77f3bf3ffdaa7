"""The pages of terminals as a phone and a desk show them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from sembilan.attendance.models import ClockOffset, Terminal
from sembilan.exchange.terminals.models import Door
from sembilan.records.tenancy import enter
from tests.journeys.browser import DESK, PHONE, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_they_stand_well_on_a_phone_and_a_desk(device, approve, region, client_of, bayu, open_page, width):  # noqa: F811
    terminal = approve(device)
    now = timezone.localtime().replace(tzinfo=None)
    for minute in range(5):
        device.punch(100 + minute, now - dt.timedelta(hours=2, minutes=minute))
    device.memory.append("rusak")
    device.upload()
    device.name([(100, "Sari Anindya")])
    enter(region.pk)
    Door.objects.create(serial="CEXA230569999", address="10.1.2.3")
    quiet = Terminal.objects.create(
        instansi=region, kode="CEXA1", serial="CEXA1", name="Gudang", zone="Asia/Jakarta",
        approved_at=timezone.now() - dt.timedelta(days=9), seen_at=timezone.now() - dt.timedelta(days=2),
        drift_seconds=-340, about={"DeviceName": "X100-C", "FWVersion": "Ver 8.0.4.3"},
    )  # fmt: skip
    device.punch(100, now + dt.timedelta(days=40))
    device.upload()
    ClockOffset.objects.create(
        instansi=region, terminal=terminal, since=timezone.now() - dt.timedelta(days=3),
        until=timezone.now() - dt.timedelta(hours=1), seconds=600, reason="Baterai jam habis", by="cli:test",
    )  # fmt: skip
    client = client_of(bayu)

    for name, address in (
        ("mesin", "/mesin/"),
        ("mesin-satu", f"/mesin/{terminal.pk}/"),
        ("mesin-diam", f"/mesin/{quiet.pk}/"),
        ("mesin-baru", "/mesin/menunggu/CEXA230569999/"),
        ("mesin-pin", "/mesin/pin/"),
        ("mesin-jam", f"/mesin/{terminal.pk}/jam/"),
        ("mesin-tersisih", f"/mesin/{terminal.pk}/tersisih/"),
    ):
        page = open_page(client, address, width=width)
        picture(page, f"{name}-{width}")
        assert faults(page) == []
        assert not is_too_wide(page)
