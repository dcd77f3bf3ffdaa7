"""What terminals wrote, in the local time of each and with its declared offset taken off, and whose it is."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import polars as pl

from sembilan.attendance.queries.frames import Nips, asked, of
from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.terms.month import Month

TAPS = {"pin": pl.Int64, "date": pl.Date, "second": pl.Int32}
OFF = """
    floor(date_part('epoch', at))::bigint - %(base)s - coalesce((
        select o.seconds from attendance_clockoffset o
        where o.terminal_id = c.terminal_id and o.withdrawn_at is null and c.at >= o.since and c.at < o.until
        order by o.id desc limit 1), 0)
"""
FEW = 2  # days
ROWS = 64
PLAIN = "floor(date_part('epoch', at) - %(base)s)::int"


def clockings(
    instansi: Instansi,
    first: dt.date,
    until: dt.date,
    whose: pl.DataFrame | None = None,
    known: dt.datetime | None = None,
) -> pl.DataFrame:
    """Every clocking of `[first, until)` as it came, in the local time of its terminal: pin, date, second.

    Of a line nothing tells when it reached us, so what was `known` at a moment are the lines written by then.
    The lines of a terminal whose clock was wrong are asked for apart, so that all others cost what they always did.
    """
    zones, wrong = terminal_zones(instansi), _wrong(instansi, first, until)
    days = (first, until, known)
    pins = None if whose is None else whose["pin"].unique().to_list()
    parts = []
    for zone in zones["zone"].unique().sort():
        there = zones.filter(pl.col("zone") == zone)["terminal"].to_list()
        right = [one for one in there if one not in wrong]
        if right:
            parts.append(_of_zone(instansi, days, zone, right if len(right) < zones.height else None, pins))
        if len(right) < len(there):
            off = [one for one in there if one in wrong]
            parts.append(_of_zone(instansi, days, zone, off, pins, max(wrong[one] for one in off)))
    return pl.concat([pl.DataFrame(schema=TAPS), *parts])


def terminal_zones(instansi: Instansi) -> pl.DataFrame:
    """The time zone each terminal's clock runs in."""
    sql = "select id, zone from attendance_terminal where instansi_id = %s"
    return columns_out(sql, [instansi.id], {"terminal": pl.Int64, "zone": pl.String})


def _wrong(instansi: Instansi, first: dt.date, until: dt.date) -> dict[int, int]:
    """The terminals for which an offset was declared about these days, and by how much at most."""
    sql = """
        select terminal_id, max(abs(seconds)) from attendance_clockoffset
        where instansi_id = %s and withdrawn_at is null and until > %s::date - 2 and since < %s::date + 2
        group by terminal_id
    """
    return dict(columns_out(sql, [instansi.id, first, until], {"terminal": pl.Int64, "most": pl.Int64}).iter_rows())


def _of_zone(
    instansi: Instansi,
    days: tuple[dt.date, dt.date, dt.datetime | None],
    zone: str,
    terminals: list[int] | None,
    pins: list[int] | None,
    off: int | None = None,
) -> pl.DataFrame:
    """The clockings of the terminals of one zone.

    One row a PIN with all its moments: COPY's price is by the row, and two million rows cost ten times fifty thousand.
    Of a day or two each PIN has a few moments only, so that many PINs share a row.
    """
    info = ZoneInfo(zone)
    first, until, known = days
    start, end = (dt.datetime.combine(day, dt.time(), info) for day in (first, until))
    end = end if known is None else min(end, known)
    around = dt.timedelta(seconds=off or 0)
    many = (until - first).days > FEW
    sql = f"""
        select {"pin" if many else "array_agg(pin)"}, array_agg({PLAIN if off is None else OFF})
        from attendance_clocking c
        where instansi_id = %(instansi)s and at >= %(start)s and at < %(end)s
        {"" if terminals is None else "and terminal_id = any(%(terminals)s)"}
        {"" if pins is None else "and pin = any(%(pins)s)"}
        group by pin {"" if many else f"%% {ROWS}"}
    """
    base = int(start.timestamp())
    given = {"start": start - around, "end": end + around, "base": base, "terminals": terminals, "pins": pins}
    schema = {"pin": pl.Int64 if many else pl.String, "seconds": pl.String}
    packed = columns_out(sql, {"instansi": instansi.id, **given}, schema)
    found = unpacked(packed if many else _shared(packed), base, zone)
    return found if off is None else found.filter(pl.col("date").is_between(first, until, closed="left"))


def _shared(packed: pl.DataFrame) -> pl.DataFrame:
    """Rows that carry many PINs, each beside its moment, as a row a moment."""
    lists = packed.select(pl.col("pin", "seconds").str.strip_chars("{}").str.split(","))
    return lists.explode("pin", "seconds", empty_as_null=True).with_columns(pl.col("pin").cast(pl.Int64))


def unpacked(packed: pl.DataFrame, base: int, zone: str) -> pl.DataFrame:
    """One row a moment, in local time, of rows that carry all their moments as seconds after `base`."""
    seconds = pl.col("seconds").str.strip_chars("{}").str.split(",").cast(pl.List(pl.Int64))
    each = packed.lazy().with_columns(epoch=seconds + base).drop("seconds").explode("epoch", empty_as_null=True)
    clock = pl.from_epoch("epoch").dt.replace_time_zone("UTC").dt.convert_time_zone(zone).dt.replace_time_zone(None)
    told = each.with_columns(date=clock.dt.date(), second=(clock.dt.epoch("s") % 86_400).cast(pl.Int32))
    return told.drop("epoch").collect()


def owners(instansi: Instansi, month: Month, nips: Nips = None) -> pl.DataFrame:
    """Whose a PIN was, from when until when, of people who count in the month."""
    sql = f"""
        select p.pin, e.nip, coalesce(lower(p.valid), '0001-01-01'), coalesce(upper(p.valid), '9999-12-31')
        from attendance_terminalpin p join people_employee e on e.id = p.employee_id
        where {of(nips)} and p.instansi_id = %(instansi)s and p.valid && daterange(%(first)s, %(until)s)
    """
    schema = {"pin": pl.Int64, "nip": pl.Int64, "from": pl.Date, "until": pl.Date}
    return columns_out(sql, asked(instansi, month, nips), schema)


def owned(taps: pl.DataFrame, whose: pl.DataFrame) -> pl.DataFrame:
    """Clockings with their owner on that day; those of nobody are left out."""
    joined = taps.lazy().join(whose.lazy(), on="pin", how="inner")
    within = joined.filter((pl.col("date") >= pl.col("from")) & (pl.col("date") < pl.col("until")))
    return within.select("nip", "date", "second").collect()


def known_pins(instansi: Instansi) -> pl.DataFrame:
    """Every PIN that was ever somebody's."""
    sql = "select distinct pin from attendance_terminalpin where instansi_id = %s"
    return columns_out(sql, [instansi.id], {"pin": pl.Int64})
