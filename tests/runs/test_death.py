"""Power cuts, lost connections: a run killed at any step leaves nothing half, and the next one makes it good."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from sembilan.attendance.models import AttendanceMonth
from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant
from sembilan.runs import actions, machine, queries
from sembilan.runs.models import Run
from tests import cast
from tests.runs import month
from tests.runs.month import OCTOBER


@pytest.fixture
def region(own_database):
    instansi = Instansi.objects.get(kode=cast.REGION)
    with connection.cursor() as cursor:
        cursor.execute("select attendance_clocking_month('2026-10-01')")
    with tenant(instansi.pk):
        month.build(instansi)
    return instansi


def killed(environment, fatal):
    command = [sys.executable, "-m", "tests.runs.deadly", "attendance", fatal]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def wait_for_the_lock(run):
    """The server notices a dead client by itself, but not within the same instant."""
    for _ in range(600):
        if not queries.is_alive(run):
            return
        time.sleep(0.05)
    pytest.fail("the lock of a dead process is still held")


@pytest.mark.slow
@pytest.mark.parametrize("step", ["snapshot", "check", "evaluate", "weigh", "load", "uncommitted"])
def test_a_killed_run_leaves_nothing_and_the_next_is_as_if_undisturbed(region, own_database, step):
    killed(own_database, step)

    with tenant(region.pk):
        dead = Run.objects.get()
        assert dead.step == ("load" if step == "uncommitted" else step)
        assert not AttendanceMonth.objects.exists()
        assert queries.current("attendance", OCTOBER) is None
        wait_for_the_lock(dead)
        assert queries.month_state(OCTOBER)[0].is_abandoned

    again = machine.compute(region, "attendance", OCTOBER, by="cli:uji")
    undisturbed = machine.compute(region, "attendance", OCTOBER, by="cli:uji")

    with tenant(region.pk):
        dead.refresh_from_db()
        assert dead.step == Run.Step.FAILED
        assert "sebelum selesai; tidak ada hasil yang tersimpan" in dead.failure
        assert AttendanceMonth.objects.filter(run=again).count() == again.rows_in
    assert again.results_sha256 == undisturbed.results_sha256
    assert again.snapshot_sha256 == undisturbed.snapshot_sha256


@pytest.mark.slow
@pytest.mark.parametrize("step", ["snapshot", "evaluate", "load"])
def test_a_lost_connection_is_told_and_harms_nothing(region, own_database, monkeypatch, step):
    real = machine._step

    def losing(run, name, job):
        if name == step:
            cut_off(own_database)
        return real(run, name, job)

    monkeypatch.setattr(machine, "_step", losing)
    with pytest.raises(actions.Refused, match="Sambungan ke basis data terputus"):
        machine.compute(region, "attendance", OCTOBER, by="cli:uji")
    monkeypatch.undo()

    with tenant(region.pk):
        run = Run.objects.get()
        assert run.step == Run.Step.FAILED
        assert run.failure.startswith("Sambungan ke basis data terputus")
        assert not AttendanceMonth.objects.exists()
    assert machine.compute(region, "attendance", OCTOBER, by="cli:uji").step == Run.Step.DONE


def cut_off(environment):
    """Somebody pulls the cable of our connection."""
    import psycopg

    with psycopg.connect(environment["DATABASE_APP_URL"], autocommit=True) as other:
        other.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid() and usename = current_user"
        )


@pytest.mark.slow
def test_progress_is_seen_from_outside_while_a_run_goes(region, own_database):
    import psycopg

    seen = []

    def look(run, step, seconds):
        with psycopg.connect(own_database["DATABASE_APP_URL"]) as other:
            other.execute("select set_config('sembilan.instansi', %s, true)", [str(region.pk)])
            seen.append(other.execute("select step from runs_run where id = %s", [run.id]).fetchone()[0])

    machine.compute(region, "attendance", OCTOBER, by="cli:uji", progress=look)

    assert seen == ["snapshot", "check", "evaluate", "weigh", "done"]
