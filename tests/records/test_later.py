"""What is left to a worker: deferred with its transaction, done for its own instansi, given up in words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import OperationalError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from sembilan.organisation.models import Unor
from sembilan.records import later, tenancy
from sembilan.records.actions import action, tell
from sembilan.records.models import Event

pytestmark = pytest.mark.django_db
seen = []


@action("test.look", later=True)
def look(*, instansi_id, kode, by):
    """Look at a unor."""
    tell(instansi_id, f"unor:{kode}")
    seen.append((by, [unor.name for unor in Unor.objects.filter(kode=kode)]))
    if kode == "x":
        raise ValueError("no such unor")


@pytest.fixture(autouse=True)
def nothing_seen():
    seen.clear()


def jobs():
    return list(ProcrastinateJob.objects.order_by("id"))


def do(job, attempts=0):
    later.act(SimpleNamespace(job=SimpleNamespace(attempts=attempts)), **job.args)


def test_what_is_left_to_a_worker_is_not_done_at_once(tenant, bayu):
    look.later(instansi_id=tenant.pk, kode="1", by=bayu)

    assert not seen
    assert not Event.objects.exists()
    assert [(job.status, job.args["name"], job.args["instansi_id"]) for job in jobs()] == [
        ("todo", "test.look", tenant.pk)
    ]


def test_a_job_holds_of_a_person_no_more_than_the_nip_of_who_asked(tenant, bayu):
    look.later(instansi_id=tenant.pk, kode="1", by=bayu)

    assert jobs()[0].args["values"] == {"kode": "1", "by": bayu.nip}


def test_the_worker_does_it_for_the_instansi_that_asked_and_no_other(tenant, other_region):
    look.later(instansi_id=tenant.pk, kode="1", by="cli:t")
    with tenancy.tenant(other_region.pk):
        look.later(instansi_id=other_region.pk, kode="1", by="cli:o")
    tenancy.enter(None)

    for job in jobs():
        do(job)

    assert seen == [("cli:t", ["Pemerintah Kabupaten Contoh"]), ("cli:o", ["Pemerintah Kabupaten Seberang"])]
    with tenancy.tenant(tenant.pk):
        assert list(Event.objects.values_list("verb", "actor")) == [("test.look", "cli:t")]


def test_what_is_rolled_back_was_never_deferred(tenant):
    with transaction.atomic():
        look.later(instansi_id=tenant.pk, kode="1", by="cli:t")
        assert jobs()
        transaction.set_rollback(True)

    assert not jobs()


def test_nothing_is_deferred_for_an_instansi_that_is_not_worked_for(tenant, other_region):
    with pytest.raises(RuntimeError, match="its own instansi"):
        look.later(instansi_id=other_region.pk, kode="1", by="cli:t")


@pytest.mark.parametrize("value", [{1, 2}, ("a", "b"), object()], ids=["set", "tuple", "object"])
def test_what_json_would_change_is_refused(tenant, value):
    with pytest.raises(TypeError):
        look.later(instansi_id=tenant.pk, kode=value, by="cli:t")

    assert not jobs()


def test_a_fault_that_stays_is_told_at_once_and_undoes_what_was_begun(tenant):
    look.later(instansi_id=tenant.pk, kode="x", by="cli:t")

    with pytest.raises(ValueError, match="no such unor"):
        do(jobs()[0])

    told = Event.objects.get()
    assert (told.verb, told.target, told.data) == ("job.fail", "job:test.look", {"sentence": "no such unor"})


@pytest.fixture
def fickle(monkeypatch):
    def run(**_):
        raise OperationalError("the server went away")

    told = []
    monkeypatch.setitem(later._kinds, "test.fickle", later.Kind(run, lambda **values: told.append(values)))
    return told


def test_a_fault_that_passes_is_told_only_when_the_tries_are_used_up(tenant, fickle):
    later.defer("test.fickle", instansi_id=tenant.pk)

    for attempts in range(later.ATTEMPTS):
        with pytest.raises(OperationalError):
            do(jobs()[0], attempts)
    assert not fickle
    with pytest.raises(OperationalError):
        do(jobs()[0], later.ATTEMPTS)

    assert fickle == [{"instansi_id": tenant.pk, "sentence": "the server went away"}]


def test_the_queue_tries_again_for_what_passes_and_never_without_end(tenant):
    job = SimpleNamespace(attempts=0)
    for_ever = SimpleNamespace(attempts=later.ATTEMPTS)

    assert later.act.get_retry_exception(later.NotYet(), job)
    assert later.act.get_retry_exception(later.NotYet(), for_ever) is None
    assert later.act.get_retry_exception(ValueError(), job) is None
