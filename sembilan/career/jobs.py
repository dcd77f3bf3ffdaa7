"""What the worker does about a career by itself: before the office opens it reckons the day's due lists."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sembilan.career.actions import reckon
from sembilan.organisation.rounds import over_all
from sembilan.records.later import QUEUE

WORKER = "cli:worker"


@app.periodic(cron="11 4 * * *")
@app.task(name="career.morning", queue=QUEUE, queueing_lock="career.morning")
def morning(timestamp: int) -> None:
    """Once a day, by whichever worker is first, for every instansi."""
    over_all("Jatuh tempo layanan", lambda instansi: reckon(instansi_id=instansi.pk, by=WORKER))
