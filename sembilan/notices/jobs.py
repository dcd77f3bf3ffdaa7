"""What the worker does about notices by itself: every hour of the day it mails who has had no mail yet."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sembilan.notices.digest import send_all
from sembilan.records.later import QUEUE


@app.periodic(cron="23 * * * *")
@app.task(name="notices.digest", queue=QUEUE, queueing_lock="notices.digest")
def hourly(timestamp: int) -> None:
    """Once an hour, by whichever worker is first; a person has one mail a day."""
    send_all()
