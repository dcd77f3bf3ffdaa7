"""What the worker does about daily work by itself: each morning it reminds superiors of what waits too long."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant
from sembilan.worklog.actions import remind
from sembilan.worklog.queries.late import unvalidated

BY = "cli:worker"
log = logging.getLogger(__name__)


def remind_all() -> int:
    """One round over every instansi; where nothing waits too long nothing is written."""
    reminded = 0
    for instansi in Instansi.objects.order_by("pk"):
        try:
            with tenant(instansi.pk):
                if not unvalidated(today()).is_empty():
                    reminded += remind(instansi_id=instansi.pk, by=BY)
        except Exception:
            log.exception("Pengingat validasi harian %s gagal; dicoba lagi besok.", instansi.kode)
    return reminded


@app.periodic(cron="41 23 * * *")
@app.task(name="worklog.remind", queue=QUEUE, queueing_lock="worklog.remind")
def daily(timestamp: int) -> None:
    """Once a day before work begins (the clock of jobs is UTC), by whichever worker is first."""
    remind_all()
