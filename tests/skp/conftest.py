"""A fixed day, and an SKP of Sari at each stage of its course."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from sembilan.people.models import Employee
from sembilan.skp import actions
from sembilan.skp.actions import MeasureText, RhkText
from sembilan.skp.models import Skp
from tests.cast import SARI

TODAY = dt.date(2026, 1, 20)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.date], None]:
    """It is 20 January 2026; `today(day)` makes it another."""
    real = timezone.localdate

    def is_today(day: dt.date) -> None:
        def localdate(value: Any = None, zone: Any = None) -> dt.date:
            return day if value is None else real(value, zone)

        monkeypatch.setattr(timezone, "localdate", localdate)

    is_today(TODAY)
    return is_today


def person(role: Any) -> Employee:
    """The record of one of the cast."""
    return Employee.objects.select_related("instansi").get(nip=role.nip)


def filled(skp: Skp, by: str) -> Skp:
    """An SKP with all that is needed to send it."""
    rhk = actions.put_rhk(skp=skp, said=RhkText("Menyusun kajian kurikulum", serves_text="Mutu SD naik"), by=by)
    said = MeasureText("Jumlah kajian", aspect="kuantitas", target_milli=4_000, unit="dokumen")
    actions.put_measure(rhk=rhk, said=said, by=by)
    skp.refresh_from_db()
    return skp


@pytest.fixture
def draft(tenant: Any) -> Skp:
    """Sari's SKP of the year, just begun."""
    return actions.make_skp(employee=person(SARI), year=2026, by=SARI.nip)


@pytest.fixture
def full(draft: Skp) -> Skp:
    """The same with an RHK and its measure."""
    return filled(draft, SARI.nip)


@pytest.fixture
def sent(full: Skp, sari: Any) -> Skp:
    """Sent to Budi."""
    return actions.send(skp=full, by=sari)


@pytest.fixture
def agreed(sent: Skp, budi: Any) -> Skp:
    """Agreed by Budi."""
    return actions.agree(skp=sent, by=budi)
