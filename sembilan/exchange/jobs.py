"""What a worker does with a file handed in: it reads it, tries it out, or loads it, and says how that ended."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.utils import timezone

from sembilan.exchange import preview
from sembilan.exchange.actions import uploads as actions
from sembilan.exchange.batch import put_in
from sembilan.exchange.files.fault import Fault
from sembilan.exchange.files.office import Office
from sembilan.exchange.models import Upload, UploadWork
from sembilan.exchange.uploads import mend, place, reading
from sembilan.exchange.uploads.cells import KeptTable
from sembilan.exchange.uploads.mapping import Laid, recognised, source_of
from sembilan.records import later
from sembilan.records.staging import count_anew
from sembilan.records.tenancy import tenant

MANY = 1_000  # rows after which the planner is told anew


def work(*, instansi_id: int, work_id: int) -> None:
    """Do what was asked for; what an earlier try had finished already is not done again."""
    with tenant(instansi_id):
        asked = UploadWork.objects.select_related("upload", "instansi").get(pk=work_id)
        if asked.ended_at is None and not asked.upload.discarded_at:
            outcome = PARTS[asked.part](asked)
            actions.end_work(work=asked, outcome=outcome, by=asked.by)


def _read(asked: UploadWork) -> dict[str, Any]:
    """Read the cells of each sheet, and tell what the first one known is."""
    upload = asked.upload
    try:
        sheets = reading.kept(upload.instansi_id, upload.sha256, upload.name)
    except Fault as fault:
        actions.note_fault(upload=upload, code=fault.code, by=asked.by)
        return {}
    found: list[Laid] = []
    for number, _sheet in enumerate(sheets):
        found.append(reading.log_or_table(recognised, place.cells(upload.instansi_id, upload.sha256, number)))
    best = next((number for number, laid in enumerate(found) if laid.kind), 0)
    actions.arrange(upload=upload, laid=found[best], sheet=best, sheets=sheets, by=asked.by)
    actions.expire(instansi_id=upload.instansi_id, by=asked.by)
    if found[best].is_remembered:
        return {"remembered": True}
    return {}


def _opened(asked: UploadWork, tell: Callable[..., None]) -> tuple[KeptTable, Any, Office]:
    upload = asked.upload
    path = place.cells(upload.instansi_id, upload.sha256, upload.sheet)
    table = KeptTable(path, tell=lambda rows: tell(step=1, rows=rows))
    source = source_of(upload, table)
    source.mends = mend.origin(upload.headings, table.frame) if mend.mended(upload.name) else None
    return table, source, Office(asked.instansi, timezone.localdate())


def _try(asked: UploadWork) -> dict[str, Any]:
    tell = _teller(asked.upload)
    table, source, office = _opened(asked, tell)
    found, held = preview.tried(source, office, by=asked.by, tell=tell)
    tell(step=3)
    return found | preview.keep_faults(asked.upload, held, table.frame)


def _load(asked: UploadWork) -> dict[str, Any]:
    tell = _teller(asked.upload)
    _table, source, office = _opened(asked, tell)
    outcome = put_in(source, office, by=asked.by, advance=lambda size: tell(step=2))
    if outcome.taken > MANY:
        count_anew()
    whole = [[one.code, one.params] for one in outcome.held if not one.row]
    return preview.told(outcome) | {"whole": whole}


def _teller(upload: Upload) -> Callable[..., None]:
    return partial(place.say, place.progress(upload.instansi_id, upload.sha256, upload.pk))


def give_up(*, instansi_id: int, work_id: int, sentence: str) -> None:
    """The page of the file says why nothing came of it."""
    for asked in UploadWork.objects.filter(pk=work_id, ended_at=None):
        actions.end_work(work=asked, outcome={}, failure=sentence, by=asked.by)


PARTS: dict[str, Callable[[UploadWork], dict[str, Any]]] = {
    UploadWork.Part.READING: _read,
    UploadWork.Part.PREVIEW: _try,
    UploadWork.Part.LOADING: _load,
}
later.register(actions.JOB, work, give_up)
