"""What a worker does about copies: it writes one, and clears away old ones."""

from __future__ import annotations

import time

from sembilan.organisation.access import today
from sembilan.privacy import actions, copy
from sembilan.privacy.models import DataCopy
from sembilan.privacy.queries import KEPT_FOR, place_of
from sembilan.privacy.whose import Person
from sembilan.records import later
from sembilan.records.tenancy import tenant


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


later.register(actions.COPY, write_copy, give_up)
