"""What the worker does about attendance by itself: each night the open month, the last one until it is published."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from sembilan.attendance.actions.watch import reckon
from sembilan.attendance.forms.months import this_month
from sembilan.organisation.models import Instansi
from sembilan.organisation.rounds import over_all
from sembilan.people.models import Employee
from sembilan.records.actions import Refused
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant
from sembilan.runs import machine
from sembilan.runs.queries import publication
from sembilan.terms.month import Month

WORKER = "cli:worker"
AREA = "attendance"
log = logging.getLogger(__name__)


@app.periodic(cron="11 2 * * *")
@app.task(name="attendance.night", queue=QUEUE, queueing_lock="attendance.night")
def night(timestamp: int) -> None:
    """Once a night, by whichever worker is first, for every instansi."""
    for instansi in list(Instansi.objects.order_by("pk")):
        for month in due(instansi):
            try:
                machine.compute(instansi, AREA, month, by=WORKER)
            except Refused as refused:  # of one region; the others are computed nevertheless
                log.warning("attendance %s %s: %s", instansi.kode, month, refused)


def due(instansi: Instansi) -> list[Month]:
    """The months to be computed tonight; none where nobody is employed yet."""
    newest = this_month(instansi)
    with tenant(instansi.pk):
        if not Employee.objects.exists():
            return []
        before = newest.previous()
        return [newest] if publication(AREA, before) else [before, newest]


@app.periodic(cron="41 4 * * *")
@app.task(name="attendance.watch", queue=QUEUE, queueing_lock="attendance.watch")
def watch(timestamp: int) -> None:
    """Once a day, for every instansi: what days absent of the year lead to, and who is warned of it."""
    over_all("Pantauan disiplin", lambda instansi: reckon(instansi_id=instansi.pk, by=WORKER))
