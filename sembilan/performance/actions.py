"""Writes of performance: ratings of a month and minutes of a day, as files bring them and as superiors decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import polars as pl
from django.db import connection

from sembilan.organisation.models import Instansi
from sembilan.records.actions import part
from sembilan.records.staging import put_many, put_selected

RATINGS = ("employee_id", "month", "hasil_kerja", "perilaku")


@part
def take_ratings(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put ratings; how many were new or changed."""
    return put_many("performance_periodicrating", frame, instansi_id=instansi.pk, key=("employee_id", "month"))


@part
def take_selected_ratings(sql: str, given: Mapping[str, Any], *, instansi: Instansi) -> int:
    """Put the ratings that a query gives, one a person and month: a whole region stays within the database."""
    table, key = "performance_periodicrating", ("employee_id", "month")
    return put_selected(table, sql, given, RATINGS, instansi_id=instansi.pk, key=key)


@part
def take_activities(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put days of activity; how many were new or changed."""
    return put_many("performance_dailyactivity", frame, instansi_id=instansi.pk, key=("employee_id", "day"))


class DecidedDay(NamedTuple):
    """The minutes of a person's day that stand, and what was decided of them."""

    employee_id: int
    day: dt.date
    minutes: int
    decision: str


@part
def take_decided_days(days: Iterable[DecidedDay], *, instansi_id: int) -> int:
    """Put the days that a superior decided, in one statement; what a file said of such a day gives way."""
    rows = sorted(days)
    if not rows:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            """
            insert into performance_dailyactivity as t (instansi_id, employee_id, day, minutes, decision)
            select %s, * from unnest(%s::bigint[], %s::date[], %s::smallint[], %s::text[])
            on conflict (employee_id, day) do update set (minutes, decision) = row(excluded.minutes, excluded.decision)
            where (t.minutes, t.decision) is distinct from (excluded.minutes, excluded.decision)
            """,
            [instansi_id, *(list(column) for column in zip(*rows, strict=True))],
        )
        return int(cursor.rowcount)
