"""What a person is told is what was computed, whatever has changed since."""

from __future__ import annotations

import pytest

from sembilan.performance.models import PeriodicRating
from sembilan.runs import files, machine
from sembilan.runs.explain import NotThere, explain_person, stood_on
from sembilan.runs.models import Area
from tests import cast
from tests.runs.month import OCTOBER


@pytest.fixture
def runs(october):
    return {area: machine.compute(october, area, OCTOBER, by="cli:uji") for area in Area.values}


@pytest.mark.parametrize("area", Area.values)
def test_everybody_is_told_what_was_computed(runs, area):
    for row in files.read_results(runs[area]).iter_rows(named=True):
        assert explain_person(runs[area], row["nip"]).results == row


def test_later_changes_do_not_change_what_is_told(runs):
    PeriodicRating.objects.all().delete()

    assert explain_person(runs["performance"], cast.SARI.nip).results["predikat"] == 4


def test_attendance_is_told_day_by_day(runs):
    told = explain_person(runs["attendance"], cast.SARI.nip)

    assert told.days.height == 31
    assert told.frames["punch"].height == 44


def test_the_run_stood_on_is_found(runs):
    assert stood_on(runs["allowance"], "attendance") == runs["attendance"]
    assert stood_on(runs["attendance"], "performance") is None


def test_a_stranger_is_not_there(runs):
    with pytest.raises(NotThere):
        explain_person(runs["attendance"], cast.LINTANG.nip)
