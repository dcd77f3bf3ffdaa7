"""The roster of a unit for a month: whose letter stands on which day, and what should be looked at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sembilan.people.models import Employee
from sembilan.worktime.models import Shift

FREE = "L"  # lepas dinas
MIDNIGHT = 1_440
NIGHTS = 5  # more in a row is said, never refused
REST = 8 * 60  # minutes between two shifts; less is said too


@dataclass(frozen=True)
class Row:
    """One person's month: her letters by day; a day without one follows her schedule."""

    employee: Employee
    letters: Mapping[dt.date, str]


@dataclass
class Sent:
    """What was typed or handed in: the lines that can be taken, those cleared, and a sentence for each that cannot."""

    lines: dict[tuple[int, dt.date], Shift | None] = field(default_factory=dict)
    cleared: set[tuple[int, dt.date]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def take(self, row: Row, day: dt.date, letter: str, shifts: Mapping[str, Shift], where: str = "") -> None:
        """One cell: nothing new, a shift, free, cleared, or a letter nobody knows."""
        wanted, key = letter.strip().upper(), (row.employee.pk, day)
        if wanted == row.letters.get(day, ""):
            return
        if not wanted:
            self.cleared.add(key)
        elif wanted == FREE:
            self.lines[key] = None
        elif wanted in shifts:
            self.lines[key] = shifts[wanted]
        else:
            said = _("%(name)s, %(day)s%(where)s: huruf “%(letter)s” bukan sif unit ini. Pakai %(known)s.")
            known = ", ".join([*sorted(shifts), FREE])
            self.faults.append(
                said % {"name": row.employee.name, "day": date_format(day, "j F"), "where": where, "letter": letter,
                        "known": known}
            )  # fmt: skip

    def leave_out(self, own: Employee | None) -> None:
        """The lines of whoever sends it are not taken: nobody sets her own hours."""
        hers = {key for key in (*self.lines, *self.cleared) if own and key[0] == own.pk}
        if own is None or not hers:
            return
        self.lines = {key: shift for key, shift in self.lines.items() if key not in hers}
        self.cleared -= hers
        self.faults.append(
            _("%(name)s: dinas sendiri tidak dapat diatur sendiri. Mintalah atasan atau BKD.") % {"name": own.name}
        )


def warnings(row: Row, shifts: Mapping[str, Shift]) -> list[str]:
    """What should be looked at in one person's month: too many nights in a row, too little rest between two shifts."""
    given = sorted((day, shifts[letter]) for day, letter in row.letters.items() if letter in shifts)
    return [*_nights(given), *_short_rests(given)]


Given = list[tuple[dt.date, Shift]]


def _nights(given: Given) -> Iterable[str]:
    run: list[dt.date] = []
    for day, shift in [*given, (dt.date.max, None)]:
        if shift is not None and shift.ends > MIDNIGHT and (not run or (day - run[-1]).days == 1):
            run.append(day)
            continue
        if len(run) > NIGHTS:
            said = _("%(count)s malam berturut-turut sejak %(day)s")
            yield said % {"count": len(run), "day": date_format(run[0], "j F")}
        run = [day] if shift is not None and shift.ends > MIDNIGHT else []


def _short_rests(given: Given) -> Iterable[str]:
    for (day, shift), (next_day, following) in pairwise(given):
        rest = (next_day - day).days * MIDNIGHT + following.starts - shift.ends
        if rest < REST:
            said = _("hanya %(hours)s jam antara dinas %(day)s dan berikutnya")
            yield said % {"hours": max(rest, 0) // 60, "day": date_format(day, "j F")}
