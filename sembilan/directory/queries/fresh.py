"""Whether the listing stands as of today, and what is to be let in when it does not."""

from __future__ import annotations

import datetime as dt

from django.db import connection

from sembilan.directory.models import ListingDay
from sembilan.organisation import access

RIWAYAT = ("people_riwayatgolongan", "people_riwayatjabatan", "people_riwayatunor")
# Who began or ended something after one day and up to another.
TURNED = " union ".join(
    f"select employee_id from {table} where (lower(valid) > %(first)s and lower(valid) <= %(last)s)"
    " or (upper(valid) > %(first)s and upper(valid) <= %(last)s)"
    for table in RIWAYAT
)


def settle() -> None:
    """Let in what this transaction itself has changed, so that a page after an action shows it."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints directory_renew_due immediate")


def day_behind() -> dt.date | None:
    """The day the listing stands at, if it is not today."""
    found = ListingDay.objects.values_list("day", flat=True).first()
    return found if found and found != access.today() else None


def turned(first: dt.date, last: dt.date) -> list[int]:
    """Whose golongan, post or unit changed by itself between two days."""
    with connection.cursor() as cursor:
        cursor.execute(TURNED, {"first": min(first, last), "last": max(first, last)})
        return [row[0] for row in cursor.fetchall()]
