"""What the worker does by itself: rounds and votes whose last day has passed are closed."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sembilan.behaviour.actions import close_poll, close_round
from sembilan.behaviour.models import Poll, Round
from sembilan.organisation.access import today
from sembilan.organisation.rounds import over_all
from sembilan.records.later import QUEUE

BY = "cli:worker"


def close_all() -> int:
    """One round over every instansi; where nothing has passed nothing is written."""
    return over_all("Penutupan kuesioner", lambda _instansi: _close())


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
