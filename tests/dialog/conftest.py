"""A fixed day, an SKP of Sari with an open RHK, and a talk she asked Budi for."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from sembilan.dialog import actions
from sembilan.dialog.models import Talk
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.skp.models import Rhk, Skp
from tests import cast

TODAY = dt.date(2026, 6, 1)
LATER = dt.datetime(2026, 6, 8, 2, 0, tzinfo=dt.UTC)


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


def person(role: Any) -> Employee:
    """The record of one of the cast."""
    return Employee.objects.get(nip=role.nip)


@pytest.fixture
def rhk(tenant: Any) -> Rhk:
    """An open RHK in the agreed SKP of Sari."""
    sari = person(cast.SARI)
    skp = Skp.objects.create(
        instansi=tenant, employee=sari, year=2026, unor=Unor.objects.get(kode="1010"), jabatan="Analis",
        state="setuju", valid=DateRange(dt.date(2026, 1, 1), dt.date(2027, 1, 1)),
    )  # fmt: skip
    return Rhk.objects.create(instansi=tenant, skp=skp, number=1, text="Tersusunnya pedoman kurikulum")


@pytest.fixture
def ask(tenant: Any) -> Callable[..., Talk]:
    """`ask()` is a talk Sari asks Budi for; anything of it can be said otherwise."""

    def asked(**otherwise: Any) -> Talk:
        given: dict[str, Any] = {
            "employee": person(cast.SARI), "kind": "dialog", "about": "Capaian", "token": uuid.uuid4(),
            "by": cast.SARI.nip,
        }  # fmt: skip
        return actions.ask(**(given | otherwise))

    return asked


@pytest.fixture
def talk(ask: Callable[..., Talk]) -> Talk:
    """A talk Sari asked Budi for."""
    return ask()


@pytest.fixture
def guided(ask: Callable[..., Talk]) -> Talk:
    """A bimbingan of Sari by Budi that was held today."""
    made = ask(kind="bimbingan", by=cast.BUDI.nip)
    actions.note(talk=made, text="Dibimbing", by=cast.BUDI.nip)
    return actions.close(talk=made, held_on=TODAY, by=cast.BUDI.nip)
