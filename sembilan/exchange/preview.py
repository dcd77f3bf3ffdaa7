"""A file tried out: read and put in exactly as a load would, then taken back, with a list of every cell at fault."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import polars as pl
from django.db import connection, transaction

from sembilan.exchange.actions import Outcome
from sembilan.exchange.batch import put_in
from sembilan.exchange.files.fault import Held
from sembilan.exchange.files.office import Office
from sembilan.exchange.files.recognise import Source
from sembilan.exchange.models import Upload
from sembilan.exchange.uploads import mend, place

SCHEMA = {"row": pl.Int64, "place": pl.Int64, "column": pl.String, "value": pl.String, "code": pl.String,
          "params": pl.String, "is_cell": pl.Boolean}  # fmt: skip


def tried(
    source: Source, office: Office, *, by: object, tell: Callable[..., None]
) -> tuple[dict[str, Any], list[Held]]:
    """Put the file in and take it all back; what would be new, changed, the same and held."""
    table = source.kind.table if source.kind else ""
    with transaction.atomic():
        before = _count(table)
        outcome = put_in(source, office, by=by, advance=lambda size: tell(step=2))
        new = min(_count(table) - before, outcome.taken)
        transaction.set_rollback(True)
    return told(outcome) | {"new": new, "changed": outcome.taken - new}, outcome.held


def told(outcome: Outcome) -> dict[str, Any]:
    """The numbers of an outcome."""
    cells = sum(1 for one in outcome.held if one.params.get("cell"))
    return {
        "read": outcome.read, "taken": outcome.taken, "same": outcome.already, "rejected": outcome.rejected,
        "healed": outcome.healed, "cells": cells, "totals": outcome.totals,
        "skipped": {what: count for what, count in outcome.skipped.items() if count},
    }  # fmt: skip


def _count(table: str) -> int:
    if not table:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {connection.ops.quote_name(table)}")
        return int(cursor.fetchone()[0])


def keep_faults(upload: Upload, held: list[Held], frame: pl.DataFrame) -> dict[str, Any]:
    """Write the faults where the page finds them, and the rows with faults as a workbook; how many of each reason."""
    places = {heading: at for at, heading in reversed(list(enumerate(upload.headings)))}
    rows = [
        (one.row, places.get(one.column, -1), one.column, one.value, one.code, json.dumps(one.params),
         bool(one.params.get("cell")))
        for one in held
    ]  # fmt: skip
    where = (upload.instansi_id, upload.sha256, upload.pk)
    pl.DataFrame(rows, schema=SCHEMA, orient="row").write_parquet(place.faults(*where))
    wrong = [one for one in held if one.row]
    if wrong and upload.header_row:
        mend.write(place.faulty_rows(*where), upload, frame, wrong)
    else:
        place.faulty_rows(*where).unlink(missing_ok=True)
    return {
        "reasons": Counter(one.code for one in held).most_common(),
        "faulty": len({one.row for one in wrong}),
        "whole": [[one.code, one.params] for one in held if not one.row],
    }
