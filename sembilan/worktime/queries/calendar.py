"""The week and the free days that hold for everybody: hours and collective leave of the packs, holidays of the nation.

A schedule never puts anybody on duty on a day the packs free everybody; a roster does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import holidays
import polars as pl
from django.conf import settings

from sembilan.organisation.models import Instansi
from sembilan.policy.gather import parameters_of
from sembilan.policy.packs import read_packs, written
from sembilan.policy.parameters import Parameter
from sembilan.terms.month import Month

AREA = "attendance"
# What a pack calls the days on which nobody works, beyond the holidays of the nation.
CLOSED = ("cuti_bersama", "libur_daerah")
_known: dict[tuple[object, ...], dict[str, Parameter]] = {}  # reading the packs is costly; their files tell of a change
KEPT = 16


def parameters(instansi: Instansi) -> Mapping[str, Parameter]:
    """What the region's packs say of attendance, read again only when a file of them changes."""
    key = (str(settings.PACKS), written(settings.PACKS, "/attendance/parameters.yaml"), instansi.pack)
    if key not in _known:
        if len(_known) >= KEPT:
            _known.clear()
        _known[key] = parameters_of(read_packs(settings.PACKS).files(instansi.pack), instansi.pack, AREA)
    return _known[key]


@lru_cache(maxsize=32)
def feasts(year: int) -> Mapping[dt.date, str]:
    """The national holidays of a year with their names, as attendance counts them."""
    return dict(holidays.country_holidays("ID", years=year, categories=(holidays.PUBLIC,), language="id"))


def closed_days(instansi: Instansi, first: dt.date, until: dt.date) -> dict[dt.date, str]:
    """The days of `[first, until)` that free everybody, each with what it is called."""
    said = parameters(instansi)
    found: dict[dt.date, str] = {}
    month = Month.of(first)
    while month.first < until:
        for name in CLOSED:
            parameter = said.get(name)
            value = parameter.in_force(month.first) if parameter else None
            days: Any = value.value if value else ()
            found |= {day: parameter.title for day in days if parameter and Month.of(day) == month}
        found |= {day: name for day, name in feasts(month.first.year).items() if Month.of(day) == month}
        month = month.next()
    return {day: name for day, name in sorted(found.items()) if first <= day < until}


def week(instansi: Instansi, day: dt.date) -> dict[int, tuple[int, int]]:
    """The hours of each day of the packs' week (1 Monday … 7 Sunday), as they hold in the month of a day."""
    said = parameters(instansi)
    begins, ends = (_table(said, name, Month.of(day).first) for name in ("jam_masuk", "jam_pulang"))
    return {weekday: (begins[weekday], ends[weekday]) for weekday in sorted(begins) if weekday in ends}


def _table(said: Mapping[str, Parameter], name: str, day: dt.date) -> dict[int, int]:
    value = said[name].in_force(day) if name in said else None
    return dict(value.value) if value else {}


def ordinary(instansi: Instansi, first: dt.date, until: dt.date) -> pl.DataFrame:
    """Each day of `[first, until)`: the hours of the packs' week, if it works then, and whether everybody is freed."""
    closed = closed_days(instansi, first, until)
    rows, weeks = [], dict[Month, dict[int, tuple[int, int]]]()
    for number in range((until - first).days):
        day = first + dt.timedelta(days=number)
        month = Month.of(day)
        if month not in weeks:
            weeks[month] = week(instansi, day)
        begins, ends = weeks[month].get(day.isoweekday(), (None, None))
        rows.append((day, begins, ends, day in closed))
    schema = {"date": pl.Date, "week_starts": pl.Int32, "week_ends": pl.Int32, "closed": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def law_of_week(instansi: Instansi, day: dt.date) -> str:
    """The paragraph the hours of the packs' week stand in."""
    parameter = parameters(instansi).get("jam_masuk")
    value = parameter.in_force(Month.of(day).first) if parameter else None
    return value.law if value else ""
