"""A thousand presses in any order, each once or several times, cut into any batches: the same rows."""

from __future__ import annotations

import datetime as dt
import json
import random
import uuid
from typing import Any

import pytest
from django.db import transaction

from sembilan.attendance.models import Press
from sembilan.presence.models import Device
from tests.cast import BUDI, DEWI, SARI
from tests.presence.phone import Phone
from tests.presence.world import MONDAY, at, office, phone_of, send

DAYS = 84
COLUMNS = ("id", "employee_id", "day", "meaning", "at", "pressed_at", "latitude", "place_id", "decision", "device_id")


def presses(phones: list[Phone]) -> list[bytes]:
    """About a thousand: two meanings, a double now and then, of three people over many days, each with its moment."""
    dice = random.Random(9)  # noqa: S311
    found = []
    for number in range(DAYS):
        for phone in phones:
            for meaning, clock in ((1, "07:21"), (2, "16:05")):
                first = at(clock, MONDAY - dt.timedelta(days=number % 3))
                for double in range(1 + (dice.random() < 0.95)):
                    pressed = first + dt.timedelta(seconds=number * 7 + double * 3)
                    press = phone.press(pressed, meaning, id=uuid.UUID(int=dice.getrandbits(128)))
                    found.append(phone.body(pressed, press))
    return found


def rows() -> list[tuple[Any, ...]]:
    return sorted(Press.objects.values_list(*COLUMNS), key=str)


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_and_any_copies_give_the_same_rows(tenant: Any, seed: int) -> None:
    office()
    bodies = presses([phone_of(one.nip) for one in (SARI, BUDI, DEWI)])
    assert len(bodies) > 900
    received = at("17:00")
    whole = [_at_once(one, received) for one in bodies]
    before = transaction.savepoint()
    send(received, *whole)
    expected = rows()
    transaction.savepoint_rollback(before)
    assert len(expected) == len(bodies)
    assert not rows()

    dice = random.Random(seed)  # noqa: S311
    mixed = whole + dice.choices(whole, k=300)
    dice.shuffle(mixed)
    while mixed:
        count = dice.randint(1, 120)
        send(received, *mixed[:count])
        mixed = mixed[count:]

    assert rows() == expected
    assert Device.objects.count() == 3


def _at_once(body: bytes, received: dt.datetime) -> bytes:
    """The message as it is sent at a moment: its presses waited until then."""
    told = json.loads(body)
    told["sent_at"] = round(received.timestamp() * 1000)
    return json.dumps(told).encode()
