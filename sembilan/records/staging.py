"""Many rows into a table at once: COPY into a temporary table, then one statement that adds what is new.

Row-level security forbids COPY into a tenant's table; a statement from a temporary one obeys the policy.
Only parts of an action use this.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from django.db import connection

_TYPES: dict[Any, str] = {
    pl.Int64: "bigint", pl.Int32: "bigint", pl.Int16: "bigint", pl.Int8: "bigint", pl.UInt32: "bigint",
    pl.String: "text", pl.Date: "date", pl.Boolean: "boolean",
}  # fmt: skip
BLOCK_ROWS = 200_000
SOURCE = "source"  # where a row came from; another file that says the same changes nothing


def fetch(sql: str, schema: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a query as columns."""
    with connection.cursor() as cursor, cursor.copy(f"copy ({sql}) to stdout (format csv)") as copy:
        data = b"".join(bytes(row) for row in copy)
    return pl.read_csv(io.BytesIO(data), has_header=False, schema=dict(schema)) if data else pl.DataFrame(schema=schema)


def stage(frame: pl.DataFrame, name: str = "staged", joined: Sequence[str] = ()) -> str:
    """Put a frame into a temporary table that lives until the transaction ends.

    Only columns it is `joined` by need statistics.
    """
    columns = ", ".join(f'"{n}" {_type(t)}' for n, t in frame.schema.items())
    with connection.cursor() as cursor:
        cursor.execute(f'drop table if exists pg_temp."{name}"')
        cursor.execute(f'create temp table "{name}" ({columns}) on commit drop')
        with cursor.copy(f'copy "{name}" from stdin (format csv)') as copy:
            for part in frame.iter_slices(BLOCK_ROWS):
                copy.write(part.write_csv(include_header=False).encode())
        if joined:
            cursor.execute(f'analyze "{name}" ({", ".join(joined)})')
    return name


def _type(dtype: pl.DataType) -> str:
    return "timestamptz" if isinstance(dtype, pl.Datetime) else _TYPES[type(dtype)]


def count_anew() -> None:
    """Tell the planner what the tables hold now; without it the first month after a first load is planned blindly."""
    with connection.cursor() as cursor:
        cursor.execute("select sembilan_analyze()")


def put(
    table: str,
    frame: pl.DataFrame,
    *,
    instansi_id: int,
    key: Sequence[str],
    gives: str,
    casts: Mapping[str, str] | None = None,
) -> set[Any]:
    """Add rows that are new by their key and change those that differ; gives one column of each of them."""
    stage(frame, joined=key)
    found: set[Any] = set()
    with connection.cursor() as cursor:
        for sql in _statements(table, frame.columns, key, casts or {}):
            cursor.execute(f"{sql} returning t.{gives}", {"i": instansi_id})
            found |= {row[0] for row in cursor.fetchall()}
    return found


def put_many(
    table: str,
    frame: pl.DataFrame,
    *,
    instansi_id: int,
    key: Sequence[str],
    casts: Mapping[str, str] | None = None,
) -> int:
    """The same for very many rows: only how many were new or changed."""
    stage(frame, joined=key)
    return _put(_statements(table, frame.columns, key, casts or {}), instansi_id)


def put_selected(
    table: str, sql: str, given: Mapping[str, Any], columns: Sequence[str], *, instansi_id: int, key: Sequence[str]
) -> int:
    """The same for rows that a query gives with these columns: they never leave the database."""
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists pg_temp.staged")
        cursor.execute(f"create temp table staged on commit drop as {sql}", given)
        cursor.execute(f"analyze staged ({', '.join(key)})")
    return _put(_statements(table, columns, key, {}), instansi_id)


def _put(statements: Sequence[str], instansi_id: int) -> int:
    changed = 0
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql, {"i": instansi_id})
            changed += int(cursor.rowcount)
    return changed


def _statements(table: str, columns: Sequence[str], key: Sequence[str], casts: Mapping[str, str]) -> list[str]:
    """Change what differs, then add what is not there.

    That is twice as fast as asking each row for its conflict, and as sure: loads of one region wait for each other.
    """
    given = {name: f"s.{name}::{casts[name]}" if name in casts else f"s.{name}" for name in columns}
    rest = [name for name in columns if name not in key]
    told = [name for name in rest if name != SOURCE]
    same = " and ".join(["t.instansi_id = %(i)s", *(f"t.{name} = {given[name]}" for name in key)])
    new = ", ".join(given[name] for name in rest)
    old, fresh = ", ".join(f"t.{name}" for name in told), ", ".join(given[name] for name in told)
    change = (
        f"update {table} t set ({', '.join(rest)}) = row({new}) from staged s "
        f"where {same} and ({old}) is distinct from ({fresh})"
    )
    # Sorted by the key, so that the index is filled from left to right.
    add = (
        f"insert into {table} as t (instansi_id, {', '.join(columns)}) select %(i)s, {', '.join(given.values())} "
        f"from staged s where not exists (select from {table} t where {same}) order by {', '.join(key)}"
    )
    return [change, add] if told else [add]
