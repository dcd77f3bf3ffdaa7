"""The live board: how many of a unit and of those under it are present, away, awaited or without news at a moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils import timezone

from sembilan.attendance.queries import known
from sembilan.attendance.queries.known import State
from sembilan.attendance.queries.renewed import Renewed
from sembilan.organisation.access import Permission, Scope
from sembilan.organisation.models import Instansi, Unor

FRESH_SECONDS = 10  # so long a board that was made is shown to others too; behind it stands one reading of everybody
STALE_SECONDS = 60  # and so long, to all but the one who makes it, while it is made anew
KEPT = 32
ORDER = ("hadir", "terlambat", "wfh", "cuti", "dinas", "belum", "menunggu", "tanpa_kabar")
COUNTS = {
    "hadir": [State.HADIR],
    "terlambat": [State.TERLAMBAT],
    "wfh": [State.WFH],
    "cuti": [State.CUTI],
    "dinas": [State.DINAS],
    "belum": [State.NANTI, State.BELUM],
    "menunggu": [State.MENUNGGU],
    "tanpa_kabar": [State.TANPA_KABAR],
    "bebas": [State.BEBAS],
}
_made: Renewed[pl.DataFrame] = Renewed(FRESH_SECONDS, STALE_SECONDS, KEPT)


@dataclass(frozen=True)
class Asked:
    """Which day, at what moment of it, and by what was known when; without a moment known, by all that is known now."""

    day: dt.date
    at: dt.datetime
    known: dt.datetime | None = None


@dataclass(frozen=True)
class Line:
    """One unit with everybody under it: its counts, and how many of its people are due."""

    kode: str
    name: str
    counts: dict[str, int]
    is_itself: bool = False

    @property
    def due(self) -> int:
        """Whose working day it is, those on leave and travel among them."""
        return sum(self.counts[name] for name in ORDER)

    def share_bp(self, name: str) -> int:
        """The share of a count in those due, in basis points."""
        return self.counts[name] * 10_000 // self.due if self.due else 0

    @property
    def present_bp(self) -> int:
        """The share of those who are present, late or from home."""
        return sum(self.counts[name] for name in ("hadir", "terlambat", "wfh")) * 10_000 // self.due if self.due else 0


def asked(instansi: Instansi, day: dt.date | None, minute: int | None) -> Asked:
    """A day and a minute of it; without the minute now, or the end of a day that is over."""
    now = timezone.now()
    here = known.local_now(instansi, now)
    day = day or here.date()
    midnight = dt.datetime.combine(day, dt.time(), here.tzinfo)
    if minute is not None:
        moment = midnight + dt.timedelta(minutes=minute)
        return Asked(day, min(moment, now), min(moment, now))
    return Asked(day, min(now, midnight + dt.timedelta(days=1) - dt.timedelta(minutes=1)))


def states(instansi: Instansi, wanted: Asked) -> pl.DataFrame:
    """Everybody at that moment, made once in a few seconds however many ask, and by one of them."""
    key = (instansi.pk, wanted.day, wanted.known)
    return _made.get(key, lambda: known.states(instansi, wanted.day, wanted.at, wanted.known))


def forget() -> None:
    """Make every board afresh."""
    _made.forget()


def lines(found: pl.DataFrame, tops: list[Unor]) -> list[Line]:
    """A line for each of some units, in their order, from the states of everybody."""
    grouped = found.group_by("path").agg(
        pl.col("state").is_in([str(one) for one in wanted]).sum().alias(name) for name, wanted in COUNTS.items()
    )
    return [_line(grouped, unor) for unor in tops]


def whole(found: pl.DataFrame, name: str) -> Line:
    """One line of everybody in the states."""
    totals = {one: int(found["state"].is_in([str(s) for s in wanted]).sum()) for one, wanted in COUNTS.items()}
    return Line("", name, totals)


def itself(found: pl.DataFrame, unor: Unor) -> Line:
    """The people who work in the unit itself, not under it."""
    line = whole(found.filter(pl.col("path") == unor.path), unor.name)
    return Line(unor.kode, unor.name, line.counts, is_itself=True)


def _line(grouped: pl.DataFrame, unor: Unor) -> Line:
    sums = (
        grouped.filter(pl.col("path").str.starts_with(unor.path)).select(pl.col(list(COUNTS)).sum()).row(0, named=True)
    )
    return Line(unor.kode, unor.name, {name: int(value or 0) for name, value in sums.items()})


def tops(scope: Scope) -> list[Unor]:
    """The units a reader's board begins with: those right under the region, or the places of her rights."""
    if scope.is_all(Permission.READ):
        roots = list(Unor.objects.filter(parent=None).order_by("path"))
        return children(roots[0]) if len(roots) == 1 else roots
    paths = scope.paths(Permission.READ)
    outer = [path for path in paths if not any(path != other and path.startswith(other) for other in paths)]
    return list(Unor.objects.filter(path__in=outer).order_by("path"))


def children(unor: Unor) -> list[Unor]:
    """The units right under a unit."""
    return list(Unor.objects.filter(parent=unor).order_by("path"))


def within(found: pl.DataFrame, scope: Scope, unor: Unor | None) -> pl.DataFrame:
    """The people a board counts: of the unit and all under it, or of everything the reader may read."""
    if unor is not None:
        return found.filter(pl.col("path").str.starts_with(unor.path))
    if scope.is_all(Permission.READ):
        return found
    paths = scope.paths(Permission.READ)
    return found.filter(pl.any_horizontal(pl.lit(False), *(pl.col("path").str.starts_with(path) for path in paths)))


def page_of(instansi: Instansi, scope: Scope, unor: Unor | None, wanted: Asked) -> dict[str, Any]:
    """All that the board of a unit, or of everything one may read, shows."""
    found = within(states(instansi, wanted), scope, unor)
    shown = lines(found, children(unor) if unor else tops(scope))
    if unor and (own := itself(found, unor)).due + own.counts["bebas"]:
        shown = [own, *shown]
    return {"total": whole(found, unor.name if unor else str(instansi)), "lines": shown}
