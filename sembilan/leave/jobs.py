"""What the worker does about leave by itself: every hour it reminds of what waits beyond its day."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sembilan.leave.actions import remind
from sembilan.leave.actions.reminding import late, unreported
from sembilan.organisation.models import Instansi
from sembilan.organisation.rounds import over_all
from sembilan.records.later import QUEUE

BY = "cli:worker"


def remind_all() -> int:
    """One round over every instansi; where nobody is late nothing is written."""
    return over_all("Pengingat cuti", _remind)


def _remind(instansi: Instansi) -> int:
    return remind(instansi_id=instansi.pk, by=BY) if late().exists() or unreported().exists() else 0


@app.periodic(cron="23 * * * *")
@app.task(name="leave.remind", queue=QUEUE, queueing_lock="leave.remind")
def hourly(timestamp: int) -> None:
    """Once an hour, by whichever worker is first."""
    remind_all()
