"""A fixed day in July 2026, Sari's agreed SKP, and her second quarter at each stage of its course."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.utils import timezone

from sembilan.evaluation import actions
from sembilan.evaluation.models import Evaluation
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.skp.models import Measure, Rhk, Skp, State
from sembilan.terms.period import Period
from tests import cast

TODAY = dt.date(2026, 7, 3)
QUARTER = Period.read("2026-T2")
YEAR = (dt.date(2026, 1, 1), dt.date(2027, 1, 1))


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


def person(role: Any) -> Employee:
    """The record of one of the cast."""
    return Employee.objects.select_related("instansi").get(nip=role.nip)


def an_skp(
    role: Any = cast.SARI, *, unor: str = "1010", jabatan: str = "Analis Kebijakan Ahli Pertama",
    penilai: str = cast.BUDI.nip, valid: Sequence[dt.date] = YEAR, state: str = State.AGREED,
) -> Skp:  # fmt: skip
    """An SKP with two RHK: one with a figure, one in words."""
    one = person(role)
    made = Skp.objects.create(
        instansi=one.instansi, employee=one, year=2026, unor=Unor.objects.get(kode=unor), jabatan=jabatan,
        penilai_nip=penilai, state=state, valid=tuple(valid), agreed_on=valid[0] if state == State.AGREED else None,
    )  # fmt: skip
    for number, (text, target, words) in enumerate(
        (("Kajian kurikulum tersusun", 12_000, ""), ("Sekolah terdampingi", None, "semua sekolah binaan")), 1
    ):
        rhk = Rhk.objects.create(instansi=one.instansi, skp=made, number=number, text=text)
        Measure.objects.create(
            instansi=one.instansi, rhk=rhk, aspect="kuantitas", text="Jumlah", target_milli=target,
            target_text=words, unit="dokumen" if target else "",
        )  # fmt: skip
    return made


@pytest.fixture
def skp(tenant: Any) -> Skp:
    """Sari's, agreed for the year."""
    return an_skp()


@pytest.fixture
def opened(skp: Skp) -> Evaluation:
    """Her second quarter, where she has to say what was reached."""
    actions.open_period(instansi_id=skp.instansi_id, period=QUARTER, by="cli:test")
    return Evaluation.objects.select_related("employee__instansi", "skp__unor").get(skp=skp)


def realised(evaluation: Evaluation, **otherwise: Any) -> dict[int, actions.Realised]:
    """Something for each of its RHK, with evidence."""
    given = {"text": "Selesai", "value_milli": 12_000, "link": "https://contoh.go.id/bukti"} | otherwise
    return {one.pk: actions.Realised(**given) for one in evaluation.skp.rhks.all()}


@pytest.fixture
def sent(opened: Evaluation, sari: Any) -> Evaluation:
    """Sent by Sari, where Budi has to rate."""
    return actions.send(evaluation=opened, realised=realised(opened), by=sari)


ABOVE = actions.Judged(3, 2, hasil_reason="Tiga kajian lebih dari target, dipakai dalam Renja.")


@pytest.fixture
def rated(sent: Evaluation, budi: Any) -> Evaluation:
    """Rated by Budi."""
    return actions.rate(evaluation=sent, judged=ABOVE, by=budi)


@pytest.fixture
def final(rated: Evaluation, budi: Any) -> Evaluation:
    """Made final by Budi."""
    return actions.finalise(evaluation=rated, by=budi)
