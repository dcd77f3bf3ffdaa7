"""What the worker does about attendance by itself: from ten on it keeps what the region's board told at ten."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from sembilan.attendance.actions.board import TEN, keep
from sembilan.attendance.queries.known import local_now
from sembilan.organisation.models import Instansi
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant

WORKER = "cli:worker"


@app.periodic(cron="2 * * * *")
@app.task(name="attendance.board", queue=QUEUE, queueing_lock="attendance.board")
def board_at_ten(timestamp: int) -> None:
    """Every hour, for every instansi where it is past ten and the day is not kept yet."""
    for instansi in list(Instansi.objects.order_by("pk")):
        if local_now(instansi, timezone.now()).hour * 60 >= TEN:
            with tenant(instansi.pk):
                keep(instansi=instansi, by=WORKER)
