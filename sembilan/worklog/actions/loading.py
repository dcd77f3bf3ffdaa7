"""Entries that a unit's officer brings as a table, for people without a phone; the same row twice is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sembilan.records.actions import action, tell
from sembilan.worklog.models import Entry
from sembilan.worklog.work import Row


@action("worklog.load")
def load(*, instansi_id: int, rows: Sequence[Row], name: str, by: Any) -> int:
    """Put them to wait for their superiors; how many were new."""
    made = [
        Entry(
            instansi_id=instansi_id, employee=one.employee, day=one.day, text=one.text, minutes=one.minutes,
            rhk_id=one.rhk_id, note=one.note, is_free=one.is_free, token=one.token,
        )
        for one in {one.token: one for one in rows}.values()
    ]  # fmt: skip
    known = set(Entry.objects.filter(employee__in={one.employee.pk for one in rows}, token__in=[e.token for e in made])
                .values_list("token", flat=True))  # fmt: skip
    new = [one for one in made if one.token not in known]
    tell(instansi_id, "work:file", name=name, rows=len(new))
    Entry.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
