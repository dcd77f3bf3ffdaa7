"""Writes of finding people: kept filters, chosen columns, lists taken along, and the listing on a new day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import F
from django.utils import timezone

from sembilan.directory.models import ColumnChoice, Export, ListingDay, SavedFilter
from sembilan.directory.queries.fresh import turned
from sembilan.records import later
from sembilan.records.actions import action, actor_name, tell

EXPORT = "people.export"


@action("listing.renew")
def renew_listing(*, instansi_id: int, first: dt.date, last: dt.date, by: Any) -> None:
    """On a new day, what began or ended by itself since the last one shows in the lists."""
    ids = turned(first, last)
    tell(instansi_id, "listing", since=first.isoformat(), until=last.isoformat(), people=len(ids))
    with connection.cursor() as cursor:
        cursor.execute("select directory_renew(%s, %s)", [last, ids])
    ListingDay.objects.filter(instansi_id=instansi_id).update(day=last, turn=F("turn") + 1)


@action("filter.keep")
def keep_filter(*, instansi_id: int, name: str, query: str, role: str, by: Any) -> SavedFilter:
    """Keep a search under a name; the same name again keeps the newer search."""
    tell(instansi_id, f"filter:{actor_name(by)}", name=name, role=role)
    kept, _made = SavedFilter.objects.update_or_create(
        instansi_id=instansi_id, nip=actor_name(by), name=name, defaults={"query": query, "role": role}
    )
    return kept


@action("filter.drop")
def drop_filter(*, kept: SavedFilter, by: Any) -> None:
    """Throw a kept search away."""
    tell(kept.instansi_id, f"filter:{kept.nip}", name=kept.name)
    kept.delete()


@action("columns.choose")
def choose_columns(*, instansi_id: int, columns: Sequence[str], by: Any) -> None:
    """Remember which columns a person wants in her lists."""
    tell(instansi_id, f"columns:{actor_name(by)}", columns=list(columns))
    ColumnChoice.objects.update_or_create(
        instansi_id=instansi_id, nip=actor_name(by), defaults={"columns": list(columns)}
    )


@action("people.take")
def take_along(*, instansi_id: int, query: str, columns: Sequence[str], rows: int, by: Any) -> None:
    """Somebody took a list of people along."""
    tell(instansi_id, "people", query=query, columns=list(columns), rows=rows)


@action("people.ask")
def ask_export(*, instansi_id: int, query: str, columns: Sequence[str], by: Any) -> Export:
    """A long list is asked for; a worker writes it."""
    asked = Export.objects.create(
        instansi_id=instansi_id, nip=actor_name(by), asked_at=timezone.now(), query=query, columns=list(columns)
    )
    tell(instansi_id, f"export:{asked.pk}", query=query, columns=list(columns))
    later.defer(EXPORT, instansi_id=instansi_id, export_id=asked.pk)
    return asked


@action("people.write")
def end_export(*, asked: Export, rows: int | None, failure: str, by: Any) -> None:
    """A long list lies ready, or could not be written and why."""
    tell(asked.instansi_id, f"export:{asked.pk}", rows=rows, failure=failure)
    asked.ended_at, asked.rows, asked.failure = timezone.now(), rows, failure[:300]
    asked.save(update_fields=["ended_at", "rows", "failure"])
