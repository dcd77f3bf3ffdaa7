"""A fixed day in July 2026, and a look taken by the worker's own function."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from sembilan.coaching import actions, jobs
from sembilan.coaching.models import Look
from sembilan.coaching.span import Span
from tests.coaching.made import QUARTER

TODAY = dt.date(2026, 7, 15)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.date], None]:
    """It is the fifteenth of July 2026; `today(day)` makes it another."""
    real = timezone.localdate

    def is_today(day: dt.date) -> None:
        def localdate(value: Any = None, zone: Any = None) -> dt.date:
            return day if value is None else real(value, zone)

        monkeypatch.setattr(timezone, "localdate", localdate)

    is_today(TODAY)
    return is_today


@pytest.fixture
def look(tenant: Any) -> Callable[..., Look]:
    """`look()` is the region's second quarter looked at; of a unit or another period when said."""

    def looked(span: Span = QUARTER, unor: Any = None, by: Any = "cli:uji") -> Look:
        asked = actions.ask_look(instansi_id=tenant.pk, span=span, unor=unor, by=by)
        jobs.take(instansi_id=tenant.pk, look_id=asked.pk)
        asked.refresh_from_db()
        return asked

    return looked
