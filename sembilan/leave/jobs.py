"""What the worker does about leave by itself: every hour it reminds of what waits beyond its day."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from sembilan.leave.actions import remind
from sembilan.leave.actions.reminding import late, unreported
from sembilan.organisation.models import Instansi
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
                if late().exists() or unreported().exists():
                    reminded += remind(instansi_id=instansi.pk, by=BY)
        except Exception:
            log.exception("Pengingat cuti %s gagal; dicoba lagi.", instansi.kode)
    return reminded


@app.periodic(cron="23 * * * *")
@app.task(name="leave.remind", queue=QUEUE, queueing_lock="leave.remind")
def hourly(timestamp: int) -> None:
    """Once an hour, by whichever worker is first."""
    remind_all()
