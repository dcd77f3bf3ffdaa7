"""Dated rows from files that say only since when: a new date closes the old span, the same date corrects it.

A date before the newest one is put in its place in the history. Only parts of an action use this.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
from django.db import connection

from sembilan.records.staging import SOURCE, stage


def put_spans(
    table: str, frame: pl.DataFrame, *, instansi_id: int, key: str, values: Sequence[str], keep_same: bool = False
) -> set[Any]:
    """Enter `key, values…, since` into a dated table; gives the keys whose history changed.

    With `keep_same` a later date with the same value does not begin a new span.
    """
    stage(frame, joined=(key,))
    names = ", ".join(values)
    every = ", ".join(f"s.{name}" for name in values)
    old, new = (", ".join(f"{side}.{name}" for name in values if name != SOURCE) for side in ("t", "s"))
    same_span = f"t.instansi_id = %(i)s and t.{key} = s.{key} and lower(t.valid) is not distinct from s.since"
    with connection.cursor() as cursor:
        cursor.execute(
            f"update {table} t set ({names}) = row({every}) from staged s "
            f"where {same_span} and ({old}) is distinct from ({new}) returning t.{key}",
            {"i": instansi_id},
        )
        touched = {row[0] for row in cursor.fetchall()}
        goes_on = (
            f" and not exists (select 1 from {table} t where t.instansi_id = %(i)s and t.{key} = s.{key} "
            f"and t.valid @> s.since and ({old}) is not distinct from ({new}))"
        )
        cursor.execute("drop table if exists pg_temp.fresh")
        cursor.execute(
            f"create temp table fresh on commit drop as select s.* from staged s "
            f"where not exists (select 1 from {table} t where {same_span})" + (goes_on if keep_same else ""),
            {"i": instansi_id},
        )
    return touched | _begin(table, instansi_id, key, values)


def _begin(table: str, instansi_id: int, key: str, values: Sequence[str]) -> set[Any]:
    """Close the spans the fresh ones cut short, and begin those, each until the next that is known."""
    with connection.cursor() as cursor:
        cursor.execute(f"analyze fresh ({key})")
        cursor.execute(
            f"update {table} t set valid = daterange(lower(t.valid), s.since) from fresh s "
            f"where t.instansi_id = %(i)s and t.{key} = s.{key} and t.valid @> s.since",
            {"i": instansi_id},
        )
        names, new = ", ".join(values), ", ".join(f"s.{name}" for name in values)
        cursor.execute(
            f"with later as (select s.{key}, s.since, min(lower(t.valid)) as until from fresh s join {table} t "
            f"on t.instansi_id = %(i)s and t.{key} = s.{key} and (s.since is null or lower(t.valid) > s.since) "
            f"group by s.{key}, s.since) "
            f"insert into {table} (instansi_id, {key}, {names}, valid) "
            f"select %(i)s, s.{key}, {new}, daterange(s.since, l.until) from fresh s left join later l "
            f"on l.{key} = s.{key} and l.since is not distinct from s.since returning {key}",
            {"i": instansi_id},
        )
        return {row[0] for row in cursor.fetchall()}
