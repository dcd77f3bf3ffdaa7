"""What proves an entry, kept with it and let go of with it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sembilan.documents.actions import keep_upload, let_go
from sembilan.records.actions import part
from sembilan.worklog.models import Entry, Evidence
from sembilan.worklog.work import Work


@part
def prove(entry: Entry, work: Work, *, by: Any) -> None:
    """Keep the photo, files and link that came with an entry."""
    kept = [
        keep_upload(one, instansi_id=entry.instansi_id, owner_nip=entry.employee.nip, by=by) for one in work.uploads
    ]
    rows = [Evidence(instansi_id=entry.instansi_id, entry=entry, document=one) for one in kept]
    if work.link:
        rows.append(Evidence(instansi_id=entry.instansi_id, entry=entry, link=work.link))
    if rows:
        Evidence.objects.bulk_create(rows)


@part
def unprove(entry: Entry, chosen: Collection[int] | None = None) -> None:
    """Take away what proves an entry, all of it or what was chosen, and let go of its files."""
    rows = Evidence.objects.filter(entry=entry)
    if chosen is not None:
        rows = rows.filter(pk__in=chosen)
    files = [one for one in rows.values_list("document", flat=True) if one is not None]
    rows.delete()
    let_go(files)
