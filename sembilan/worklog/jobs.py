"""What the worker does about daily work by itself: each morning it reminds superiors of what waits too long."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.organisation.rounds import over_all
from sembilan.records.later import QUEUE
from sembilan.worklog.actions import remind
from sembilan.worklog.queries.late import unvalidated

BY = "cli:worker"


def remind_all() -> int:
    """One round over every instansi; where nothing waits too long nothing is written."""
    return over_all("Pengingat validasi harian", _remind)


def _remind(instansi: Instansi) -> int:
    return 0 if unvalidated(today()).is_empty() else remind(instansi_id=instansi.pk, by=BY)


@app.periodic(cron="41 23 * * *")
@app.task(name="worklog.remind", queue=QUEUE, queueing_lock="worklog.remind")
def daily(timestamp: int) -> None:
    """Once a day before work begins (the clock of jobs is UTC), by whichever worker is first."""
    remind_all()
