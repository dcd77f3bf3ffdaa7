"""Taking presses as they were decided: added once, never changed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from django.db import connection, transaction

from sembilan.records.actions import part

# In the order of a row handed over; the instansi stands before them.
COLUMNS = {
    "day": "date", "id": "uuid", "employee_id": "bigint", "meaning": "smallint", "at": "timestamptz",
    "pressed_at": "timestamptz", "sent_at": "timestamptz", "received_at": "timestamptz", "latitude": "integer",
    "longitude": "integer", "accuracy_m": "integer", "place_id": "bigint", "distance_m": "integer",
    "device_id": "bigint", "decision": "smallint", "reasons": "jsonb", "photo_sha256": "text", "signature": "bytea",
}  # fmt: skip
# The values of a column go as one array: the statement is then the same for one press and for a hundred.
ENTER = f"""
    insert into attendance_press (instansi_id, {", ".join(COLUMNS)})
    select %s, * from unnest({", ".join(f"%s::{kind}[]" for kind in COLUMNS.values())})
    on conflict do nothing returning id
"""
_made: set[tuple[str, dt.date]] = set()  # the months whose partition is known to be there, by database


@part
def take_presses(rows: Sequence[dict[str, Any]], *, instansi_id: int) -> set[uuid.UUID]:
    """Add presses that are not there yet; the ids of those that were added."""
    if not rows:
        return set()
    make_months({row["day"].replace(day=1) for row in rows})
    columns = [[row[name] for row in rows] for name in COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(ENTER, [instansi_id, *columns])
        return {row[0] for row in cursor.fetchall()}


def make_months(months: Collection[dt.date]) -> None:
    """Have a partition for these months, given by their first days, before a row of theirs falls into the rest.

    Asked for before anything is read of presses: a transaction that has read and then makes one waits for another that
    does the same.
    """
    name = str(connection.settings_dict["NAME"])
    lacking = sorted(month for month in months if (name, month) not in _made)
    if not lacking:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        # In a statement of its own: who waited here sees in the next one what the other has made.
        cursor.execute("select pg_advisory_xact_lock(hashtext('attendance_press'))")
        for month in lacking:
            cursor.execute("select attendance_press_month(%s)", [month])
            transaction.on_commit(partial(_made.add, (name, month)))
