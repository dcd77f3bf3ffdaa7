"""A fixed day in July 2026, Sari's agreed SKP, and her second quarter at each stage of its course."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from sembilan.evaluation import actions
from sembilan.evaluation.models import Evaluation
from sembilan.skp.models import Skp
from tests.evaluation.world import ABOVE, QUARTER, an_skp, realised

TODAY = dt.date(2026, 7, 3)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.date], None]:
    """It is the third of July 2026; `today(day)` makes it another."""
    real = timezone.localdate

    def is_today(day: dt.date) -> None:
        def localdate(value: Any = None, zone: Any = None) -> dt.date:
            return day if value is None else real(value, zone)

        monkeypatch.setattr(timezone, "localdate", localdate)

    is_today(TODAY)
    return is_today


@pytest.fixture
def skp(tenant: Any) -> Skp:
    """Sari's, agreed for the year."""
    return an_skp()


@pytest.fixture
def opened(skp: Skp) -> Evaluation:
    """Her second quarter, where she has to say what was reached."""
    actions.open_period(instansi_id=skp.instansi_id, period=QUARTER, by="cli:test")
    return Evaluation.objects.select_related("employee__instansi", "skp__unor").get(skp=skp)


@pytest.fixture
def sent(opened: Evaluation, sari: Any) -> Evaluation:
    """Sent by Sari, where Budi has to rate."""
    return actions.send(evaluation=opened, realised=realised(opened), by=sari)


@pytest.fixture
def rated(sent: Evaluation, budi: Any) -> Evaluation:
    """Rated by Budi."""
    return actions.rate(evaluation=sent, judged=ABOVE, by=budi)


@pytest.fixture
def final(rated: Evaluation, budi: Any) -> Evaluation:
    """Made final by Budi."""
    return actions.finalise(evaluation=rated, by=budi)
