"""A fixed day, a unit with enough colleagues, and a round about a quarter."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from sembilan.behaviour import actions
from sembilan.behaviour.models import Round
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.terms.period import Period
from tests import cast

TODAY = dt.date(2026, 7, 6)
QUARTER = Period.read("2026-T2")
COLLEAGUES = [f"19900101201501100{n}" for n in range(1, 6)]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.date], None]:
    """It is the sixth of July 2026; `today(day)` makes it another."""
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


@pytest.fixture
def colleagues(tenant: Any) -> list[Employee]:
    """Five more who work where Sari does."""
    unit, made = Unor.objects.get(kode="1010"), []
    for number, nip in enumerate(COLLEAGUES):
        one = Employee.objects.create(
            instansi=tenant, nip=nip, name=f"Rekan {'ABCDE'[number]}", kind="PNS", sex="1",
            birth_date=dt.date(1990, 1, 1),
        )  # fmt: skip
        RiwayatUnor.objects.create(instansi=tenant, employee=one, unor=unit, valid=(cast.SINCE, None))
        made.append(one)
    return made


@pytest.fixture
def opened(tenant: Any, colleagues: Any) -> Round:
    """A round about the second quarter for the unit of Sari."""
    return actions.open_round(
        instansi=tenant, unor=Unor.objects.get(kode="1010"), period=QUARTER, closes_on=TODAY + dt.timedelta(14),
        token=uuid.uuid4(), by=cast.BAYU.nip,
    )  # fmt: skip


def answer_all(round_: Round, employee: Employee, scores: dict[str, int], most: int = 99, remark: str = "") -> None:
    """Let those who are asked about somebody answer the same to every value, by the side they are on."""
    for group, score in scores.items():
        rows = round_.invitations.filter(employee=employee, group=group, is_used=False).order_by("rater_nip")
        for one in rows[:most]:
            marks = dict.fromkeys(range(1, 8), score)
            actions.answer(invitation=one, marks=marks, remark=remark, by=one.rater_nip)
