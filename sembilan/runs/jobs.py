"""What a worker does about runs: it computes the areas a person asked for, one after another, and says how it ended."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError

from sembilan.organisation.models import Instansi
from sembilan.records import later
from sembilan.records.tenancy import tenant
from sembilan.runs import actions, lock, machine, queries
from sembilan.runs.models import Computation
from sembilan.terms.month import Month


def compute(*, instansi_id: int, computation_id: int) -> None:
    """Compute what was asked for; what an earlier try had finished already is not computed again."""
    instansi = Instansi.objects.get(pk=instansi_id)
    with tenant(instansi_id):
        asked = Computation.objects.get(pk=computation_id)
        done = [area for area in asked.areas if queries.is_done_since(area, Month.of(asked.month), asked.asked_at)]
    if asked.ended_at:
        return
    for area in asked.areas:
        if area not in done:
            _area(instansi, area, asked)
    with tenant(instansi_id):
        actions.end_month(computation=asked, by=asked.by)


def _area(instansi: Instansi, area: str, asked: Computation) -> None:
    try:
        machine.compute(instansi, area, Month.of(asked.month), by=asked.by)
    except actions.Refused as refused:
        if isinstance(refused.__context__, lock.AlreadyRunning | DatabaseError | InterfaceError):
            raise later.NotYet(str(refused)) from refused
        raise


def give_up(*, instansi_id: int, computation_id: int, sentence: str) -> None:
    """The month's page says why there are no new results."""
    for asked in Computation.objects.filter(pk=computation_id, ended_at=None):
        actions.end_month(computation=asked, failure=sentence, by=asked.by)


later.register("month.compute", compute, give_up)
