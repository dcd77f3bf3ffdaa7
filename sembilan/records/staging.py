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


def fetch(sql: str, schema: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a query as columns."""
    with connection.cursor() as cursor, cursor.copy(f"copy ({sql}) to stdout (format csv)") as copy:
        data = b"".join(bytes(row) for row in copy)
    return pl.read_csv(io.BytesIO(data), has_header=False, schema=dict(schema)) if data else pl.DataFrame(schema=schema)


def stage(frame: pl.DataFrame, name: str = "staged") -> str:
    """Put a frame into a temporary table that lives until the transaction ends."""
    columns = ", ".join(f'"{n}" {_type(t)}' for n, t in frame.schema.items())
    with connection.cursor() as cursor:
        cursor.execute(f'drop table if exists pg_temp."{name}"')
        cursor.execute(f'create temp table "{name}" ({columns}) on commit drop')
        with cursor.copy(f'copy "{name}" from stdin (format csv)') as copy:
            for part in frame.iter_slices(BLOCK_ROWS):
                copy.write(part.write_csv(include_header=False).encode())
        cursor.execute(f'analyze "{name}"')
    return name


def _type(dtype: pl.DataType) -> str:
    return "timestamptz" if isinstance(dtype, pl.Datetime) else _TYPES[type(dtype)]


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
    stage(frame)
    with connection.cursor() as cursor:
        cursor.execute(_upsert(table, frame.columns, key, casts or {}) + f" returning t.{gives}", [instansi_id])
        return {row[0] for row in cursor.fetchall()}


def put_many(table: str, frame: pl.DataFrame, *, instansi_id: int, key: Sequence[str]) -> int:
    """The same for very many rows: only how many were new or changed.

    Adding what is not there is faster than asking each row for its conflict; loads of one region wait for each other.
    """
    stage(frame)
    names, rest = list(frame.columns), [name for name in frame.columns if name not in key]
    same = " and ".join(f"t.{name} = s.{name}" for name in key)
    changed = 0
    with connection.cursor() as cursor:
        if rest:
            old, new = (", ".join(f"{side}.{name}" for name in rest) for side in ("t", "s"))
            cursor.execute(
                f"update {table} t set ({', '.join(rest)}) = row({new}) from staged s "
                f"where {same} and ({old}) is distinct from ({new})"
            )
            changed = cursor.rowcount
        cursor.execute(
            f"insert into {table} (instansi_id, {', '.join(names)}) select %s, {', '.join(names)} from staged s "
            f"where not exists (select 1 from {table} t where {same}) order by {', '.join(key)}",
            [instansi_id],
        )
        return changed + int(cursor.rowcount)


def _upsert(table: str, columns: Sequence[str], key: Sequence[str], casts: Mapping[str, str]) -> str:
    rest = [name for name in columns if name not in key]
    given = ", ".join(f"{name}::{casts[name]}" if name in casts else name for name in columns)
    act = "nothing"
    if rest:
        changes = ", ".join(f"{name} = excluded.{name}" for name in rest)
        old, new = ", ".join(f"t.{name}" for name in rest), ", ".join(f"excluded.{name}" for name in rest)
        act = f"update set {changes} where ({old}) is distinct from ({new})"
    # Sorted by the key, so that the index is filled from left to right.
    return (
        f"insert into {table} as t (instansi_id, {', '.join(columns)}) select %s, {given} from staged "
        f"order by {', '.join(name for name in key if name in columns)} on conflict ({', '.join(key)}) do {act}"
    )
