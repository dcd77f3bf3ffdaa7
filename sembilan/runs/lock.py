"""One computation at a time for a month of an area: a lock that PostgreSQL frees by itself when the process dies."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError, connection


class AlreadyRunning(Exception):
    """Someone else computes this month of this area now."""


def key_of(instansi_id: int, area: str, month: dt.date) -> int:
    """The lock's number, the same in every process."""
    text = f"run:{instansi_id}:{area}:{month:%Y-%m}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big", signed=True)


@contextmanager
def alone(instansi_id: int, area: str, month: dt.date) -> Iterator[None]:
    """Hold the lock for a block; refuse at once when another process holds it."""
    key = key_of(instansi_id, area, month)
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [key])
        if not cursor.fetchone()[0]:
            raise AlreadyRunning
    try:
        yield
    finally:
        _release(key)


def _release(key: int) -> None:
    """Free the lock; a connection that was lost has freed it already."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s)", [key])
    except (DatabaseError, InterfaceError):
        connection.close()


def is_held(instansi_id: int, area: str, month: dt.date) -> bool:
    """Whether some process computes this month of this area now."""
    key = key_of(instansi_id, area, month) & 0xFFFF_FFFF_FFFF_FFFF
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from pg_locks where locktype = 'advisory' and granted and objsubid = 1"
            " and database = (select oid from pg_database where datname = current_database())"
            " and classid = %s::bigint::oid and objid = %s::bigint::oid)",
            [key >> 32, key & 0xFFFF_FFFF],
        )
        return bool(cursor.fetchone()[0])
