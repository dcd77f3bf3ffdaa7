"""The path of a person as a picture: lanes of golongan, jabatan, unit and education over the years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.people.kinds import KINDS
from sembilan.people.models import Employee
from sembilan.people.queries.file import file_of
from sembilan.people.said import headline, span

LANES: Sequence[tuple[str, str | Promise]] = (
    ("golongan", _("Golongan")),
    ("jabatan", _("Jabatan")),
    ("plt", _("Plt/Plh")),
    ("unor", _("Unit kerja")),
    ("pendidikan", _("Pendidikan")),
)
MOST_TICKS = 8
LANE_HEIGHT, AXIS_HEIGHT = 44, 22


@dataclass(frozen=True)
class Piece:
    """One stretch of a lane, as wide as it lasted; a point where it is of one day."""

    label: str
    since: dt.date
    until: dt.date | None
    x: str
    width: str
    is_now: bool
    is_point: bool


@dataclass(frozen=True)
class Lane:
    """One line of the picture."""

    title: str | Promise
    pieces: Sequence[Piece]
    top: int


@dataclass(frozen=True)
class Tick:
    """One year on the axis."""

    label: str
    x: str


@dataclass(frozen=True)
class Timeline:
    """The whole picture; empty where nothing is known yet."""

    lanes: Sequence[Lane]
    ticks: Sequence[Tick]
    height: int


def timeline_of(employee: Employee, today: dt.date) -> Timeline:
    """The picture of a person's path until today."""
    stretches = {code: list(_stretches(employee, code)) for code, _title in LANES}
    begun = [since for found in stretches.values() for _label, since, _until in found]
    if not begun:
        return Timeline((), (), 0)
    first, last = dt.date(min(begun).year, 1, 1), dt.date(today.year + 1, 1, 1)
    drawn = [(title, stretches[code], code == "pendidikan") for code, title in LANES if stretches[code]]
    lanes = [
        Lane(title, _pieces(found, first, last, today, is_point), place * LANE_HEIGHT)
        for place, (title, found, is_point) in enumerate(drawn)
    ]
    return Timeline(lanes, _ticks(first, last), len(lanes) * LANE_HEIGHT + AXIS_HEIGHT)


def _stretches(employee: Employee, code: str) -> Iterator[tuple[str, dt.date, dt.date | None]]:
    for said in reversed(file_of(employee)[code]):
        since, until = span(KINDS[code], said)
        if since is None and said.get("year"):
            since = dt.date(said["year"], 7, 1)
        if since is not None:
            yield headline(KINDS[code], said).partition(" · ")[0], since, until


def _pieces(
    found: Sequence[tuple[str, dt.date, dt.date | None]], first: dt.date, last: dt.date, today: dt.date, is_point: bool
) -> list[Piece]:
    pieces = []
    for place, (label, since, until) in enumerate(found):
        following = found[place + 1][1] if place + 1 < len(found) else last
        end = following if is_point else min(until or today, last)
        left, right = _share(since, first, last), _share(max(end, since), first, last)
        is_now = not is_point and since <= today and (until is None or until > today)
        pieces.append(Piece(label, since, until, f"{left:.2f}%", f"{max(right - left, 0.4):.2f}%", is_now, is_point))
    return pieces


def _share(day: dt.date, first: dt.date, last: dt.date) -> float:
    return min(max((day - first).days, 0) * 100 / (last - first).days, 100)


def _ticks(first: dt.date, last: dt.date) -> list[Tick]:
    years = last.year - first.year
    step = next(step for step in (1, 2, 5, 10, 20, 50) if years / step <= MOST_TICKS or step == 50)
    marked = [year for year in range(first.year, last.year) if year % step == 0]
    return [Tick(str(year), f"{_share(dt.date(year, 1, 1), first, last):.2f}%") for year in marked]
