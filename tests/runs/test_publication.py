"""A month becomes a run by someone's word; a correction is a new run and shows what it changes."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.organisation.models import Grant
from sembilan.performance.models import PeriodicRating
from sembilan.records.models import Event
from sembilan.runs import actions, files, machine, queries
from sembilan.runs.models import Area, Publication
from tests import cast
from tests.runs.month import OCTOBER


def compute(region, *areas):
    return [machine.compute(region, area, OCTOBER, by="cli:uji") for area in areas]


def test_a_published_month_is_that_run(october):
    (run,) = compute(october, "attendance")

    actions.publish(run=run, by=cast.BAYU.nip)

    assert queries.published("attendance", OCTOBER) == run
    event = Event.objects.get(verb="month.publish")
    assert event.actor == cast.BAYU.nip
    assert event.data == actions.hashes(run)


def test_publishing_pay_publishes_what_it_stands_on(october):
    attendance, performance, allowance = compute(october, "attendance", "performance", "allowance")

    actions.publish(run=allowance, by="cli:uji")

    assert queries.published("attendance", OCTOBER) == attendance
    assert queries.published("performance", OCTOBER) == performance
    assert Event.objects.filter(verb="month.publish").count() == 3


@pytest.mark.parametrize("role", [cast.BAYU, cast.RINA], ids=lambda role: role.grant)
def test_bkd_and_ppk_may_publish(october, role):
    (run,) = compute(october, "performance")

    assert actions.publish(run=run, by=role.nip).by == role.nip


@pytest.mark.parametrize("role", [cast.SARI, cast.BUDI, cast.DEWI, cast.TONO, cast.LINTANG], ids=lambda role: role.name)
def test_nobody_else_may_publish_and_nothing_is_written(october, role):
    (run,) = compute(october, "performance")
    before = Event.objects.count()

    with pytest.raises(actions.Refused, match=f"NIP {role.nip} tidak berhak menerbitkan"):
        actions.publish(run=run, by=role.nip)

    assert not Publication.objects.exists()
    assert Event.objects.count() == before


def test_whose_right_has_ended_may_not_publish(october):
    Grant.objects.filter(nip=cast.BAYU.nip).update(valid=(cast.SINCE, dt.date(2026, 1, 1)))
    (run,) = compute(october, "performance")

    with pytest.raises(actions.Refused, match="tidak berhak"):
        actions.publish(run=run, by=cast.BAYU.nip)


def test_a_month_is_computed_for_whoever_may_ask_for_it(october):
    with pytest.raises(actions.Refused, match="tidak berhak menghitung"):
        actions.request_month(instansi_id=october.pk, month=OCTOBER, areas=["talent"], by=cast.SARI.nip)


def test_results_that_were_altered_are_not_published(october):
    (run,) = compute(october, "performance")
    path = files.folder_of(run) / files.RESULTS
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(actions.Refused, match="telah berubah, jadi tidak diterbitkan"):
        actions.publish(run=run, by="cli:uji")


def test_a_correction_reaches_the_pay_that_is_computed_after_it(october):
    *_, before = compute(october, "attendance", "performance", "allowance")
    actions.publish(run=before, by="cli:uji")
    PeriodicRating.objects.filter(employee__nip=cast.SARI.nip).update(hasil_kerja=1, perilaku=1)
    _, performance, allowance = compute(october, "attendance", "performance", "allowance")

    actions.publish(run=allowance, by="cli:uji")

    assert allowance.reads["performance"] == performance.id
    assert queries.published("performance", OCTOBER) == performance
    assert [change.nip for change in queries.difference(before, allowance)] == [int(cast.SARI.nip)]


def test_publishing_twice_is_said_once(october):
    (run,) = compute(october, "attendance")

    first = actions.publish(run=run, by="cli:uji")

    assert actions.publish(run=run, by="cli:uji") == first
    assert Event.objects.filter(verb="month.publish").count() == 1


def test_pay_from_other_attendance_than_the_published_is_refused(october):
    _, _, allowance = compute(october, "attendance", "performance", "allowance")
    PeriodicRating.objects.filter(employee__nip=cast.SARI.nip).update(hasil_kerja=1, perilaku=1)
    (other,) = compute(october, "performance")
    actions.publish(run=other, by="cli:uji")

    with pytest.raises(actions.Refused, match="Tunjangan dihitung dari kinerja yang lain"):
        actions.publish(run=allowance, by="cli:uji")

    assert not Publication.objects.filter(area__in=["allowance", "attendance"]).exists()


def test_pay_from_attendance_that_was_computed_again_alike_is_published(october):
    _, _, allowance = compute(october, "attendance", "performance", "allowance")
    (same,) = compute(october, "attendance")
    actions.publish(run=same, by="cli:uji")

    actions.publish(run=allowance, by="cli:uji")

    assert queries.published("allowance", OCTOBER) == allowance


def test_an_unfinished_run_cannot_be_published(october):
    (run,) = compute(october, "attendance")
    run.step = "load"

    with pytest.raises(actions.Refused, match="belum selesai"):
        actions.publish(run=run, by="cli:uji")


def test_a_correction_is_a_new_run_that_shows_the_difference(october):
    (before,) = compute(october, "performance")
    actions.publish(run=before, by="cli:uji")
    PeriodicRating.objects.filter(employee__nip=cast.SARI.nip).update(hasil_kerja=3, perilaku=3)
    PeriodicRating.objects.filter(employee__nip=cast.BUDI.nip).delete()
    (after,) = compute(october, "performance")

    changes = {change.nip: change.columns for change in queries.difference(before, after)}

    assert changes == {
        int(cast.SARI.nip): {"hasil_kerja": (2, 3), "perilaku": (2, 3), "predikat": (4, 5)},
        int(cast.BUDI.nip): {"hasil_kerja": (2, None), "perilaku": (2, None), "predikat": (4, None)},
    }
    assert queries.published("performance", OCTOBER) == before
    actions.publish(run=after, by="cli:uji")
    assert queries.published("performance", OCTOBER) == after


def test_computing_twice_differs_in_nothing(october):
    first, second = compute(october, "performance", "performance")

    assert queries.difference(first, second) == []


def test_the_month_says_where_each_area_stands(october, counted):
    compute(october, *Area.values)
    actions.publish(run=queries.latest_done("performance", OCTOBER), by="cli:uji")

    with counted() as asked:
        states = {state.area: state for state in queries.month_state(OCTOBER)}

    assert asked.total <= 8
    assert list(states) == Area.values
    assert states["performance"].publication is not None
    assert states["performance"].may_be_published is False
    assert states["attendance"].may_be_published is True
    assert states["attendance"].remarks == {"pin_missing": 1}
    assert states["allowance"].totals["people"] == states["allowance"].current.rows_out
    assert not any(state.is_running or state.is_abandoned for state in states.values())


def test_pay_that_stands_on_an_older_month_is_told(october):
    compute(october, "attendance", "performance", "allowance")
    actions.publish(run=queries.latest_done("allowance", OCTOBER), by="cli:uji")
    PeriodicRating.objects.filter(employee__nip=cast.SARI.nip).update(hasil_kerja=3, perilaku=3)
    (newer,) = compute(october, "performance")
    actions.publish(run=newer, by="cli:uji")

    states = {state.area: state for state in queries.month_state(OCTOBER)}

    assert states["allowance"].stands_on_older == ("performance",)
