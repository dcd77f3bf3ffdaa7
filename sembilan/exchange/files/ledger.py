"""The list of rows held of one file: what is new goes on it, what the file no longer has is healed."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import polars as pl
from django.db import connection

from sembilan.exchange.files.fault import Held
from sembilan.records.staging import stage

COLUMNS = ("source", "kind", "row", "column", "value", "code", "params", "raw", "fingerprint")
NUL = "\0"  # the one character PostgreSQL's text cannot hold


def gathered(held: Iterable[Held]) -> list[Held]:
    """One line for a PIN, however many blocks of a file it stood in."""
    single: list[Held] = []
    pins: dict[str, Held] = {}
    for one in held:
        if one.code != "pin-unknown":
            single.append(one)
            continue
        before = pins.get(one.value)
        count = one.count + (before.count if before else 0)
        pins[one.value] = replace(before or one, count=count, params={"pin": one.value, "count": count})
    return single + list(pins.values())


def fingerprints(held: Iterable[Held]) -> list[str]:
    """What makes a reject the same one when the file comes again, though its row number moved."""
    seen: Counter[str] = Counter()
    prints = []
    for one in held:
        text = "\x1f".join((one.code, one.column, one.value, one.raw))
        seen[text] += 1
        prints.append(hashlib.sha256(f"{text}\x1f{seen[text]}".encode("utf-8", "surrogatepass")).hexdigest())
    return prints


def keep(
    held: list[Held],
    *,
    instansi_id: int,
    source: str,
    kind: str,
    months: set[str],
    heals: bool,
    mends: dict[int, int] | None = None,
) -> int:
    """Write the list of one file; gives how many rejects were healed.

    Next month's file of the same name heals nothing of this month's: a reject remembers the months of its file.
    A file of mended rows heals only those rows, and is told by the numbers they had in the file it mends.
    """
    period = min(months) if months else ""
    if mends:
        held = [replace(one, row=mends.get(one.row, one.row)) for one in held]
    frame = pl.DataFrame(
        [
            (source, kind, h.row, h.column, h.value, h.code, json.dumps({**h.params, "month": period}), h.raw, mark)
            for h, mark in zip(held, fingerprints(held), strict=True)
        ],
        schema={name: pl.Int64 if name == "row" else pl.String for name in COLUMNS},
        orient="row",
    ).with_columns(pl.col(pl.String).str.replace_all(NUL, "", literal=True))
    stage(frame)
    with connection.cursor() as cursor:
        healed = 0
        if heals:
            given: dict[str, Any] = {
                "i": instansi_id,
                "source": source,
                "months": [*months, ""],
                "all": not months or bool(mends),
            }
            cursor.execute(HEAL, given | {"rows": list(mends.values()) if mends else None})
            healed = cursor.rowcount
        cursor.execute(ENTER, {"i": instansi_id})
    return healed


HEAL = """
update records_reject r set healed_at = now()
where r.instansi_id = %(i)s and r.source = %(source)s and r.healed_at is null
  and (%(all)s or coalesce(r.params ->> 'month', '') = any(%(months)s))
  and (%(rows)s::bigint[] is null or r.row = any(%(rows)s::bigint[]))
  and not exists (select 1 from staged s where s.fingerprint = r.fingerprint)
"""
ENTER = """
insert into records_reject as r
    (instansi_id, source, kind, row, "column", value, code, params, raw, fingerprint, found_at)
select %(i)s, source, kind, row, "column", value, code, params::jsonb, raw, fingerprint, now() from staged
on conflict (instansi_id, source, fingerprint) do update
    set healed_at = null, row = excluded.row, params = excluded.params
    where r.healed_at is not null or r.row <> excluded.row or r.params <> excluded.params
"""


def heal_pins(instansi_id: int) -> int:
    """A PIN that found its owner is no longer a matter, whichever file told of it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update records_reject r set healed_at = now() where r.instansi_id = %s and r.code = 'pin-unknown' "
            "and r.healed_at is null and exists (select 1 from attendance_terminalpin p where p.pin::text = r.value)",
            [instansi_id],
        )
        return int(cursor.rowcount)
