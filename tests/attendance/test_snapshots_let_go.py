"""The snapshots of nightly runs go when a newer run is there and nothing stands on them; what was published stays."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sembilan.attendance.jobs import WORKER
from sembilan.attendance.models import AttendanceMonth
from sembilan.privacy import jobs
from sembilan.records.models import Event
from sembilan.runs import actions, files, machine
from sembilan.runs.models import Run
from sembilan.runs.verify import verify_runs
from tests.cast import BAYU
from tests.runs.month import OCTOBER, build

OLD = dt.timedelta(days=8)


def night(region, area="attendance", by=WORKER, ago=OLD):
    run = machine.compute(region, area, OCTOBER, by=by)
    Run.objects.filter(pk=run.pk).update(finished_at=timezone.now() - ago)
    return run


def lies(run):
    return sorted(file.name for file in files.folder_of(run).glob("*"))


def test_only_what_nothing_stands_on_and_had_its_time_goes_and_what_was_published_proves_the_same_bytes(tenant):
    build(tenant)
    spare, read = night(tenant), night(tenant)
    pay_stands_on = [night(tenant, "performance", "cli:uji"), night(tenant, "allowance", "cli:uji")]
    published, persons, young, newest = (
        night(tenant), night(tenant, by="cli:uji"), night(tenant, ago=dt.timedelta(days=6)), night(tenant)
    )  # fmt: skip
    actions.publish(run=published, by=BAYU.nip)
    bytes_before = {file: file.read_bytes() for file in files.folder_of(published).iterdir()}

    first, again = jobs.let_go(tenant), jobs.let_go(tenant)

    assert (first, again) == (1, 0)
    assert lies(spare) == []
    assert pay_stands_on[1].reads["attendance"] == read.pk
    assert all("results.parquet" in lies(one) for one in (read, *pay_stands_on, published, persons, young, newest))
    assert {file: file.read_bytes() for file in files.folder_of(published).iterdir()} == bytes_before
    assert list(verify_runs(tenant.pk)) == []
    event = Event.objects.get(verb="run.let_go")
    assert event.data["runs"] == {str(spare.pk): spare.snapshot_sha256}
    assert AttendanceMonth.objects.filter(run=spare).exists()
