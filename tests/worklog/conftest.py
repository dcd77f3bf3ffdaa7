"""A fixed day, Sari's agreed SKP with two results, and entries of hers."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from PIL import Image

from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.skp.models import Rhk, Skp, SkpStep, State
from sembilan.worklog import actions
from sembilan.worklog.actions import Work
from sembilan.worklog.models import Entry
from tests import cast

TODAY = dt.date(2026, 7, 8)  # a Wednesday


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.date], None]:
    """It is a Wednesday in July 2026; `today(day)` makes it another."""
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


def agreed_skp(role: Any = cast.SARI, texts: Sequence[str] = ("Kurikulum tersusun", "Guru terlatih")) -> list[Rhk]:
    """The results of an agreed SKP of the year."""
    owner = person(role)
    unor = Unor.objects.get(kode=role.unor, instansi=owner.instansi)
    skp = Skp.objects.create(
        instansi=owner.instansi, employee=owner, year=2026, unor=unor,
        jabatan="Analis", state=State.AGREED, agreed_on=dt.date(2026, 1, 15),
        valid=DateRange(dt.date(2026, 1, 1), dt.date(2027, 1, 1)),
    )  # fmt: skip
    rhks = [
        Rhk.objects.create(instansi=owner.instansi, skp=skp, number=n, text=text) for n, text in enumerate(texts, 1)
    ]
    contents = {"rhks": [{"id": one.pk} for one in rhks]}
    SkpStep.objects.create(instansi=owner.instansi, skp=skp, state=State.AGREED, contents=contents, by=cast.BUDI.nip)
    return rhks


def entered(role: Any = cast.SARI, **otherwise: Any) -> Entry:
    """Work of somebody today, an hour of it, sent at noon of the day; anything can be said otherwise."""
    day, by = otherwise.pop("day", TODAY), otherwise.pop("by", role.nip)
    token = otherwise.pop("token", None) or uuid.uuid4()
    work = Work(**({"text": "Menyusun modul", "minutes": 60} | otherwise))
    made = actions.enter(employee=person(role), day=day, work=work, token=token, by=by)
    Entry.objects.filter(pk=made.pk).update(sent_at=dt.datetime.combine(day, dt.time(5), dt.UTC))
    return made


def opened(entry: Entry, by: Any) -> Entry:
    """The same, after a superior looked at it, so that no sample stands in the way."""
    actions.look(entry=entry, by=by)
    return entry


@pytest.fixture
def rhks(tenant: Any) -> list[Rhk]:
    """Two results of Sari."""
    return agreed_skp()
