"""Punches that people make themselves: presses of a phone that count, and what an approved correction says instead."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import polars as pl

from sembilan.attendance.models import Correction, Press, PressVerdict
from sembilan.attendance.queries.clockings import unpacked
from sembilan.attendance.queries.frames import Nips, asked, of
from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.terms.frames.attendance import Meaning
from sembilan.terms.month import Month

PUNCHES = {"nip": pl.Int64, "date": pl.Date, "second": pl.Int32, "meaning": pl.Int8}
HEALS = (Correction.Kind.LUPA, Correction.Kind.PERANGKAT, Correction.Kind.TUGAS_LUAR)
WRONG_CLOCK = dt.timedelta(31)  # a phone whose calendar is wrong files its press under another day


def presses(
    instansi: Instansi,
    first: dt.date,
    until: dt.date,
    month: Month,
    nips: Nips = None,
    known: dt.datetime | None = None,
) -> pl.DataFrame:
    """The presses of `[first, until)` that count, in the local time of where they were made, as `known` at a moment.

    The newest verdict of a person decides; without one, what was accepted counts, with a remark or without, unless it
    waits for a superior.
    """
    zone = ZoneInfo(instansi.zone)
    start, end = (dt.datetime.combine(day, dt.time(), zone) for day in (first, until))
    sql = f"""
        select e.nip, coalesce(nullif(w.zone, ''), %(zone)s), p.meaning,
               array_agg(floor(date_part('epoch', p.at))::bigint - %(base)s)
        from attendance_press p
        join people_employee e on e.id = p.employee_id
        left join organisation_workplace w on w.id = p.place_id
        left join (
            select distinct on (press_id) press_id, verdict from attendance_pressverdict
            where instansi_id = %(instansi)s {"" if known is None else "and at <= %(known)s"}
            order by press_id, id desc
        ) v on v.press_id = p.id
        where p.instansi_id = %(instansi)s and p.day between %(day_from)s and %(day_to)s
          and p.at >= %(start)s and p.at < %(end)s and {of(nips)}
          {"" if known is None else "and p.received_at <= %(known)s"}
          and coalesce(v.verdict = '{PressVerdict.Verdict.COUNTS.value}',
                       p.decision < {Press.Decision.REFUSED:d} and not p.reasons ? '{Press.WAITS}')
        group by 1, 2, 3
    """
    base, day = int(start.timestamp()), dt.timedelta(1)
    given = {**asked(instansi, month, nips), "zone": instansi.zone, "base": base, "known": known}
    # A place may lie in another zone than the region, so its days begin and end a little earlier or later.
    given |= {"start": start - day / 8, "end": end + day / 8}
    given |= {"day_from": first - WRONG_CLOCK, "day_to": until + WRONG_CLOCK}
    schema = {"nip": pl.Int64, "zone": pl.String, "meaning": pl.Int8, "seconds": pl.String}
    packed = columns_out(sql, given, schema)
    zones = packed["zone"].unique().sort()
    found = [unpacked(packed.filter(pl.col("zone") == one), base, one).select(list(PUNCHES)) for one in zones]
    within = pl.col("date").is_between(first, until, closed="left")
    return pl.concat([pl.DataFrame(schema=PUNCHES), *found]).filter(within)


# What a correction was at a moment: the state its newest step until then led to.
STOOD = """coalesce((select s.state from attendance_correctionstep s where s.correction_id = c.id
    and s.at <= %(known)s order by s.id desc limit 1), '')"""


def state_then(known: dt.datetime | None) -> str:
    """What a correction was at a moment, in SQL; what it is now without one."""
    return "c.state" if known is None else STOOD


def corrected(instansi: Instansi, month: Month, nips: Nips = None, known: dt.datetime | None = None) -> pl.DataFrame:
    """What approved corrections of the month say of coming and going, filed under the day they are about."""
    sql = f"""
        select e.nip, c.day, c.datang, c.pulang from attendance_correction c
        join people_employee e on e.id = c.employee_id
        where {of(nips)} and c.instansi_id = %(instansi)s and {state_then(known)} = '{Correction.State.APPROVED.value}'
          and c.kind = any(%(kinds)s) and c.day between %(first)s and %(last)s
    """
    given = {**asked(instansi, month, nips), "kinds": [kind.value for kind in HEALS], "known": known}
    schema = {"nip": pl.Int64, "date": pl.Date, "datang": pl.Int32, "pulang": pl.Int32}
    rows = columns_out(sql, given, schema)
    parts = [
        rows.filter(pl.col(name).is_not_null()).select(
            "nip", "date", second=pl.col(name) * 60, meaning=pl.lit(int(meaning), dtype=pl.Int8)
        )
        for name, meaning in (("datang", Meaning.DATANG), ("pulang", Meaning.PULANG))
    ]
    return pl.concat([pl.DataFrame(schema=PUNCHES), *parts])


def permits(instansi: Instansi, month: Month, nips: Nips = None, known: dt.datetime | None = None) -> pl.DataFrame:
    """Days on which coming later or leaving earlier was permitted."""
    sql = f"""
        select e.nip, c.day, bool_or(c.kind = '{Correction.Kind.IZIN_DATANG.value}'),
               bool_or(c.kind = '{Correction.Kind.IZIN_PULANG.value}')
        from attendance_correction c join people_employee e on e.id = c.employee_id
        where {of(nips)} and c.instansi_id = %(instansi)s and {state_then(known)} = '{Correction.State.APPROVED.value}'
          and not c.kind = any(%(kinds)s) and c.day between %(first)s and %(last)s
        group by 1, 2
    """
    given = {**asked(instansi, month, nips), "kinds": [kind.value for kind in HEALS], "known": known}
    schema = {"nip": pl.Int64, "date": pl.Date, "in_permit": pl.Boolean, "out_permit": pl.Boolean}
    return columns_out(sql, given, schema)
