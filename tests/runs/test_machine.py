"""A small month from end to end, and what makes it the same again."""

from __future__ import annotations

import dataclasses

import polars as pl
import pytest

from sembilan.allowance.models import TppMonth
from sembilan.attendance.models import AttendanceMonth
from sembilan.performance.models import PeriodicRating
from sembilan.records.models import Event
from sembilan.records.tenancy import tenant as working_for
from sembilan.runs import actions, files, lock, machine, queries
from sembilan.runs import part as parts
from sembilan.runs.models import Area, Held, Remark, Run
from sembilan.talent.models import TalentMonth
from tests import cast
from tests.runs.month import OCTOBER

CLI = "cli:uji"


def compute(region, area, **more):
    return machine.compute(region, area, OCTOBER, by=CLI, **more)


def whole_month(region):
    return {area: compute(region, area) for area in Area.values}


def test_a_month_is_computed_area_by_area(october):
    runs = whole_month(october)

    assert {area: (run.step, run.rows_in, run.rows_out) for area, run in runs.items()} == {
        area: ("done", len(cast_here()), len(cast_here())) for area in Area.values
    }
    sari = AttendanceMonth.objects.get(run=runs["attendance"], nip=cast.SARI.nip)
    assert (sari.hari_kerja, sari.hadir, sari.tl1, sari.tk) == (22, 22, 0, 0)
    assert AttendanceMonth.objects.get(run=runs["attendance"], nip=cast.AGUS.nip).tk == 22
    assert TalentMonth.objects.get(run=runs["talent"], nip=cast.SARI.nip).jpm == 8000


def cast_here():
    return [role for role in cast.CAST if role.region == cast.REGION]


def test_pay_is_exact_to_the_rupiah(october):
    run = whole_month(october)["allowance"]

    sari = TppMonth.objects.get(run=run, nip=cast.SARI.nip)

    assert (sari.kelas, sari.tpp_dasar, sari.tpp_maks) == (sari_kelas(), *sari_amounts())
    assert (sari.aktivitas_bp, sari.predikat_bp, sari.disiplin_bp) == (10_000, 10_000, 10_000)
    assert sari.tpp_bruto == sari.tpp_maks


def sari_kelas():
    return {kode: kelas for kode, _, _, kelas in cast.POSTS}[cast.SARI.jabatan]


def sari_amounts():
    tukin, load, place = next((t, b, c) for kelas, t, b, c in cast.KELAS if kelas == sari_kelas())
    basic = (tukin * 70 * 9383 * 90 * 2 + 10**8) // (2 * 10**8)
    return basic, (basic * (10_000 + load + place) * 2 + 10_000) // 20_000


def test_the_same_month_again_has_the_same_hashes(october):
    first, second = whole_month(october), whole_month(october)

    for area in Area.values:
        assert first[area].id != second[area].id
        assert actions.hashes(first[area]) | {"run": 0} == actions.hashes(second[area]) | {"run": 0}


def test_the_order_of_rows_changes_no_hash(october, monkeypatch):
    straight = compute(october, "attendance")
    part = parts.part_of("attendance")

    def shuffled(asked):
        given = part.inputs(asked)
        mixed = {grain: frame.sample(fraction=1, shuffle=True, seed=9) for grain, frame in given.frames.items()}
        return dataclasses.replace(given, frames=mixed)

    monkeypatch.setattr("sembilan.attendance.batch.PART", dataclasses.replace(part, inputs=shuffled))
    again = compute(october, "attendance")

    assert again.snapshot_sha256 == straight.snapshot_sha256
    assert again.results_sha256 == straight.results_sha256


def test_other_data_have_another_hash(october):
    first = compute(october, "performance")
    PeriodicRating.objects.filter(employee__nip=cast.SARI.nip).update(hasil_kerja=3, perilaku=3)

    second = compute(october, "performance")

    assert first.snapshot_sha256 != second.snapshot_sha256
    assert first.results_sha256 != second.results_sha256


def test_someone_without_a_rating_is_held_and_everyone_else_is_computed(october):
    PeriodicRating.objects.filter(employee__nip=cast.SARI.nip).delete()

    runs = whole_month(october)

    assert [(one.nip, one.code) for one in Held.objects.filter(run=runs["performance"])] == [
        (cast.SARI.nip, "no_rating")
    ]
    assert [(one.nip, one.code) for one in Held.objects.filter(run=runs["allowance"])] == [
        (cast.SARI.nip, "no_predikat")
    ]
    for run in runs.values():
        assert run.rows_in == run.rows_out + run.rows_held


def test_what_needs_a_look_is_kept_with_the_run(october):
    runs = whole_month(october)

    assert Remark.objects.get(run=runs["attendance"], code="pin_missing").nip == cast.AGUS.nip
    assert Remark.objects.get(run=runs["allowance"], code="all_absent_but_active").params == {
        "days": 22,
        "minutes": 6600,
    }
    held, looked = queries.counts(runs["attendance"])
    assert held == []
    assert ("PIN mesin belum dipetakan, jadi ketukannya tidak dapat dikenali.", 1) in looked


def test_pay_needs_attendance_first(october):
    with pytest.raises(actions.Refused, match="Jalankan dahulu: sembilan run attendance 2026-10"):
        compute(october, "allowance")

    assert not Run.objects.filter(area="allowance").exists()


def test_two_people_cannot_compute_one_month_at_once(october, other_session):
    other_session.execute("select pg_advisory_lock(%s)", [lock.key_of(october.pk, "attendance", OCTOBER.first)])

    with pytest.raises(actions.Refused, match="sedang dihitung"):
        compute(october, "attendance")

    assert compute(october, "performance").step == Run.Step.DONE


def test_ctrl_c_leaves_a_failed_run_and_no_result(october):
    def press(run, step, seconds):
        if step == Run.Step.EVALUATE:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compute(october, "attendance", progress=press)

    run = Run.objects.get(area="attendance")
    assert run.step == Run.Step.FAILED
    assert run.failure == "Dihentikan oleh pengguna pada langkah “Menghitung”; tidak ada yang tersimpan."
    assert not AttendanceMonth.objects.exists()
    assert not files.folder_of(run).exists()


def test_a_rule_that_gives_nothing_holds_the_person(october, monkeypatch):
    real = machine.evaluated

    def one_lost(part, plan, frames, held):
        frame = real(part, plan, frames, held)
        return frame.with_columns(
            predikat=pl.when(pl.col("nip") == int(cast.SARI.nip)).then(None).otherwise(pl.col("predikat"))
        )

    monkeypatch.setattr(machine, "evaluated", one_lost)
    run = compute(october, "performance")

    assert [(one.nip, one.code, one.column) for one in Held.objects.filter(run=run)] == [
        (cast.SARI.nip, "no_result", "predikat")
    ]


def test_every_run_leaves_its_events(october):
    run = compute(october, "attendance")

    events = Event.objects.filter(target=f"run:{run.id}").order_by("id")

    assert [event.verb for event in events] == ["run.open", "run.load"]
    assert events[1].data["snapshot"] == run.snapshot_sha256
    assert events[1].data["results"] == run.results_sha256


def test_another_region_sees_neither_run_nor_result(october, other_region):
    compute(october, "attendance")

    with working_for(other_region.pk):
        assert not Run.objects.exists()
        assert not AttendanceMonth.objects.exists()
        assert queries.current("attendance", OCTOBER) is None


def test_each_region_computes_only_its_own_people(october, other_region):
    mine = compute(october, "attendance")

    theirs = compute(other_region, "attendance")

    assert theirs.rows_in == len([role for role in cast.CAST if role.region == cast.OTHER_REGION])
    assert mine.rows_in == len(cast_here())
    both = set(files.read_results(mine)["nip"]) & set(files.read_results(theirs)["nip"])
    assert both == set()
