"""What the worker does about a career by itself: before the office opens it reckons the day's due lists."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sembilan.career.actions import reckon
from sembilan.organisation.models import Instansi
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant

WORKER = "cli:worker"


@app.periodic(cron="11 4 * * *")
@app.task(name="career.morning", queue=QUEUE, queueing_lock="career.morning")
def morning(timestamp: int) -> None:
    """Once a day, by whichever worker is first, for every instansi."""
    for instansi_id in list(Instansi.objects.order_by("pk").values_list("pk", flat=True)):
        with tenant(instansi_id):
            reckon(instansi_id=instansi_id, by=WORKER)
