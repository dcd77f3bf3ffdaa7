"""Whose attendance was decided about after its month was published: whom a correction run may change.

Told from what was decided, not by computing, so that a start page can ask it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import connection

from sembilan.attendance.queries.changed_sql import ABSENCES, LINES, PEOPLE
from sembilan.attendance.queries.frames import excuses
from sembilan.organisation.access import today
from sembilan.runs.files import folder_of
from sembilan.runs.models import Publication
from sembilan.terms.month import Month

MONTHS = 3  # so far back a start page looks


@dataclass(frozen=True)
class Changed:
    """So many people of a published month about whom something was decided since, and so many lines that came since."""

    month: Month
    people: int
    lines: int = 0


def since_publication(by: Any) -> list[Changed]:
    """The published months of late about which something was decided, or of which lines came, since."""
    first = Month.of(today()).plus(-MONTHS).first
    found = Publication.objects.filter(area="attendance", month__gte=first).order_by("month", "-id")
    newest: dict[Any, Publication] = {}
    for one in found.select_related("instansi", "run"):
        newest.setdefault(one.month, one)
    told = [Changed(Month.of(one.month), len(people(one)), _lines(one)) for one in newest.values()]
    return [one for one in told if one.people or one.lines]


def people(published: Publication) -> set[str]:
    """The NIPs of those whose month may have changed since it was published."""
    given = _given(published)
    with connection.cursor() as cursor:
        cursor.execute(f"select nip from people_employee where id in ({PEOPLE})", given)
        told = {str(nip) for (nip,) in cursor.fetchall()}
        cursor.execute(ABSENCES, given)
        is_touched = cursor.fetchone()[0]
    return told | (_excused_otherwise(published) if is_touched else set())


def _lines(published: Publication) -> int:
    with connection.cursor() as cursor:
        cursor.execute(LINES, _given(published))
        return int(cursor.fetchone()[0])


def _given(published: Publication) -> dict[str, Any]:
    month = Month.of(published.month)
    given: dict[str, Any] = {"instansi": published.instansi_id, "at": published.at, "run": f"run:{published.run_id}"}
    return given | {"first": month.first, "last": month.last, "month": f"{month}"}


def _excused_otherwise(published: Publication) -> set[str]:
    """Whose days of leave and travel are others now than those the run read."""
    month, path = Month.of(published.month), folder_of(published.run) / "day.parquet"
    if not path.exists():
        return set()
    read = pl.scan_parquet(path).filter(pl.col("excused") != 0).select("nip", "date", "excused").collect()
    now = excuses(published.instansi, month)
    moved = pl.concat([read.join(now, on=read.columns, how="anti"), now.join(read, on=read.columns, how="anti")])
    return set(moved["nip"].unique().cast(pl.String).to_list())
