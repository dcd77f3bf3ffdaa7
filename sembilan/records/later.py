"""What is done later by a worker: deferred in the transaction that asked for it, so neither happens without the other.

A job carries a name, an instansi and plain values; what it does is registered under the name. Nothing of a single area.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from asgiref.sync import sync_to_async
from django.db import InterfaceError, OperationalError, connection, connections
from django.utils.translation import gettext as _
from procrastinate import App, BaseConnector, JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status

from sembilan.records import tenancy

QUEUE = "later"
ATTEMPTS = 3
WAIT_SECONDS = 10
SILENT_SECONDS = 30  # a worker that gave no sign of life for so long is dead; a living one gives one every ten


class NotYet(Exception):
    """What hinders the job will pass; it is tried again, a few times."""


PASSING = (NotYet, OperationalError, InterfaceError)


@dataclass(frozen=True)
class Kind:
    """What a name stands for: what is done, and how it is told that it was given up. Both take the deferred values."""

    run: Callable[..., object]
    give_up: Callable[..., object]


_kinds: dict[str, Kind] = {}


def register(name: str, run: Callable[..., object], give_up: Callable[..., object]) -> None:
    """Let jobs of this name be deferred; `give_up` is called with `sentence=` as well, for the instansi."""
    _kinds[name] = Kind(run, give_up)


def defer(name: str, *, instansi_id: int, lock: str | None = None, **values: Any) -> None:
    """Have it done by a worker once this transaction is committed; jobs with the same lock come one after another."""
    if not connection.in_atomic_block or tenancy.current() != instansi_id:
        raise RuntimeError("a job is deferred in a transaction of its own instansi")
    if json.loads(json.dumps(values)) != values:
        raise TypeError(f"{name} is given what does not survive JSON: {sorted(values)}")
    act.configure(lock=lock).defer(name=name, instansi_id=instansi_id, values=values)


def queue_through(door: BaseConnector) -> App:
    """The queue for a worker; what it does goes on deferring on Django's connection, in its own transaction."""
    return app.with_connector(door)


def is_under_way(lock: str) -> bool:
    """Whether a job with this lock waits or is being done."""
    return ProcrastinateJob.objects.filter(lock=lock, status__in=("todo", "doing")).exists()


@app.task(
    name="act",
    queue=QUEUE,
    pass_context=True,
    retry=RetryStrategy(max_attempts=ATTEMPTS, wait=WAIT_SECONDS, retry_exceptions=PASSING),
)
def act(context: JobContext, *, name: str, instansi_id: int, values: dict[str, Any]) -> None:
    """Do what the name stands for, for its instansi; a fault that will not pass is told to people and to the queue."""
    try:
        _kinds[name].run(instansi_id=instansi_id, **values)
    except Exception as fault:
        if not isinstance(fault, PASSING) or context.job.attempts >= ATTEMPTS:
            give_up(name, instansi_id, values, str(fault) or type(fault).__name__)
        raise


def give_up(name: str, instansi_id: int, values: Mapping[str, Any], sentence: str) -> None:
    """Tell the people of the instansi that a job of theirs will not be done, and why."""
    if name in _kinds:
        with tenancy.tenant(instansi_id):
            _kinds[name].give_up(instansi_id=instansi_id, sentence=sentence, **values)


async def take_up_again(worker: App) -> None:
    """Put the jobs of dead workers back into the queue; one that killed its worker again and again is given up."""
    for job in await worker.job_manager.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=SILENT_SECONDS):
        try:
            if job.attempts < ATTEMPTS:
                await worker.job_manager.retry_job(job)
            else:
                await sync_to_async(_given_up, thread_sensitive=False)(job)
                await worker.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
        except ConnectorException:  # another worker was faster
            await asyncio.sleep(0)


def _given_up(job: Job) -> None:
    sentence = _("Proses yang mengerjakannya berhenti mendadak berkali-kali. Laporkan kepada pengelola sistem.")
    values: Any = job.task_kwargs
    try:
        give_up(values["name"], values["instansi_id"], values["values"], sentence)
    finally:
        connections.close_all()
