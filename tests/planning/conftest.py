"""A fixed day, and the plan of a unit as the cast would write it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from sembilan.organisation.models import Unor
from sembilan.planning import actions
from sembilan.planning.actions import Figure, GoalSaid, IndicatorSaid
from sembilan.planning.models import Goal, Indicator
from tests import cast

TODAY = dt.date(2026, 8, 10)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.date], None]:
    """It is the tenth of August 2026; `today(day)` makes it another."""
    real = timezone.localdate

    def is_today(day: dt.date) -> None:
        def localdate(value: Any = None, zone: Any = None) -> dt.date:
            return day if value is None else real(value, zone)

        monkeypatch.setattr(timezone, "localdate", localdate)

    is_today(TODAY)
    return is_today


def unit(kode: str = "1010") -> Unor:
    """A unit of the cast."""
    return Unor.objects.get(kode=kode)


def goal_said(**otherwise: Any) -> GoalSaid:
    """A goal of Bidang Pembinaan SD."""
    said: dict[str, Any] = {
        "level": "program", "kode": "1.1", "text": "Mutu sekolah dasar meningkat", "year_from": 2025,
        "year_until": 2030, "source": "Renstra Dinas Pendidikan",
    }  # fmt: skip
    return GoalSaid(**(said | otherwise))


def add_indicator(goal: Goal, name: str = "Nilai literasi", target: int | None = 80_000, **otherwise: Any) -> Indicator:
    """An indicator with a target of the year, as Budi enters it."""
    said = IndicatorSaid(name, **({"measure": "indeks"} | otherwise))
    made = actions.put_indicator(goal=goal, said=said, by=cast.BUDI.nip)
    actions.put_targets(indicator=made, year=2026, values={0: target, 2: target}, by=cast.BUDI.nip)
    return made


def reach(indicator: Indicator, value: int, quarter: int = 2) -> None:
    """What an indicator reached."""
    actions.report_reached(indicator=indicator, year=2026, figure=Figure(quarter, value), by=cast.BUDI.nip)


@pytest.fixture
def goal(tenant: Any) -> Goal:
    """A goal of the unit Budi leads."""
    return actions.put_goal(unor=unit(), said=goal_said(), by=cast.BUDI.nip)


@pytest.fixture
def indicator(goal: Goal) -> Indicator:
    """Its indicator, with a target for the year and the second quarter."""
    return add_indicator(goal)


@pytest.fixture
def agreed(indicator: Indicator) -> SimpleNamespace:
    """The agreement of Budi with Rina, sent."""
    made = actions.draft(unor=unit(), year=2026, by=cast.DEWI.nip)
    return SimpleNamespace(agreement=actions.send(agreement=made, by=cast.BUDI.nip), indicator=indicator)
