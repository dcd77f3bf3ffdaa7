"""Units whose people are rated: as many of each predikat as a test wants, by whom it wants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sembilan.evaluation.models import Evaluation, State
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.planning.models import UnitResult
from sembilan.skp.models import Skp
from sembilan.terms.period import Period
from tests import cast

TODAY = dt.date(2026, 7, 3)
QUARTER = Period.read("2026-T2")
SINCE = (dt.date(2020, 1, 1), None)
YEAR = (dt.date(2026, 1, 1), dt.date(2027, 1, 1))
RATINGS = {5: (3, 3), 4: (2, 2), 3: (1, 2), 2: (2, 1), 1: (1, 1)}  # two ratings that make each predikat


def region() -> Instansi:
    """Kabupaten Contoh."""
    return Instansi.objects.get(kode=cast.REGION)


def evaluation(
    employee: Employee, predikat: int | None, *, penilai: str = cast.BUDI.nip, unor: str = "1010",
    state: str = State.RATED, period: Period = QUARTER,
) -> Evaluation:  # fmt: skip
    """One person's evaluation of a period."""
    made, _ = Skp.objects.get_or_create(
        employee=employee, year=2026, jabatan="Analis", unor=Unor.objects.get(kode=unor),
        defaults={"instansi_id": employee.instansi_id, "penilai_nip": penilai, "state": "setuju", "valid": YEAR},
    )  # fmt: skip
    hasil, perilaku = RATINGS[predikat] if predikat else (None, None)
    return Evaluation.objects.create(
        instansi_id=employee.instansi_id, skp=made, employee=employee, cycle=period.cycle.value, first=period.first,
        until=period.until, penilai_nip=penilai, state=state if predikat else State.OPEN, hasil_kerja=hasil,
        perilaku=perilaku, predikat=predikat,
    )  # fmt: skip


def of_cast(role: cast.Role, predikat: int | None, **given: Any) -> Evaluation:
    """The evaluation of one of the cast."""
    return evaluation(Employee.objects.get(nip=role.nip), predikat, **given)


def someone(number: int, unor: str = "1010") -> Employee:
    """One more person who works in a unit."""
    made = Employee.objects.create(
        instansi=region(), nip=f"19900101201501{number:04d}", name=f"Pegawai {number:04d}", kind="PNS", sex="1",
        birth_date=dt.date(1990, 1, 1),
    )  # fmt: skip
    RiwayatUnor.objects.create(instansi=region(), employee=made, unor=Unor.objects.get(kode=unor), valid=SINCE)
    return made


def unit(counts: Mapping[int, int], unor: str = "1010", *, begin: int = 1, **given: Any) -> list[Evaluation]:
    """As many people of each predikat in a unit."""
    predikats = [predikat for predikat, people in counts.items() for _ in range(people)]
    return [evaluation(someone(begin + n, unor), one, unor=unor, **given) for n, one in enumerate(predikats)]


def reached(capaian: int, unor: str = "1010", quarter: int = 2) -> UnitResult:
    """What a unit reached in a quarter."""
    return UnitResult.objects.create(
        instansi=region(), unor=Unor.objects.get(kode=unor), year=2026, quarter=quarter, capaian=capaian,
        by=cast.RINA.nip,
    )  # fmt: skip
