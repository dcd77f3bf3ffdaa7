"""What the worker does about raters: it compares them when asked, and once a month by itself."""

from __future__ import annotations

import datetime as dt
import logging

from procrastinate.contrib.django import app

from sembilan.calibration.actions.comparing import JOB, keep_comparison
from sembilan.calibration.queries.comparing import compare
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.records import later
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant

BY = "cli:worker"
log = logging.getLogger(__name__)


def compare_raters(*, instansi_id: int, first: str, until: str, by: str) -> None:
    """Compare all raters of an instansi over a time, and keep it."""
    span = dt.date.fromisoformat(first), dt.date.fromisoformat(until)
    with tenant(instansi_id):
        found = compare(Instansi.objects.get(pk=instansi_id), *span)
        keep_comparison(instansi_id=instansi_id, span=span, counts=found.counts, estimates=found.estimates, by=by)


def give_up(*, instansi_id: int, sentence: str, first: str, until: str, by: str) -> None:
    """The page says why there is no new comparison."""
    span = dt.date.fromisoformat(first), dt.date.fromisoformat(until)
    counts = {"ratings": 0, "people": 0, "raters": 0, "why_not": sentence[:300]}
    keep_comparison(instansi_id=instansi_id, span=span, counts=counts, estimates=None, by=by)


def compare_all() -> int:
    """One round over every instansi: the twelve months that ended; how many were compared."""
    until = today().replace(day=1)
    done = 0
    for instansi in Instansi.objects.order_by("pk"):
        try:
            first = until.replace(year=until.year - 1)
            compare_raters(instansi_id=instansi.pk, first=str(first), until=str(until), by=BY)
            done += 1
        except Exception:
            log.exception("Perbandingan penilai %s gagal; dicoba lagi bulan depan.", instansi.kode)
    return done


@app.periodic(cron="40 2 5 * *")
@app.task(name="calibration.monthly", queue=QUEUE, queueing_lock="calibration.monthly")
def monthly(timestamp: int) -> None:
    """Once a month, at night, by whichever worker is first."""
    compare_all()


later.register(JOB, compare_raters, give_up)
