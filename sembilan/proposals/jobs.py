"""What the worker does about proposals by itself: every hour it looks for what waits beyond its day."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.proposals.actions import remind
from sembilan.proposals.queries.late import unreminded
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant

BY = "cli:worker"
log = logging.getLogger(__name__)


def remind_all() -> int:
    """One round over every instansi; where nobody is late nothing is written."""
    reminded = 0
    for instansi in Instansi.objects.order_by("pk"):
        try:
            with tenant(instansi.pk):
                if unreminded(today()).exists():
                    reminded += remind(instansi_id=instansi.pk, by=BY)
        except Exception:
            log.exception("Pengingat usulan %s gagal; dicoba lagi.", instansi.kode)
    return reminded


@app.periodic(cron="11 * * * *")
@app.task(name="proposals.remind", queue=QUEUE, queueing_lock="proposals.remind")
def hourly(timestamp: int) -> None:
    """Once an hour, by whichever worker is first."""
    remind_all()
