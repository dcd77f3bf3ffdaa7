"""What performance hands to the rules: the ratings of the month, and nobody else's or other months'."""

from __future__ import annotations

import datetime as dt

from sembilan.people.models import Employee
from sembilan.performance import batch
from sembilan.performance.models import PeriodicRating, PredikatMonth
from sembilan.runs import machine
from sembilan.runs.models import Held
from sembilan.runs.part import Asked
from tests import cast
from tests.runs.month import OCTOBER, rate


def test_only_ratings_of_the_month_are_read(tenant):
    sari = Employee.objects.get(nip=cast.SARI.nip)
    PeriodicRating.objects.create(instansi=tenant, employee=sari, month=dt.date(2026, 9, 1), hasil_kerja=3, perilaku=3)

    given = batch.inputs(Asked(tenant, OCTOBER, {})).frames["month"]

    assert given.height == Employee.objects.count()
    assert given["hasil_kerja"].null_count() == given.height


def test_a_predikat_for_the_rated_and_a_reason_for_the_others(tenant):
    rate(tenant, Employee.objects.get(nip=cast.SARI.nip), 3, 2)

    run = machine.compute(tenant, "performance", OCTOBER, by="cli:uji")

    assert [(one.nip, one.predikat) for one in PredikatMonth.objects.filter(run=run)] == [(cast.SARI.nip, 4)]
    assert set(Held.objects.filter(run=run).values_list("code", flat=True)) == {"no_rating"}
    assert run.totals == {
        "people": 1, "sangat_kurang": 0, "kurang": 0, "butuh_perbaikan": 0, "baik": 1, "sangat_baik": 0,
    }  # fmt: skip
