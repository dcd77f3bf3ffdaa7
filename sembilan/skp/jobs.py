"""What the worker does about SKP by itself: every morning it reminds of what is due, and tells who changed her post."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant
from sembilan.skp.actions.moving import tell_moved
from sembilan.skp.actions.reminding import remind
from sembilan.skp.queries.board_reminders import is_used

BY = "cli:worker"
log = logging.getLogger(__name__)


def remind_all() -> int:
    """One round over every instansi that keeps SKP here."""
    reminded = 0
    for instansi in Instansi.objects.order_by("pk"):
        try:
            with tenant(instansi.pk):
                if is_used(instansi, today().year):
                    reminded += remind(instansi_id=instansi.pk, by=BY)
                    reminded += tell_moved(instansi_id=instansi.pk, by=BY)
        except Exception:
            log.exception("Pengingat SKP %s gagal; dicoba lagi besok.", instansi.kode)
    return reminded


@app.periodic(cron="41 5 * * *")
@app.task(name="skp.remind", queue=QUEUE, queueing_lock="skp.remind")
def morning(timestamp: int) -> None:
    """Once a day, by whichever worker is first."""
    remind_all()
