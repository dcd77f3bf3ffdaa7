"""What others ask of daily work: minutes by person and RHK as columns, and the entries behind a figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import polars as pl
from django.db.models import QuerySet

from sembilan.people.models import Employee
from sembilan.runs.bulk import columns_out
from sembilan.worklog.models import Entry

WORK = {
    "nip": pl.Int64, "rhk_id": pl.Int64, "minutes": pl.Int64, "approved_minutes": pl.Int64, "entries": pl.Int64,
    "with_evidence": pl.Int64,
}  # fmt: skip


def work_for(employee_ids: Collection[int] | None, first: dt.date, until: dt.date) -> pl.DataFrame:
    """The work of `[first, until)` by person and RHK (none where it serves none); without ids that of the region.

    `minutes` is what stands, approved or waiting; `entries` and `with_evidence` count the same.
    """
    sql = """
        select e.nip, w.rhk_id, sum(w.minutes), coalesce(sum(w.minutes) filter (where w.decision = 'disetujui'), 0),
            count(*), count(*) filter (where exists (select from worklog_evidence v where v.entry_id = w.id))
        from worklog_entry w join people_employee e on e.id = w.employee_id
        where w.day >= %(first)s and w.day < %(until)s and w.decision <> 'ditolak'
            and (%(ids)s::bigint[] is null or w.employee_id = any(%(ids)s))
        group by e.nip, w.rhk_id order by e.nip, w.rhk_id
    """
    ids = None if employee_ids is None else list(employee_ids)
    return columns_out(sql, {"first": first, "until": until, "ids": ids}, WORK)


def entries_of(employee: Employee, rhk_id: int | None, first: dt.date, until: dt.date) -> QuerySet[Entry]:
    """A person's entries of `[first, until)` for one RHK, or for none, the newest first, with their evidence."""
    found = Entry.objects.filter(employee=employee, rhk=rhk_id, day__gte=first, day__lt=until)
    return found.prefetch_related("evidence").order_by("-day", "-pk")
