"""Who works where and whose a PIN is, of everybody: kept in memory while nothing they are read from has changed."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Hashable

import polars as pl
from django.db import connection

from sembilan.attendance.queries import clockings, frames
from sembilan.attendance.queries.frames import Nips
from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.terms.month import Month

KEPT = 32  # frames of some megabytes; whoever looks through past days must not fill the memory
SUM = "select sum(hash_record_extended(row({0}), 0)) from {1} x where x.instansi_id = %(i)s"
PEOPLE = SUM.format("x.id, x.nip, x.status, x.tmt_cpns", "people_employee")
# A mark changes with any row that says something; to add it up costs a small part of reading the rows.
PLACED = f"""
    select ({PEOPLE}), ({SUM.format("x.employee_id, x.unor_id, x.valid", "people_riwayatunor")}),
        ({SUM.format("x.id, x.path", "organisation_unor")})
"""
OWNED = f"select ({PEOPLE}), ({SUM.format('x.employee_id, x.pin, x.valid', 'attendance_terminalpin')})"
_kept: OrderedDict[Hashable, tuple[Hashable, pl.DataFrame]] = OrderedDict()


def places(instansi: Instansi, day: dt.date, nips: Nips = None) -> pl.DataFrame:
    """Everybody who counts, with the path of the unit in which she worked on a day."""
    if nips is not None:
        return _places(instansi, day, nips)
    return _while_it_stands(instansi, PLACED, day, lambda: _places(instansi, day, None))


def owners(instansi: Instansi, month: Month, nips: Nips = None) -> pl.DataFrame:
    """Whose a PIN was in the month, from when until when."""
    if nips is not None:
        return clockings.owners(instansi, month, nips)
    return _while_it_stands(instansi, OWNED, month.first, lambda: clockings.owners(instansi, month))


def _places(instansi: Instansi, day: dt.date, nips: Nips) -> pl.DataFrame:
    sql = f"""
        select e.nip, u.path from people_employee e
        left join people_riwayatunor r on r.employee_id = e.id and r.valid @> %(day)s::date
        left join organisation_unor u on u.id = r.unor_id where {frames.of(nips)}
    """
    given = {**frames.asked(instansi, Month.of(day), nips), "day": day}
    return columns_out(sql, given, {"nip": pl.Int64, "path": pl.String}).unique("nip", keep="first")


def _while_it_stands(instansi: Instansi, sql: str, day: dt.date, read: Callable[[], pl.DataFrame]) -> pl.DataFrame:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"i": instansi.pk})
        mark = cursor.fetchone()
    key = (instansi.pk, sql, day)
    kept = _kept.get(key)
    if kept is None or kept[0] != mark:
        kept = _kept[key] = (mark, read())
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return kept[1]
