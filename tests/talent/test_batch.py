"""What talent hands to the rules: what was known of a career by the end of the month, and who has no place yet."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from sembilan.assessment.models import AssessmentResult
from sembilan.discipline.models import Sanction
from sembilan.learning.models import Training
from sembilan.performance.models import PeriodicRating
from sembilan.runs import files, machine, queries
from sembilan.runs.models import Remark
from sembilan.runs.part import Asked
from sembilan.talent import batch
from sembilan.talent.models import TalentMonth
from tests import cast
from tests.runs.month import OCTOBER, build

SARI = int(cast.SARI.nip)
LAST, AFTER = dt.date(2026, 10, 31), dt.date(2026, 11, 1)


@pytest.fixture
def sari_record(tenant):
    return build(tenant)[cast.SARI.nip]


def talent(region):
    machine.compute(region, "performance", OCTOBER, by="cli:uji")
    return machine.compute(region, "talent", OCTOBER, by="cli:uji")


def given(region):
    machine.compute(region, "performance", OCTOBER, by="cli:uji")
    below = {"performance": files.read_results(queries.current("performance", OCTOBER))}
    return batch.inputs(Asked(region, OCTOBER, below)).frames


def test_what_happens_after_the_month_is_not_yet_known(tenant, sari_record):
    shared = {"instansi": tenant, "employee": sari_record}
    for day in (LAST, AFTER):
        AssessmentResult.objects.create(**shared, assessed_on=day, jpm=9000, potensi=9000)
        Training.objects.create(**shared, kind="Diklat", jp=10, finished_on=day, ordinal=1)
        Sanction.objects.create(**shared, level=1, kind="Teguran", tmt=day)

    frames = given(tenant)

    assert frames["assessment"]["assessed_on"].max() == LAST
    assert frames["training"]["finished_on"].max() == LAST
    assert frames["sanction"].rows() == [(SARI, 1, LAST, None, 0)]


def test_time_in_the_post_and_education_are_read(tenant, sari_record):
    row = given(tenant)["month"].filter(pl.col("nip") == SARI).row(0, named=True)

    assert row == {"nip": SARI, "predikat": 4, "education": 40, "post_since": cast.SARI.post_since}


def test_a_place_is_given_and_those_without_an_assessment_are_listed(tenant, sari_record):
    run = talent(tenant)

    sari = TalentMonth.objects.get(run=run, nip=cast.SARI.nip)
    assert (sari.kinerja, sari.jpm, sari.potensi) == (2, 8000, 7500)
    assert sari.kotak is not None
    listed = Remark.objects.filter(run=run, code="not_mapped")
    assert listed.count() == run.rows_out - 1 == run.totals["belum_dipetakan"]
    assert cast.SARI.nip not in listed.values_list("nip", flat=True)
    assert sum(run.totals[f"kotak_{box}"] for box in range(1, 10)) == 1


def test_without_a_predikat_there_is_no_place_but_another_reason(tenant, sari_record):
    PeriodicRating.objects.filter(employee=sari_record).delete()

    run = talent(tenant)

    assert TalentMonth.objects.get(run=run, nip=cast.SARI.nip).kotak is None
    assert Remark.objects.get(run=run, nip=cast.SARI.nip).code == "no_kinerja"
