"""The columns attendance offers to a run: who counts and has a PIN, every day of the month and what excuses it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

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

Nips = Sequence[int] | None  # of whom something is asked; nobody named means everybody


def of(nips: Nips) -> str:
    """The condition that asks only of some people."""
    return COUNTED if nips is None else f"{COUNTED} and e.nip = any(%(nips)s)"


def asked(instansi: Instansi, month: Month, nips: Nips) -> dict[str, Any]:
    """The parameters of `of` and of queries over the month."""
    return {**asked_for(instansi, month), "nips": [str(nip) for nip in nips or ()]}


def people(instansi: Instansi, month: Month, nips: Nips = None) -> pl.DataFrame:
    """Who counts in the month, and whether a PIN was ever theirs during it."""
    sql = f"""
        select e.nip, exists (
            select from attendance_terminalpin p
            where p.employee_id = e.id and p.valid && daterange(%(first)s, %(until)s)
        )
        from people_employee e where {of(nips)}
    """
    return columns_out(sql, asked(instansi, month, nips), {"nip": pl.Int64, "has_pin": pl.Boolean}).sort("nip")


def excuses(instansi: Instansi, month: Month, nips: Nips = None) -> pl.DataFrame:
    """The excused days of each employee; leave comes before travel when both were approved."""
    sql = f"""
        select e.nip, case a.kind when 'dinas luar' then {Excused.DINAS:d} else {Excused.CUTI:d} end,
               greatest(a.first, %(first)s), least(a.last, %(last)s)
        from attendance_absence a join people_employee e on e.id = a.employee_id
        where {of(nips)} and a.instansi_id = %(instansi)s
          and a.decision = 'disetujui' and a.first <= %(last)s and a.last >= %(first)s
    """
    schema = {"nip": pl.Int64, "excused": pl.Int8, "from": pl.Date, "to": pl.Date}
    spans = columns_out(sql, asked(instansi, month, nips), schema)
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
