"""The columns attendance offers to a run: who has a PIN, each day's excuse, every clocking in local time."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import holidays
import polars as pl

from sembilan.attendance.models import Absence
from sembilan.organisation.models import Instansi
from sembilan.people.dossier import Row
from sembilan.people.models import Employee
from sembilan.runs.bulk import columns_out
from sembilan.runs.population import COUNTED, asked_for
from sembilan.terms.frames.attendance import Excused
from sembilan.terms.month import Month


def people(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Who counts in the month, and whether a PIN was ever theirs during it."""
    sql = f"""
        select e.nip, exists (
            select from attendance_terminalpin p
            where p.employee_id = e.id and p.valid && daterange(%(first)s, %(until)s)
        )
        from people_employee e where {COUNTED}
    """
    return columns_out(sql, asked_for(instansi, month), {"nip": pl.Int64, "has_pin": pl.Boolean}).sort("nip")


def excuses(instansi: Instansi, month: Month) -> pl.DataFrame:
    """The excused days of each employee; leave comes before travel when both were approved."""
    sql = f"""
        select e.nip, case a.kind when 'dinas luar' then {Excused.DINAS:d} else {Excused.CUTI:d} end,
               greatest(a.first, %(first)s), least(a.last, %(last)s)
        from attendance_absence a join people_employee e on e.id = a.employee_id
        where {COUNTED} and a.instansi_id = %(instansi)s
          and a.decision = 'disetujui' and a.first <= %(last)s and a.last >= %(first)s
    """
    schema = {"nip": pl.Int64, "excused": pl.Int8, "from": pl.Date, "to": pl.Date}
    spans = columns_out(sql, asked_for(instansi, month), schema)
    each = spans.with_columns(date=pl.date_ranges("from", "to")).explode("date", empty_as_null=True)
    return each.group_by("nip", "date").agg(pl.col("excused").min())


def days(nips: pl.DataFrame, excused: pl.DataFrame, month: Month) -> pl.DataFrame:
    """Every day of the month for everybody, in order of nip and date."""
    feasts = holiday_dates(month)
    dates = pl.DataFrame({"date": pl.date_range(month.first, month.last, eager=True)}).with_columns(
        is_holiday=pl.col("date").is_in(sorted(feasts))
    )
    dense = nips.select("nip").sort("nip").join(dates, how="cross", maintain_order="left_right")
    told = dense.join(excused, on=["nip", "date"], how="left", maintain_order="left")
    return told.with_columns(pl.col("excused").fill_null(int(Excused.NONE)))


def holiday_dates(month: Month) -> set[dt.date]:
    """The national holidays of the month; cuti bersama is leave by decision and stands in the packs."""
    calendar = holidays.country_holidays("ID", years=month.year, categories=(holidays.PUBLIC,))
    return {day for day in calendar if Month.of(day) == month}


def clockings(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Every clocking as it came, in the local time of its terminal: pin, date, second."""
    zones = terminal_zones(instansi)
    parts = [_of_zone(instansi, month, zones, zone) for zone in zones["zone"].unique().sort()]
    nothing = pl.DataFrame(schema={"pin": pl.Int64, "date": pl.Date, "second": pl.Int32})
    return pl.concat([nothing, *parts])


def terminal_zones(instansi: Instansi) -> pl.DataFrame:
    """The time zone each terminal's clock runs in."""
    sql = "select id, zone from attendance_terminal where instansi_id = %s"
    return columns_out(sql, [instansi.id], {"terminal": pl.Int64, "zone": pl.String})


def _of_zone(instansi: Instansi, month: Month, zones: pl.DataFrame, zone: str) -> pl.DataFrame:
    """The clockings of the terminals of one zone.

    One row a PIN with all its moments: COPY's price is by the row, and two million rows cost ten times fifty thousand.
    """
    info = ZoneInfo(zone)
    start = dt.datetime.combine(month.first, dt.time(), info)
    end = dt.datetime.combine(month.next().first, dt.time(), info)
    terminals = zones.filter(pl.col("zone") == zone)["terminal"].to_list()
    only = "" if len(terminals) == zones.height else "and terminal_id = any(%(terminals)s)"
    sql = f"""
        select pin, array_agg(floor(date_part('epoch', at) - %(base)s)::int) from attendance_clocking
        where instansi_id = %(instansi)s and at >= %(start)s and at < %(end)s {only} group by pin
    """
    base = int(start.timestamp())
    asked = {"instansi": instansi.id, "start": start, "end": end, "base": base, "terminals": terminals}
    packed = columns_out(sql, asked, {"pin": pl.Int64, "seconds": pl.String})
    seconds = pl.col("seconds").str.strip_chars("{}").str.split(",").cast(pl.List(pl.Int64))
    each = packed.lazy().select("pin", epoch=seconds + base).explode("epoch", empty_as_null=True)
    clock = pl.from_epoch("epoch").dt.replace_time_zone("UTC").dt.convert_time_zone(zone).dt.replace_time_zone(None)
    return each.select("pin", date=clock.dt.date(), second=(clock.dt.epoch("s") % 86_400).cast(pl.Int32)).collect()


def owners(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Whose a PIN was, from when until when, of people who count in the month."""
    sql = f"""
        select p.pin, e.nip, coalesce(lower(p.valid), '0001-01-01'), coalesce(upper(p.valid), '9999-12-31')
        from attendance_terminalpin p join people_employee e on e.id = p.employee_id
        where {COUNTED} and p.instansi_id = %(instansi)s and p.valid && daterange(%(first)s, %(until)s)
    """
    schema = {"pin": pl.Int64, "nip": pl.Int64, "from": pl.Date, "until": pl.Date}
    return columns_out(sql, asked_for(instansi, month), schema)


def owned(taps: pl.DataFrame, whose: pl.DataFrame) -> pl.DataFrame:
    """Clockings with their owner on that day; those of nobody are left out."""
    joined = taps.lazy().join(whose.lazy(), on="pin", how="inner")
    within = joined.filter((pl.col("date") >= pl.col("from")) & (pl.col("date") < pl.col("until")))
    return within.select("nip", "date", "second").collect()


def known_pins(instansi: Instansi) -> pl.DataFrame:
    """Every PIN that was ever somebody's."""
    sql = "select distinct pin from attendance_terminalpin where instansi_id = %s"
    return columns_out(sql, [instansi.id], {"pin": pl.Int64})


def dossier_rows(employee: Employee) -> list[Row]:
    """Her leave and official travel, the newest first, in days of the calendar."""
    found = Absence.objects.filter(employee=employee).order_by("-first", "kind")
    return [
        Row(
            (one.get_kind_display(), str((one.last - one.first).days + 1), one.get_decision_display()),
            since=one.first,
            until=one.last,
        )
        for one in found
    ]
