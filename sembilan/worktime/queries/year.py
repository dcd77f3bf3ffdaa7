"""The calendar of a year: national holidays, collective leave, and the special days of the region and of one's unit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sembilan.organisation.models import Instansi
from sembilan.terms.month import Month
from sembilan.worktime.clock import hours
from sembilan.worktime.models import SpecialDay
from sembilan.worktime.queries import reach
from sembilan.worktime.queries.calendar import closed_days, feasts


@dataclass(frozen=True)
class Line:
    """One special day: what it is, whom it concerns, what it rests on."""

    day: dt.date
    name: str
    kind: str
    tone: str
    law: str = ""
    place: str = ""
    span: str = ""


TONES = {SpecialDay.Kind.LIBUR: "bad", SpecialDay.Kind.SETENGAH: "warn"}


def year_of(instansi: Instansi, by: Any, year: int) -> list[tuple[Month, list[Line]]]:
    """The special days of each month of a year that has any."""
    first, until = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    national = feasts(year)
    lines = [
        Line(day, name, "nasional" if day in national else "bersama", "bad" if day in national else "warn")
        for day, name in closed_days(instansi, first, until).items()
    ]
    lines += [
        Line(
            one.day, one.name, str(one.get_kind_display()), TONES.get(SpecialDay.Kind(one.kind), "info"), one.decision,
            one.unor.name if one.unor else "", hours(one.starts, one.ends),
        )
        for one in reach.special_days(by, year)
    ]  # fmt: skip
    lines.sort(key=lambda one: (one.day, one.name))
    months = [Month(year, number) for number in range(1, 13)]
    told = [(month, [one for one in lines if Month.of(one.day) == month]) for month in months]
    return [(month, found) for month, found in told if found]
