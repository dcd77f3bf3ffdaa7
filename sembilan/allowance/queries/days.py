"""The days of a month as a person lived them: what each was counted as, with the hours, as the run saw them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sembilan.runs import files, releases
from sembilan.runs.models import Run
from sembilan.runs.part import month_of, part_of
from sembilan.terms.frames.attendance import Excused
from sembilan.web.templatetags.say import clock, number


@dataclass(frozen=True)
class Day:
    """One day: its mark in the calendar, its word, and what happened on it."""

    date: dt.date
    tone: str
    mark: str
    label: str
    text: str = ""

    @property
    def is_working(self) -> bool:
        """Whether the day counted at all."""
        return self.tone != "off"


def days_of(run: Run, nip: str) -> list[Day]:
    """Every day of one person in a run of attendance; nothing for somebody the run does not know."""
    area = part_of(run.area).area
    frames = files.one_person(files.folder_of(run), area, int(nip))
    if frames["month"].is_empty():
        return []
    table = releases.read(run.release).plan(area, month_of(run)).evaluate_grain(frames, "day")
    return [_day(row) for row in table.sort("date").iter_rows(named=True)]


def _day(row: Mapping[str, Any]) -> Day:
    date = row["date"]
    if not row["is_working_day"]:
        return Day(date, "off", "", _("libur"))
    if row["excused"] != Excused.NONE:
        is_leave = row["excused"] == Excused.CUTI
        return Day(date, "info", _("C") if is_leave else _("D"), _("cuti") if is_leave else _("dinas luar"))
    if row["is_tk"]:
        return Day(date, "bad", "TK", _("tanpa keterangan"), _("tidak ada ketukan masuk maupun pulang"))
    if row["tl"] or row["psw"]:
        label = _("terlambat") if row["tl"] else _("pulang cepat")
        return Day(date, "warn", _("T") if row["tl"] else _("P"), label, _hours(row))
    return Day(date, "good", "✓", _("tepat waktu"), _hours(row))


def _hours(row: Mapping[str, Any]) -> str:
    """When she came and went, and by how much that missed the hours of work."""
    begun, ended = row["in_second"], row["out_second"]
    hours = f"{_time(begun)}–{_time(ended)}"
    late, early = row["late_minutes"], row["early_minutes"]
    told = [
        _("tanpa ketukan masuk") if begun is None else _late(late),
        _("tanpa ketukan pulang") if ended is None else _early(early),
    ]
    return ", ".join([hours, *(one for one in told if one)])


def _time(second: int | None) -> str:
    return "?" if second is None else clock(second // 60)


def _late(minutes: int | None) -> str:
    return _("terlambat %(n)s menit") % {"n": number(minutes)} if minutes else ""


def _early(minutes: int | None) -> str:
    return _("pulang %(n)s menit lebih awal") % {"n": number(minutes)} if minutes else ""
