"""What the worker does about SKP by itself every morning: lets who leads today take over, reminds, tells who moved."""

from __future__ import annotations

from procrastinate.contrib.django import app

from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.organisation.rounds import over_all
from sembilan.records.later import QUEUE
from sembilan.skp.actions.moving import tell_moved
from sembilan.skp.actions.passing_on import pass_on
from sembilan.skp.actions.reminding import remind
from sembilan.skp.queries.board_reminders import is_used

BY = "cli:worker"


def remind_all() -> int:
    """One round over every instansi that keeps SKP here."""
    return over_all("Pengingat SKP", _remind)


def _remind(instansi: Instansi) -> int:
    if not is_used(instansi, today().year):
        return 0
    passed = pass_on(instansi_id=instansi.pk, by=BY)  # first, so that who leads today is the one reminded
    return passed + remind(instansi_id=instansi.pk, by=BY) + tell_moved(instansi_id=instansi.pk, by=BY)


@app.periodic(cron="41 5 * * *")
@app.task(name="skp.remind", queue=QUEUE, queueing_lock="skp.remind")
def morning(timestamp: int) -> None:
    """Once a day, by whichever worker is first."""
    remind_all()
