"""What the worker does about talks by itself: in each month it once tells superiors of silence."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sembilan.dialog.actions.reminding import is_reminded, remind
from sembilan.organisation.rounds import over_all
from sembilan.records.later import QUEUE

BY = "cli:worker"


def remind_all() -> int:
    """One round over every instansi that was not told this month."""
    return over_all("Pengingat dialog", lambda instansi: 0 if is_reminded() else remind(instansi_id=instansi.pk, by=BY))


@app.periodic(cron="41 7 * * 1")
@app.task(name="dialog.remind", queue=QUEUE, queueing_lock="dialog.remind")
def weekly(timestamp: int) -> None:
    """On Monday mornings; a month that was told is left alone."""
    remind_all()
