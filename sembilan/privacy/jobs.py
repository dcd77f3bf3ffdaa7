"""What a worker does: it writes copies, clears old ones away, and lets snapshots go that had their time."""

from __future__ import annotations

import datetime as dt
import time

from procrastinate.contrib.django import app

from sembilan.attendance.jobs import WORKER
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.organisation.rounds import over_all
from sembilan.privacy import actions, copy
from sembilan.privacy.models import DataCopy
from sembilan.privacy.periods import PERIODS
from sembilan.privacy.queries import KEPT_FOR, place_of
from sembilan.privacy.retention import midnight
from sembilan.privacy.whose import Person
from sembilan.records import later
from sembilan.records.tenancy import tenant
from sembilan.runs import pruning


def write_copy(*, instansi_id: int, copy_id: int) -> None:
    """Write a copy somebody asked for of herself; done before, it is not done again."""
    with tenant(instansi_id):
        asked = DataCopy.objects.get(pk=copy_id)
        if asked.ended_at:
            return
        place = place_of(asked)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear_away(asked)
        beside = place.with_suffix(".new")
        rows = copy.write(beside, Person.of(instansi_id, asked.nip), today())
        beside.replace(place)
        actions.end_copy(copy=asked, rows=rows, failure="", by=asked.nip)


def _clear_away(asked: DataCopy) -> None:
    oldest = time.time() - KEPT_FOR.total_seconds()
    for file in place_of(asked).parent.glob("data-*"):
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)


def give_up(*, instansi_id: int, copy_id: int, sentence: str) -> None:
    """The page of one's data says why there is no copy."""
    for asked in DataCopy.objects.filter(pk=copy_id, ended_at=None):
        actions.end_copy(copy=asked, rows=None, failure=sentence, by=asked.nip)


def spare_before(day: dt.date) -> dt.datetime | None:
    """Nightly runs that ended before this moment have had their time on a day, if nothing stands on them."""
    begins = PERIODS["potret"].begins(day)
    return None if begins is None else midnight(begins)


def let_go(instansi: Instansi) -> int:
    """The snapshots of nightly runs of one instansi that had their time; how many."""
    before = spare_before(today())
    if before is None or not pruning.spare(WORKER, before):
        return 0
    return pruning.let_go(instansi_id=instansi.pk, actor=WORKER, before=before, by=WORKER)


@app.periodic(cron="31 3 * * *")
@app.task(name="privacy.snapshots", queue=later.QUEUE, queueing_lock="privacy.snapshots")
def snapshots(timestamp: int) -> None:
    """Once a night, after the daily pictures, for every instansi."""
    over_all("Potret harian", let_go)


later.register(actions.COPY, write_copy, give_up)
