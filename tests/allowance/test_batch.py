"""What allowance hands to the rules: class, minutes, days, predikat, sanctions; and who cannot be paid yet."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from sembilan.allowance import batch
from sembilan.allowance.models import TppKelas, TppMonth
from sembilan.discipline.models import Sanction
from sembilan.organisation.models import Jabatan
from sembilan.people.models import Employee, RiwayatJabatan
from sembilan.performance.models import DailyActivity
from sembilan.runs import files, machine, queries
from sembilan.runs.models import Held, Remark
from sembilan.runs.part import Asked
from tests import cast
from tests.runs.month import OCTOBER, build

SARI = int(cast.SARI.nip)


def pay(region):
    for area in ("attendance", "performance"):
        machine.compute(region, area, OCTOBER, by="cli:uji")
    return machine.compute(region, "allowance", OCTOBER, by="cli:uji")


def given(region):
    for area in ("attendance", "performance"):
        machine.compute(region, area, OCTOBER, by="cli:uji")
    below = {a: files.read_results(queries.current(a, OCTOBER)) for a in ("attendance", "performance")}
    return batch.inputs(Asked(region, OCTOBER, below)).frames


def sari_of(frame):
    return frame.filter(pl.col("nip") == SARI).row(0, named=True)


@pytest.fixture
def sari_record(tenant):
    return build(tenant)[cast.SARI.nip]


def test_only_approved_minutes_of_the_month_count(tenant, sari_record):
    for day, minutes, decision in (
        (dt.date(2026, 9, 30), 400, "disetujui"),
        (dt.date(2026, 10, 31), 50, "disetujui"),
        (dt.date(2026, 10, 4), 400, "ditolak"),
        (dt.date(2026, 10, 11), 400, "diajukan"),
        (dt.date(2026, 11, 1), 400, "disetujui"),
    ):
        DailyActivity.objects.create(instansi=tenant, employee=sari_record, day=day, minutes=minutes, decision=decision)

    assert sari_of(given(tenant)["month"])["approved_minutes"] == 22 * 300 + 50


def test_the_post_of_the_last_day_gives_the_class(tenant, sari_record):
    change = dt.date(2026, 10, 31)
    held = RiwayatJabatan.objects.get(employee=sari_record)
    RiwayatJabatan.objects.filter(id=held.id).update(valid=(held.valid.lower, change))
    RiwayatJabatan.objects.create(
        instansi=tenant, employee=sari_record, jabatan=Jabatan.objects.get(kode="J120"), valid=(change, None)
    )

    assert sari_of(given(tenant)["month"])["kelas"] == 9


def test_the_amounts_in_force_on_the_first_day_are_used(tenant, sari_record):
    kelas = sari_of(given(tenant)["month"])["kelas"]
    old = TppKelas.objects.get(kelas=kelas)
    TppKelas.objects.filter(id=old.id).update(valid=(old.valid.lower, dt.date(2026, 10, 2)))
    TppKelas.objects.create(
        instansi=tenant, kelas=kelas, tukin_bpk=1, beban_kerja_bp=0, kondisi_kerja_bp=0,
        valid=(dt.date(2026, 10, 2), None),
    )  # fmt: skip

    assert sari_of(given(tenant)["month"])["tukin_bpk"] == old.tukin_bpk


def test_a_sanction_counts_from_its_tmt(tenant, sari_record):
    for tmt in (dt.date(2026, 10, 31), dt.date(2026, 11, 1)):
        Sanction.objects.create(
            instansi=tenant, employee=sari_record, level=2, kind="Pemotongan TPP", tmt=tmt, months=12, cut_bp=2500
        )

    assert given(tenant)["sanction"].rows() == [(SARI, 2, dt.date(2026, 10, 31), 12, 2500)]


def test_a_running_sanction_cuts_a_quarter(tenant, sari_record):
    before = TppMonth.objects.get(run=pay(tenant), nip=cast.SARI.nip)
    Sanction.objects.create(
        instansi=tenant, employee=sari_record, level=2, kind="Pemotongan TPP",
        tmt=dt.date(2026, 10, 1), months=6, cut_bp=2500,
    )  # fmt: skip

    after = TppMonth.objects.get(run=pay(tenant), nip=cast.SARI.nip)

    assert after.tpp_bruto == (before.tpp_bruto * 75 * 2 + 100) // 200
    assert after.tpp_bruto + after.potongan_hukdis == before.tpp_bruto


def test_someone_without_a_post_is_held(tenant, sari_record):
    RiwayatJabatan.objects.filter(employee=sari_record).delete()

    assert reasons(pay(tenant)) == {"no_post"}


def reasons(run):
    return set(Held.objects.filter(run=run, nip=cast.SARI.nip).values_list("code", flat=True))


def test_a_class_without_an_amount_holds_its_people(tenant, sari_record):
    kelas = sari_of(given(tenant)["month"])["kelas"]
    TppKelas.objects.filter(kelas=kelas).delete()

    assert reasons(pay(tenant)) == {"no_tukin"}


def test_a_change_beyond_the_limit_is_told_and_one_at_the_limit_is_not(tenant, sari_record):
    results = files.read_results(pay(tenant)).head(3)
    amounts = results.with_columns(tpp_bruto=pl.Series([1399, 1400, 1401]))
    before = results.with_columns(tpp_bruto=pl.Series([1000, 1000, 1000]))

    assert [(one.nip, one.params["percent"]) for one in batch.moved(amounts, before)] == [(amounts["nip"][2], 40)]
    assert batch.moved(amounts, None) == []


def test_a_unit_without_any_approved_activity_is_told(tenant, sari_record):
    from sembilan.organisation.models import Unor
    from sembilan.people.models import RiwayatUnor

    lonely = Unor.objects.get(kode="4000")
    for nip in (cast.SARI.nip, cast.BUDI.nip):
        RiwayatUnor.objects.filter(employee__nip=nip).update(unor=lonely)
    there = RiwayatUnor.objects.filter(unor=lonely).values_list("employee_id", flat=True)
    DailyActivity.objects.filter(employee_id__in=list(there)).update(decision="ditolak")

    run = pay(tenant)

    assert [one.params for one in Remark.objects.filter(run=run, code="unit_no_activity")] == [
        {"unor": "4000", "unit": lonely.name, "people": 3}
    ]


def test_totals_add_up_to_the_slips(tenant, sari_record):
    run = pay(tenant)

    slips = TppMonth.objects.filter(run=run)
    assert run.totals["tpp_bruto"] == sum(slip.tpp_bruto for slip in slips)
    assert run.totals["people"] == len(slips) == Employee.objects.count()
