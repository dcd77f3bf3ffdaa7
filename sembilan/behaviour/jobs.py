"""What the worker does by itself: rounds and votes whose last day has passed are closed."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from sembilan.behaviour.actions import close_poll, close_round
from sembilan.behaviour.models import Poll, Round
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant

BY = "cli:worker"
log = logging.getLogger(__name__)


def close_all() -> int:
    """One round over every instansi; where nothing has passed nothing is written."""
    closed = 0
    for instansi in Instansi.objects.order_by("pk"):
        try:
            with tenant(instansi.pk):
                closed += _close()
        except Exception:
            log.exception("Penutupan kuesioner %s gagal; dicoba lagi.", instansi.kode)
    return closed


def _close() -> int:
    rounds = list(Round.objects.filter(closed_on=None, closes_on__lt=today()).order_by("pk"))
    polls = list(Poll.objects.filter(closed_on=None, closes_on__lt=today()).order_by("pk"))
    for one in rounds:
        close_round(round_=one, by=BY)
    for poll in polls:
        close_poll(poll=poll, by=BY)
    return len(rounds) + len(polls)


@app.periodic(cron="17 0 * * *")
@app.task(name="behaviour.close", queue=QUEUE, queueing_lock="behaviour.close")
def nightly(timestamp: int) -> None:
    """Once a night, by whichever worker is first."""
    close_all()
