"""The month from stored rows to loaded results, beside the bare COPY of the same inputs out and the same results in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from bench.office import BY, MONTH, region

AREAS = ("attendance", "performance", "allowance", "talent")
TYPES = {pl.String: "text", pl.Boolean: "boolean", pl.Date: "date", pl.Float64: "float8"}
# The product asks for clockings packed by PIN; bare is a row each, as they lie.
PUNCHES = """
    select pin, at from attendance_clocking
    where instansi_id = %(instansi)s and at >= %(start)s and at < %(end)s
"""


class Heard:
    """Everything that goes in and out by COPY while a month is computed."""

    def __init__(self) -> None:
        from sembilan.runs import bulk

        self.bulk: Any = bulk
        self.blocks, self.wrote = bulk._blocks, bulk._written
        self.asked: list[tuple[str, Any]] = []
        self.given: list[tuple[dict[str, Any], list[bytes]]] = []

    def __enter__(self) -> Heard:
        self.bulk._blocks, self.bulk._written = self._blocks, self._written
        return self

    def __exit__(self, *_: object) -> None:
        self.bulk._blocks, self.bulk._written = self.blocks, self.wrote

    def _blocks(self, sql: str, params: Any) -> Iterator[bytes]:
        self.asked.append((sql, params))
        return iter(self.blocks(sql, params))

    def _written(self, frame: pl.DataFrame, *rest: Any) -> Iterator[bytes]:
        kept = list(self.wrote(frame, *rest))
        self.given.append((dict(frame.schema), kept))
        return iter(kept)


class _Noted:
    """Keeps how long each step took."""

    def __init__(self, steps: dict[str, float]) -> None:
        self.steps = steps

    def __call__(self, run: Any, step: str, seconds: float) -> None:
        self.steps[step] = seconds


def measure(files: Path) -> dict[str, Any]:
    """Seconds of the month, by area and by step, and of bare COPY."""
    from sembilan.runs import machine

    instansi: Any = region()
    found: dict[str, Any] = {"steps": {}}
    with Heard() as heard:
        for area in AREAS:
            noted = _Noted(found["steps"].setdefault(area, {}))
            begun = time.perf_counter()
            run = machine.compute(instansi, area, MONTH, by=BY, progress=noted)
            found[area] = time.perf_counter() - begun
            found["results"] = found.get("results", 0) + (run.rows_out or 0)
    out, size = _copied_out(instansi.id, heard.asked)
    return {**found, "out": out, "in": _copied_in(heard.given), "MB": size / 1e6}


def _copied_out(instansi_id: int, asked: list[tuple[str, Any]]) -> tuple[float, int]:
    from django.db import connection

    from sembilan.runs.machine import steady

    size, begun = 0, time.perf_counter()
    with steady(instansi_id), connection.cursor() as cursor:
        for sql, params in asked:
            plain = PUNCHES if "from attendance_clocking" in sql else sql
            with cursor.copy(f"copy ({plain}) to stdout (format csv)", params) as copy:
                for row in copy:
                    size += len(row)
    return time.perf_counter() - begun, size


def _copied_in(given: list[tuple[dict[str, Any], list[bytes]]]) -> float:
    from django.db import connection, transaction

    begun = time.perf_counter()
    for place, (schema, blocks) in enumerate(given):
        columns = ", ".join(f'"{name}" {TYPES.get(dtype, "bigint")}' for name, dtype in schema.items())
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"create temp table bench_{place} ({columns})")
            with cursor.copy(f"copy bench_{place} from stdin (format csv)") as copy:
                for block in blocks:
                    copy.write(block)
    return time.perf_counter() - begun
