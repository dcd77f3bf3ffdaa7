"""The days of one person as her phone and her calendar say them: what is due, when, from where, and why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from sembilan.people.models import Employee
from sembilan.terms.frames.attendance import Ceremony, Mode, Roster
from sembilan.worktime.clock import hours, mode_word
from sembilan.worktime.models import Remote, ScheduleFor, Shift, SpecialDay
from sembilan.worktime.queries import given
from sembilan.worktime.queries.calendar import closed_days, law_of_week, ordinary
from sembilan.worktime.queries.days import decided, judged
from sembilan.worktime.queries.given import CEREMONIES, Asked


@dataclass(frozen=True)
class Hours:
    """One day of a person. Minutes count from midnight of the day; an end past 1440 is on the next day."""

    day: dt.date
    is_due: bool
    starts: int | None
    ends: int | None
    flex: int
    mode: Mode
    roster: Roster
    ceremony: Ceremony
    why: str
    law: str
    shift: Shift | None = None
    special: tuple[SpecialDay, ...] = ()  # apel and upacara to come to
    notes: tuple[str, ...] = ()  # why the day is shorter, or worked from elsewhere
    holiday: str = ""

    @property
    def span(self) -> str:
        """From when until when, as people read it."""
        return hours(self.starts, self.ends)

    @property
    def place(self) -> str:
        """Where the work is done, in a word."""
        return mode_word(self.mode)


@dataclass(frozen=True)
class _Known:
    """The rows that a person's days follow from, by their ids."""

    given: Mapping[int, ScheduleFor]
    shifts: Mapping[int, Shift]
    special: Mapping[int, SpecialDay]
    remote: Mapping[int, Remote]
    closed: Mapping[dt.date, str]
    ceremonies: Mapping[dt.date, list[SpecialDay]] = field(default_factory=dict)


def hours_on(employee: Employee, day: dt.date) -> Hours:
    """What one day asks of a person."""
    return hours_between(employee, day, day + dt.timedelta(days=1))[0]


def hours_between(employee: Employee, first: dt.date, until: dt.date) -> list[Hours]:
    """What each day of `[first, until)` asks of a person; the same as `own_days` says, with what it follows from."""
    asked = Asked(employee.instansi, first, until, [int(employee.nip)])
    usual = ordinary(employee.instansi, first, until)
    there = given.kinds(asked)
    found = decided(asked, there) if there.any else None
    told = usual.select("date").with_columns(nip=pl.lit(int(employee.nip)))
    if found is not None:
        told = told.join(found, on=["nip", "date"], how="left")
    rows = judged(told, usual).sort("date").to_dicts()
    known = _known(asked, rows, given.special_days(asked) if there.special else None)
    law = law_of_week(employee.instansi, first)
    return [_told(row, known, law) for row in rows]


def _known(asked: Asked, rows: list[dict[str, Any]], special: pl.DataFrame | None) -> _Known:
    found = defaultdict(set)
    for row in rows:
        for name in ("given", "shift", "cut", "moved", "remote"):
            if row.get(name) is not None:
                found[name].add(row[name])
    due = [] if special is None else special.filter(pl.col("kind").is_in(list(CEREMONIES)))["special"].to_list()
    ids = found["cut"] | found["moved"] | set(due)
    days = SpecialDay.objects.in_bulk(ids) if ids else {}
    to_come = defaultdict(list)
    for pk in dict.fromkeys(due):
        to_come[days[pk].day].append(days[pk])
    return _Known(
        ScheduleFor.objects.select_related("schedule", "unor").in_bulk(found["given"]) if found["given"] else {},
        Shift.objects.in_bulk(found["shift"]) if found["shift"] else {},
        days,
        Remote.objects.in_bulk(found["remote"]) if found["remote"] else {},
        closed_days(asked.instansi, asked.first, asked.until),
        to_come,
    )


def _told(row: dict[str, Any], known: _Known, law: str) -> Hours:
    day, roster = row["date"], Roster(row["roster"])
    holiday = known.closed.get(day, "")
    is_due = row["is_due"] and not (holiday and roster == Roster.NONE)
    why, by = _why(row, known, law, is_due)
    return Hours(
        day=day,
        is_due=is_due,
        starts=row["starts"] if is_due else None,
        ends=row["ends"] if is_due else None,
        flex=row["flex"] if is_due else 0,
        mode=Mode(row["mode"]),
        roster=roster,
        ceremony=Ceremony(row["ceremony"]),
        why=why,
        law=by,
        shift=known.shifts.get(row["shift"]) if row["shift"] is not None else None,
        special=tuple(known.ceremonies.get(day, ())),
        notes=_notes(row, known) if is_due else (),
        holiday=holiday,
    )


def _why(row: dict[str, Any], known: _Known, law: str, is_due: bool) -> tuple[str, str]:
    if row["has_duty"]:
        shift = known.shifts.get(row["shift"])
        return (f"{shift.kode} · {shift.name}" if shift else _("Lepas dinas")), _("daftar dinas")
    if row["date"] in known.closed and not is_due:
        return known.closed[row["date"]], ""
    if row["is_libur"]:
        special = known.special[row["cut"]]
        return special.name, special.decision
    if row["given"] is not None:
        one = known.given[row["given"]]
        return one.schedule.name, f"{one.source} · {one.schedule.law}"
    return (_("Pekan kerja biasa"), law) if is_due else (_("Bukan hari kerja"), law)


def _notes(row: dict[str, Any], known: _Known) -> tuple[str, ...]:
    said = []
    if row["cut"] is not None and not row["is_libur"] and not row["has_duty"]:
        special = known.special[row["cut"]]
        said.append(f"{special.get_kind_display()}: {special.name} ({special.decision})")
    if row["mode"] and row["remote"] is not None:
        said.append(f"{mode_word(row['mode'])} · {known.remote[row['remote']].source}")
    elif row["mode"] and row["moved"] is not None:
        said.append(f"{known.special[row['moved']].name} ({known.special[row['moved']].decision})")
    return tuple(said)
