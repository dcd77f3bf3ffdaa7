"""The pages of terminals as a phone and a desk show them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.journeys.browser import DESK, PHONE, chromium, faults, is_too_wide, open_page, picture  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_they_stand_well_on_a_phone_and_a_desk(device, approve, client_of, bayu, open_page, width):  # noqa: F811
    terminal = approve(device)
    now = timezone.localtime().replace(tzinfo=None)
    for minute in range(5):
        device.punch(100 + minute, now - dt.timedelta(hours=2, minutes=minute))
    device.memory.append("rusak")
    device.upload()
    device.name([(100, "Sari Anindya")])
    client = client_of(bayu)

    for name, address in (
        ("mesin", "/mesin/"),
        ("mesin-satu", f"/mesin/{terminal.pk}/"),
        ("mesin-pin", "/mesin/pin/"),
        ("mesin-jam", f"/mesin/{terminal.pk}/jam/"),
        ("mesin-tersisih", f"/mesin/{terminal.pk}/tersisih/"),
    ):
        page = open_page(client, address, width=width)
        picture(page, f"{name}-{width}")
        assert faults(page) == []
        assert not is_too_wide(page)
