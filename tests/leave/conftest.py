"""A fixed day, and requests of Sari at each stage of their course."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from sembilan.leave import actions
from sembilan.leave.models import LeaveRequest
from sembilan.leave.queries.balance import Asked
from sembilan.people.models import Employee
from tests import cast

TODAY = dt.date(2026, 6, 1)  # a Monday; the first of June is a holiday
MONDAY = dt.date(2026, 7, 6)
FRIDAY = dt.date(2026, 7, 10)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.date], None]:
    """It is the first of June 2026; `today(day)` makes it another."""

    real = timezone.localdate

    def is_today(day: dt.date) -> None:
        def localdate(value: Any = None, zone: Any = None) -> dt.date:
            return day if value is None else real(value, zone)

        monkeypatch.setattr(timezone, "localdate", localdate)

    is_today(TODAY)
    return is_today


def png() -> bytes:
    """A real, small picture."""
    drawn = io.BytesIO()
    Image.new("RGB", (120, 160), "white").save(drawn, "PNG")
    return drawn.getvalue()


def person(role: Any) -> Employee:
    """The record of one of the cast."""
    return Employee.objects.select_related("instansi").get(nip=role.nip)


@pytest.fixture
def ask(tenant: Any) -> Callable[..., LeaveRequest]:
    """`ask()` is Sari's annual leave of a week in July; anything of it can be said otherwise."""

    def asked(role: Any = cast.SARI, **otherwise: Any) -> LeaveRequest:
        given: dict[str, Any] = {
            "kind": "cuti tahunan", "first": MONDAY, "last": FRIDAY, "on": TODAY,
        } | {name: otherwise.pop(name) for name in ("kind", "first", "last", "journey", "doctor", "child")
             if name in otherwise}  # fmt: skip
        rest: dict[str, Any] = {
            "employee": person(role), "reason": "Pulang kampung", "address": "Jalan Melati 9", "phone": "0812",
            "token": uuid.uuid4(), "by": role.nip,
        }  # fmt: skip
        return actions.ask(asked=Asked(**given), **(rest | otherwise))

    return asked


@pytest.fixture
def asked(ask: Any) -> LeaveRequest:
    """Sari's week, where Budi has to say something."""
    made: LeaveRequest = ask()
    return made


@pytest.fixture
def considered(asked: LeaveRequest, budi: Any) -> LeaveRequest:
    """Agreed by Budi, where Rina has to decide."""
    return actions.consider(request=asked, word=actions.Word("disetujui"), by=budi)


@pytest.fixture
def approved(considered: LeaveRequest, rina: Any) -> LeaveRequest:
    """Granted by Rina."""
    return actions.decide(request=considered, word=actions.Word("disetujui"), by=rina)
