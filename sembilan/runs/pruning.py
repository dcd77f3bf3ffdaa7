"""Snapshots that nothing stands on are let go: of a nightly run, some days after a newer one of the same month.

What a person computed or published, and what any other run was computed from, keeps its snapshot for good.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence

from django.db import connection
from django.db.models import Exists, OuterRef

from sembilan.records.actions import action, tell
from sembilan.runs import files, lock
from sembilan.runs.models import Publication, Run


def spare(actor: str, before: dt.datetime) -> list[Run]:
    """Runs of this tenant that `actor` made and that ended before a moment, whose files lie there for nothing.

    Neither the newest of its month, nor ever published, nor read by another run.
    """
    newer = Run.objects.filter(
        area=OuterRef("area"), month=OuterRef("month"), step=Run.Step.DONE, pk__gt=OuterRef("pk")
    )
    published = Publication.objects.filter(run=OuterRef("pk"))
    ended = Run.objects.filter(actor=actor, step=Run.Step.DONE, finished_at__lt=before).exclude(folder="")
    found = ended.filter(Exists(newer)).exclude(Exists(published)).order_by("pk")
    read = {
        number for reads in Run.objects.exclude(reads={}).values_list("reads", flat=True) for number in reads.values()
    }
    return [run for run in found if run.pk not in read and files.folder_of(run).is_dir()]


@action("run.let_go")
def let_go(*, instansi_id: int, actor: str, before: dt.datetime, by: object) -> int:
    """Take the files of such runs away; their results stay in the database, and the log names each by its hash."""
    _alone_with_publishing(instansi_id, spare(actor, before))
    gone = spare(actor, before)  # again: one of them may just have been published
    tell(instansi_id, "runs", runs={str(run.pk): run.snapshot_sha256 for run in gone}, before=before.isoformat())
    for run in gone:
        shutil.rmtree(files.folder_of(run))
    return len(gone)


def _alone_with_publishing(instansi_id: int, runs: Sequence[Run]) -> None:
    """Nobody publishes one of these months until the transaction ends; who begins then finds no files and is told."""
    with connection.cursor() as cursor:
        for month in sorted({run.month for run in runs}):
            cursor.execute("select pg_advisory_xact_lock(%s)", [lock.key_of(instansi_id, "publish", month)])
