"""Writes of attendance: terminals, the owners of PINs, clockings, leave and travel, as files bring them."""

from __future__ import annotations

import datetime as dt

import polars as pl
from django.db import connection

from sembilan.attendance.models import Terminal
from sembilan.organisation.models import Instansi
from sembilan.records.actions import part
from sembilan.records.spans import put_spans
from sembilan.records.staging import put_many, stage


@part
def take_pins(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put the owners of PINs; the file gives no dates, so a new owner corrects the old one."""
    spans = frame.with_columns(since=pl.lit(None, dtype=pl.Date))
    return len(put_spans("attendance_terminalpin", spans, instansi_id=instansi.pk, key="pin", values=("employee_id",)))


@part
def terminal(kode: str, *, instansi: Instansi) -> Terminal:
    """The terminal of a serial number, a code or a name, made when it is new; its clock runs in the region's zone."""
    if pushing := Terminal.objects.filter(serial__iexact=kode).exclude(serial="").first():
        return pushing
    named = list(Terminal.objects.filter(name__iexact=kode)[:2])
    if len(named) == 1 and not Terminal.objects.filter(kode=kode).exists():
        return named[0]
    found, _ = Terminal.objects.get_or_create(instansi=instansi, kode=kode, defaults={"zone": instansi.zone})
    return found


@part
def take_clockings(frame: pl.DataFrame, *, instansi: Instansi, kode: str, pins: pl.Series) -> int:
    """Keep clockings as they came, owned or not; how many of the owned ones are new."""
    device = terminal(kode, instansi=instansi)
    at = pl.col("at").dt.replace_time_zone(device.zone, ambiguous="earliest", non_existent="null")
    rows = frame.select(
        "pin",
        "status",
        "verify",
        "workcode",
        at=at.dt.convert_time_zone("UTC"),
        owned=pl.col("pin").is_in(pins.implode()),
    )
    rows = rows.unique(["pin", "at"], keep="first", maintain_order=True).sort("pin", "at")
    months = rows.select(pl.col("at").dt.date().dt.truncate("1mo").unique())["at"].to_list()
    _partitions(months)
    stage(rows, joined=("pin", "at"))
    # Asking each row for its conflict costs as much again as adding it; loads of one region wait for each other.
    # The limits name the partitions to look at.
    first, last = rows.select(pl.col("at").min().alias("first"), pl.col("at").max().alias("last")).row(0)
    with connection.cursor() as cursor:
        cursor.execute(ENTER, {"i": instansi.pk, "device": device.pk, "first": first, "last": last})
        return int(cursor.fetchone()[0])


ENTER = """
with fresh as (
    insert into attendance_clocking (instansi_id, terminal_id, pin, at, status, verify, workcode)
    select %(i)s, %(device)s, pin, at, status, verify, workcode from staged s
    where not exists (
        select from attendance_clocking c
        where c.instansi_id = %(i)s and c.terminal_id = %(device)s and c.pin = s.pin and c.at = s.at
          and c.at between %(first)s and %(last)s)
    returning pin, at),
strange as (
    insert into attendance_strangepin (instansi_id, terminal_id, pin, lines, last_at)
    select %(i)s, %(device)s, pin, count(*), max(at) from fresh
    where pin in (select pin from staged where not owned) group by pin order by pin
    on conflict (instansi_id, pin) do update set lines = attendance_strangepin.lines + excluded.lines,
        last_at = greatest(attendance_strangepin.last_at, excluded.last_at), terminal_id = excluded.terminal_id
    returning pin)
select count(*) from fresh where pin in (select distinct pin from staged where owned)
"""


def _partitions(months: list[dt.date]) -> None:
    with connection.cursor() as cursor:
        for month in sorted(months):
            cursor.execute("select attendance_clocking_month(%s)", [month])


@part
def take_absences(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put leave and travel; a new decision or last day replaces the old one."""
    return put_many("attendance_absence", frame, instansi_id=instansi.pk, key=("employee_id", "kind", "first"))
