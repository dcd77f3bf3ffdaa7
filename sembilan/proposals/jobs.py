"""What the worker does about proposals by itself: every hour it looks for what waits beyond its day."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.organisation.rounds import over_all
from sembilan.proposals.actions import remind
from sembilan.proposals.queries.late import unreminded
from sembilan.records.later import QUEUE

BY = "cli:worker"


def remind_all() -> int:
    """One round over every instansi; where nobody is late nothing is written."""
    return over_all("Pengingat usulan", _remind)


def _remind(instansi: Instansi) -> int:
    return remind(instansi_id=instansi.pk, by=BY) if unreminded(today()).exists() else 0


@app.periodic(cron="11 * * * *")
@app.task(name="proposals.remind", queue=QUEUE, queueing_lock="proposals.remind")
def hourly(timestamp: int) -> None:
    """Once an hour, by whichever worker is first."""
    remind_all()
