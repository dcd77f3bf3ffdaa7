"""What the worker does for presses by itself: the table of a month is there before the month begins."""

from __future__ import annotations

import datetime as dt

from procrastinate.contrib.django import app

from sembilan.attendance.actions.presses import make_months
from sembilan.organisation.access import today
from sembilan.records.later import QUEUE
from sembilan.terms.month import Month


@app.periodic(cron="23 2 * * *")
@app.task(name="presence.months", queue=QUEUE, queueing_lock="presence.months")
def months(timestamp: int) -> None:
    """Once a night, for the month of today and the next."""
    ahead(today())


def ahead(day: dt.date) -> None:
    """Make them; one that is there stays as it is."""
    month = Month.of(day)
    make_months([month.first, month.next().first])
