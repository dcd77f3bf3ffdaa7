"""How days are shown: the marks of a calendar, and the tone of a kind of day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sembilan.terms.frames.attendance import Mode, Roster
from sembilan.worktime.queries.hours import Hours


@dataclass(frozen=True)
class Cell:
    """A day as the calendar draws it."""

    date: dt.date
    tone: str
    mark: str
    label: str
    text: str


def calendar_days(days: Sequence[Hours]) -> list[Cell]:
    """The days of a month for the calendar."""
    return [_cell(one) for one in days]


def _cell(one: Hours) -> Cell:
    text = one.span or one.why
    tone, mark, label = _looks(one)
    return Cell(one.day, tone, mark, label, text)


def _looks(one: Hours) -> tuple[str, str, str]:
    if one.holiday and not one.is_due:
        return "bad", "●", _("hari libur")
    if not one.is_due:
        return "off", "", _("bebas")
    if one.shift:
        return "info", one.shift.kode, _("dinas")
    if one.mode != Mode.KANTOR:
        return "warn", "W", _("dari rumah atau leluasa")
    return ("info", "+", _("hari tambahan")) if one.roster == Roster.DUTY else ("good", "", _("hari kerja"))
