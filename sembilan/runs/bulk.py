"""Columns in and out of PostgreSQL by COPY on Django's own connection: same transaction, same tenant, one driver."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl
from django.db import connection, models

from sembilan.runs.patience import patient

Params = Sequence[Any] | Mapping[str, Any]
Schema = Mapping[str, "pl.DataType | type[pl.DataType]"]

# Text that waits to be parsed; a nation's clockings must not lie in memory twice.
BLOCK_BYTES = 64 * 1024 * 1024


def whole_tables() -> None:
    """Until the transaction ends, join tables whole.

    Right after a load PostgreSQL has no statistics yet, takes every table for a row and would loop over one table
    for each row of another: seconds become hours. A run reads everybody, so joining whole is never wrong.
    """
    with connection.cursor() as cursor:
        cursor.execute("set local enable_nestloop = off")


def columns_out(sql: str, params: Params, schema: Schema) -> pl.DataFrame:
    """The rows of a query as typed columns; a value that does not fit its type is an error, never a guess."""
    parts = [_parsed(block, schema) for block in _blocks(sql, params)]
    return pl.concat(parts, rechunk=False) if parts else pl.DataFrame(schema=dict(schema))


def _blocks(sql: str, params: Params) -> Iterator[bytes]:
    """COPY gives a row at a time; they are gathered so that parsing works on whole rows and bounded memory."""
    rows: list[Any] = []
    size = 0
    copying = f"copy ({sql}) to stdout (format csv)"
    # The bare cursor: the one that counts queries takes no parameters of a COPY.
    with patient() as pressed, connection.cursor() as cursor, cursor.cursor.copy(copying, params) as copy:
        for row in copy:
            rows.append(row)
            size += len(row)
            if size >= BLOCK_BYTES:
                yield b"".join(rows)
                rows, size = [], 0
            pressed.heed()
    if rows:
        yield b"".join(rows)


def _parsed(block: bytes, schema: Schema) -> pl.DataFrame:
    flags = [name for name, dtype in schema.items() if dtype == pl.Boolean]  # PostgreSQL writes t and f
    raw = {name: pl.String if name in flags else dtype for name, dtype in schema.items()}
    frame = pl.read_csv(io.BytesIO(block), has_header=False, schema=raw, infer_schema=False)
    return frame.with_columns(pl.col(name) == "t" for name in flags) if flags else frame


def columns_in(model: type[models.Model], frame: pl.DataFrame, fixed: Mapping[str, int | str]) -> int:
    """Append a frame to a model's table, with some columns the same in every row; returns how many went in.

    Row-level security forbids COPY into the table itself, so the rows pass through a temporary one.
    """
    if frame.is_empty():
        return 0
    quote = connection.ops.quote_name
    table, staging = quote(model._meta.db_table), quote(f"staging_{model._meta.db_table}")
    names = [quote(name) for name in frame.columns]
    with connection.cursor() as cursor:
        cursor.execute(f"drop table if exists pg_temp.{staging}")
        cursor.execute(f"create temp table {staging} on commit drop as select {', '.join(names)} from {table} limit 0")
        with patient() as pressed, cursor.copy(f"copy {staging} from stdin (format csv)") as copy:
            for block in _written(frame):
                copy.write(block)
                pressed.heed()
        columns = [*map(quote, fixed), *names]
        values = ", ".join([*("%s" for _ in fixed), *names])
        insert = f"insert into {table} ({', '.join(columns)}) select {values} from {staging}"
        cursor.execute(insert, list(fixed.values()))
        return int(cursor.rowcount)


def _written(frame: pl.DataFrame, rows: int = 200_000) -> Iterator[bytes]:
    for part in frame.iter_slices(rows):
        buffer = io.BytesIO()
        part.write_csv(buffer, include_header=False)
        yield buffer.getvalue()
