"""A simulated terminal that knocks at the site, and the terminal it becomes once it is approved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sembilan.exchange.sample.device import Device, Send
from sembilan.exchange.terminals import actions, door
from sembilan.organisation.models import Unor
from sembilan.records.tenancy import tenant as working_for

SERIAL = "CEXA230560001"


@pytest.fixture(autouse=True)
def rested():
    """No test is slowed by the calls of the one before."""
    door.KNOWN._left.clear()
    door.ANY._left.clear()


def by_client() -> Send:
    client = Client()

    def send(method: str, address: str, body: bytes | None) -> tuple[int, str]:
        if method == "GET":
            answer = client.get(address)
        else:
            answer = client.post(address, body, content_type="application/octet-stream")
        assert answer["Content-Type"] == "text/plain"
        assert b"<" not in answer.content
        return answer.status_code, answer.content.decode()

    return send


@pytest.fixture
def device(db: None) -> Device:
    return Device(SERIAL, by_client())


@pytest.fixture
def approve(region, db) -> Callable[..., object]:
    """`approve(device)` takes it into service for Bidang Pembinaan SD."""
    from sembilan.accounts.models import User
    from tests import cast

    def approved(device: Device, by=None, zone: str = "Asia/Jakarta"):
        device.greet()
        with working_for(region.pk):
            bayu = by or User.objects.get(nip=cast.BAYU.nip)
            unor = Unor.objects.get(kode="1010")
            return actions.approve(
                instansi=region, serial=device.serial, name="Lobi SD", unor=unor, place=None, zone=zone, by=bayu
            )

    return approved
