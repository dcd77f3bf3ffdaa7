"""The wish that a month be computed: one at a time, done by a worker, made good after a power cut."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from sembilan.organisation.models import Instansi
from sembilan.records import later
from sembilan.records.models import Event
from sembilan.records.tenancy import tenant as working_for
from sembilan.runs import actions, jobs, lock, queries
from sembilan.runs.models import Computation, Run
from tests import cast
from tests.runs import month
from tests.runs.month import OCTOBER

AREAS = ["attendance", "performance"]


def computing():
    """The jobs of this room; a worker has its own hourly ones besides."""
    return ProcrastinateJob.objects.filter(args__name="month.compute")


def ask(instansi, areas=AREAS, by=cast.BAYU.nip):
    return actions.request_month(instansi_id=instansi.pk, month=OCTOBER, areas=areas, by=by)


@pytest.mark.django_db
def test_a_wish_leaves_one_event_and_one_job(tenant):
    asked = ask(tenant)

    told = Event.objects.get()
    assert (told.verb, told.target, told.actor) == ("month.compute", "month:2026-10", cast.BAYU.nip)
    assert told.data == {"areas": AREAS, "computation": asked.pk}
    assert ProcrastinateJob.objects.get().args["values"] == {"computation_id": asked.pk}


@pytest.mark.django_db
def test_a_second_press_gives_one_computation_and_a_sentence(tenant):
    ask(tenant)

    with pytest.raises(actions.Refused, match="sedang dihitung"):
        ask(tenant)

    assert (Computation.objects.count(), ProcrastinateJob.objects.count(), Event.objects.count()) == (1, 1, 1)


@pytest.mark.django_db
def test_of_two_at_the_same_moment_the_constraint_keeps_one(tenant, monkeypatch):
    ask(tenant)
    monkeypatch.setattr(queries, "under_way", lambda _month: None)

    with pytest.raises(actions.Refused, match="sedang dihitung"):
        ask(tenant)

    assert (Computation.objects.count(), ProcrastinateJob.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_a_wish_whose_job_was_lost_holds_nobody_up(tenant):
    lost = ask(tenant)
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")

    ask(tenant)

    lost.refresh_from_db()
    assert "hilang" in lost.failure
    assert queries.under_way(OCTOBER).pk != lost.pk


@pytest.mark.django_db
def test_another_month_and_another_region_do_not_wait(tenant, other_region):
    ask(tenant)
    actions.request_month(instansi_id=tenant.pk, month=OCTOBER.next(), areas=AREAS, by="cli:t")
    with working_for(other_region.pk):
        ask(other_region, by="cli:t")

    assert ProcrastinateJob.objects.values("lock").distinct().count() == 3


@pytest.mark.django_db
def test_what_is_given_up_says_why_and_lets_the_next_one_in(tenant):
    asked = ask(tenant)

    jobs.give_up(instansi_id=tenant.pk, computation_id=asked.pk, sentence="Rusak.")
    jobs.give_up(instansi_id=tenant.pk, computation_id=asked.pk, sentence="Lagi.")

    assert queries.computation(OCTOBER).failure == "Rusak."
    ask(tenant)


@pytest.fixture
def october_on_disk(own_database):
    instansi = Instansi.objects.get(kode=cast.REGION)
    with connection.cursor() as cursor:
        cursor.execute("select attendance_clocking_month('2026-10-01')")
    with working_for(instansi.pk):
        month.build(instansi)
    return instansi


def worker(environment, *arguments):
    call = [sys.executable, "-m", *arguments]
    return subprocess.run(call, env=environment, capture_output=True, check=False, timeout=120)


ONCE = ("sembilan.config.command", "worker", "--once")


@pytest.mark.slow
def test_a_worker_computes_what_was_asked_for(october_on_disk, own_database):
    with working_for(october_on_disk.pk):
        asked = ask(october_on_disk)

    done = worker(own_database, *ONCE)

    assert done.returncode == 0, done.stderr.decode()
    with working_for(october_on_disk.pk):
        asked.refresh_from_db()
        assert (asked.failure, asked.ended_at is not None) == ("", True)
        assert list(Run.objects.order_by("id").values_list("area", "step", "actor")) == [
            (area, "done", cast.BAYU.nip) for area in AREAS
        ]
        assert not later.is_under_way(f"month:{october_on_disk.pk}:{OCTOBER}")


@pytest.mark.slow
def test_what_the_law_refuses_is_said_on_the_wish_and_not_tried_again(october_on_disk, own_database):
    with working_for(october_on_disk.pk):
        asked = ask(october_on_disk, ["allowance"])

    worker(own_database, *ONCE)

    with working_for(october_on_disk.pk):
        asked.refresh_from_db()
        assert "memerlukan" in asked.failure
        assert computing().get().status == "failed"


def wait_for_the_lock(instansi):
    for _ in range(600):
        if not lock.is_held(instansi.pk, "performance", OCTOBER.first):
            return
        time.sleep(0.05)
    pytest.fail("the lock of a dead worker is still held")


def grow_old():
    """The dead worker has given no sign of life for a minute."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_workers set last_heartbeat = now() - interval '1 minute'")
        assert cursor.rowcount == 1


@pytest.mark.slow
def test_what_a_killed_worker_began_the_next_one_ends(october_on_disk, own_database):
    with working_for(october_on_disk.pk):
        asked = ask(october_on_disk)
    dead = worker(own_database, "tests.runs.deadly_worker", "performance", "evaluate")
    assert dead.returncode == -signal.SIGKILL, dead.stderr.decode()
    assert computing().get().status == "doing"
    wait_for_the_lock(october_on_disk)
    grow_old()

    worker(own_database, *ONCE)

    with working_for(october_on_disk.pk):
        asked.refresh_from_db()
        assert (asked.failure, asked.ended_at is not None) == ("", True)
        assert sorted(Run.objects.values_list("area", "step")) == [
            ("attendance", "done"), ("performance", "done"), ("performance", "failed"),
        ]  # fmt: skip
    assert not computing().exists()


@pytest.mark.slow
def test_a_job_that_kills_every_worker_is_given_up_with_a_sentence(october_on_disk, own_database):
    with working_for(october_on_disk.pk):
        asked = ask(october_on_disk)
    dead = worker(own_database, "tests.runs.deadly_worker", "attendance", "snapshot")
    assert dead.returncode == -signal.SIGKILL, dead.stderr.decode()
    grow_old()
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set attempts = %s", [later.ATTEMPTS])

    worker(own_database, *ONCE)

    with working_for(october_on_disk.pk):
        asked.refresh_from_db()
        assert "berkali-kali" in asked.failure
        assert computing().get().status == "failed"
