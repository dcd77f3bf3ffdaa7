"""What the worker does about talks by itself: in each month it once tells superiors of silence."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from sembilan.dialog.actions.reminding import is_reminded, remind
from sembilan.organisation.models import Instansi
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant

BY = "cli:worker"
log = logging.getLogger(__name__)


def remind_all() -> int:
    """One round over every instansi that was not told this month."""
    told = 0
    for instansi in Instansi.objects.order_by("pk"):
        try:
            with tenant(instansi.pk):
                if not is_reminded():
                    told += remind(instansi_id=instansi.pk, by=BY)
        except Exception:
            log.exception("Pengingat dialog %s gagal; dicoba lagi.", instansi.kode)
    return told


@app.periodic(cron="41 7 * * 1")
@app.task(name="dialog.remind", queue=QUEUE, queueing_lock="dialog.remind")
def weekly(timestamp: int) -> None:
    """On Monday mornings; a month that was told is left alone."""
    remind_all()
