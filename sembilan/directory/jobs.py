"""What a worker does about lists: it writes a long one, with the rights its asker has now, and clears away old ones."""

from __future__ import annotations

import time
from typing import Any

from django.http import QueryDict

from sembilan.accounts.models import User
from sembilan.directory import actions
from sembilan.directory.forms import SearchForm
from sembilan.directory.models import Export
from sembilan.directory.queries import fresh, listing, page
from sembilan.directory.queries.files import folder, place_of
from sembilan.documents import workbook
from sembilan.organisation import access
from sembilan.records import later
from sembilan.records.tenancy import tenant


def export(*, instansi_id: int, export_id: int) -> None:
    """Write a list somebody asked for; done before, it is not done again."""
    clear_away()
    with tenant(instansi_id):
        asked = Export.objects.get(pk=export_id)
        if asked.ended_at:
            return
        if behind := fresh.day_behind():
            actions.renew_listing(instansi_id=instansi_id, first=behind, last=access.today(), by=asked.nip)
        user = User.objects.get(nip=asked.nip)
        form = SearchForm(QueryDict(asked.query))
        form.full_clean()
        search = listing.search(user, instansi_id, form.cleaned_data, access.today(), asked.columns)
        rows = _written(asked, *page.to_take(search, asked.columns))
        actions.end_export(asked=asked, rows=rows, failure="", by=asked.nip)


def _written(asked: Export, heads: list[str], rows: list[Any], widths: list[int]) -> int:
    place = place_of(asked)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    beside = place.with_suffix(".new")
    count = workbook.write(beside, heads, rows, widths)
    beside.replace(place)
    return count


def clear_away() -> None:
    """Delete files that nobody may take any more."""
    oldest = time.time() - page.KEPT_FOR.total_seconds()
    for file in folder().glob("*"):
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)


def give_up(*, instansi_id: int, export_id: int, sentence: str) -> None:
    """The export's page says why there is no file."""
    for asked in Export.objects.filter(pk=export_id, ended_at=None):
        actions.end_export(asked=asked, rows=None, failure=sentence, by=asked.nip)


later.register(actions.EXPORT, export, give_up)
