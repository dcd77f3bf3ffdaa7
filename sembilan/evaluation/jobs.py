"""What the worker does by itself: opens the period that ended, lets who leads today take over, and reminds."""

from __future__ import annotations

from django.db.models import Q
from procrastinate.contrib.django import app

from sembilan.evaluation.actions import open_period, take_over
from sembilan.evaluation.actions.reminding import late, remind
from sembilan.evaluation.queries.periods import ended
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.organisation.rounds import over_all
from sembilan.records.later import QUEUE
from sembilan.skp.models import Skp, State
from sembilan.terms.period import Cycle, Period

WORKER = "cli:worker"


@app.periodic(cron="17 4 * * *")
@app.task(name="evaluation.morning", queue=QUEUE, queueing_lock="evaluation.morning")
def morning(timestamp: int) -> None:
    """Once a day, by whichever worker is first, for every instansi."""
    over_all("Evaluasi", look_after)


def look_after(instansi: Instansi) -> None:
    """One morning of one region; where nobody has an agreed SKP nothing is written."""
    for period in due(instansi):
        open_period(instansi_id=instansi.pk, period=period, by=WORKER)
    take_over(instansi_id=instansi.pk, by=WORKER)
    if any(rows.exists() for rows in late(instansi).values()):
        remind(instansi_id=instansi.pk, by=WORKER)


def due(instansi: Instansi) -> list[Period]:
    """The period that ended last, and in its first months the year, where somebody with an agreed SKP has none yet."""
    year = Period.of(Cycle.TAHUN, today()).plus(-1)
    asked = [ended(instansi, today()), *([year] if today().month == 1 else [])]
    return [one for one in asked if lacking(one)]


def lacking(period: Period) -> bool:
    """Whether an agreed SKP of the period has no evaluation yet."""
    agreed = Skp.objects.filter(
        Q(state=State.AGREED) | Q(agreed_on__isnull=False), valid__overlap=(period.first, period.until)
    )
    held = agreed.filter(
        evaluations__cycle=period.cycle, evaluations__first__gte=period.first, evaluations__until__lte=period.until
    )
    return agreed.exclude(pk__in=held.values("pk")).exists()
