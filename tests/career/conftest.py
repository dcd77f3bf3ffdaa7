"""The cast with what a career is judged by, and the due lists reckoned for today."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from sembilan.career.actions import open_case, reckon, take_step
from sembilan.career.models import Case
from sembilan.people.actions import add_entry
from sembilan.people.models import Employee
from sembilan.terms.month import Month
from tests.cast import SARI

CLI = "cli:tes"


def next_first() -> dt.date:
    """The first of next month."""
    return Month.of(timezone.localdate()).next().first


@pytest.fixture
def kgb_of_sari(tenant: Any) -> Any:
    """Sari's last KGB was two years before the first of next month, at six years in III/b."""
    texts = {
        "tmt": next_first().replace(year=next_first().year - 2).isoformat(), "golongan": "III/b", "mk_years": "6",
        "mk_months": "0", "gaji_pokok": "3186600", "sk_number": "822/1", "sk_date": "2024-09-01", "sk_by": "Kepala BKD",
    }  # fmt: skip
    return add_entry(employee=sari_here(), kind="kgb", texts=texts, by=CLI, source="tes")


def sari_here() -> Employee:
    """Sari as an employee."""
    return Employee.objects.select_related("instansi").get(nip=SARI.nip)


@pytest.fixture
def reckoned(kgb_of_sari: Any, tenant: Any) -> int:
    """The lists of today."""
    return reckon(instansi_id=tenant.pk, by=CLI)


@pytest.fixture
def case_of_sari(reckoned: int, bayu: Any) -> Case:
    """Sari's KGB, opened by Bayu."""
    return open_case(employee=sari_here(), service="kgb", by=bayu)


@pytest.fixture
def waiting(case_of_sari: Case, bayu: Any) -> Case:
    """Her letter checked, numbered, and waiting for Rina."""
    take_step(case=case_of_sari, state="checked", by=bayu)
    take_step(case=case_of_sari, state="to_sign", by=bayu, number="822.3/77", dated=timezone.localdate())
    return Case.objects.get(pk=case_of_sari.pk)
