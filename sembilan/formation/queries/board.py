"""The map of posts of one unit: its sums, its children, its posts, and who sits on its own seats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload
from urllib.parse import urlencode

from django.utils import timezone

from sembilan.formation.queries import pension, scope
from sembilan.formation.queries.cells import NOTHING, YEARS, Cells, Posts, Sums, cells
from sembilan.formation.queries.seats import Bench, benches, in_order
from sembilan.organisation.models import Jabatan, Unor
from sembilan.terms.rounding import half_up


@dataclass(frozen=True)
class Asked:
    """The filters of the map."""

    kind: str = ""
    ahead: int = 0
    only_gaps: bool = False

    def query(self, unit: str = "", **more: object) -> str:
        """The filters as they stand in an address."""
        given = {"unit": unit, "jenis": self.kind, "tahun": self.ahead or "", "celah": "1" if self.only_gaps else ""}
        return urlencode({name: value for name, value in {**given, **more}.items() if value != ""})


@dataclass(frozen=True)
class UnitRow:
    """A unit with what stands behind it; without a `unit` it is the seats of the open unit itself."""

    unit: Unor
    sums: Sums
    is_self: bool = False


@dataclass(frozen=True)
class PostRow:
    """A post with its seats and people in the whole subtree."""

    post: Jabatan
    sums: Sums


class PostRows(Sequence[PostRow]):
    """The posts in their order; of two thousand only those of one page are read and made into rows."""

    def __init__(self, found: Posts, asked: Asked) -> None:
        self._found = found
        self._order = [pk for pk in in_order(found) if not asked.only_gaps or found.has_gap(pk)]

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, place: int) -> PostRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[PostRow]: ...
    def __getitem__(self, place: int | slice) -> PostRow | list[PostRow]:
        if isinstance(place, int):
            return self[place : place + 1 or None][0]
        wanted = self._order[place]
        known = Jabatan.objects.in_bulk(wanted)
        return [PostRow(known[pk], self._found[pk]) for pk in wanted]

    def __iter__(self) -> Iterator[PostRow]:
        return iter(self[:])


@dataclass(frozen=True)
class Board:
    """All that one page of the map shows."""

    unit: Unor
    day: dt.date
    asked: Asked
    tops: list[Unor]
    above: list[Unor]
    sums: Sums
    units: list[UnitRow]
    posts: PostRows
    has_pension: bool
    names: bool
    benches: list[Bench]

    @property
    def years(self) -> list[int]:
        """This year and the years ahead."""
        return [self.day.year + n for n in range(YEARS + 1)]

    @property
    def year_meant(self) -> int:
        """The year whose end is shown."""
        return self.day.year + self.asked.ahead

    @property
    def empty_bp(self) -> int:
        """The share of the seats that is empty."""
        return half_up(self.sums.empty * 10_000, self.sums.approved) if self.sums.approved else 0

    @property
    def query(self) -> str:
        """The address's filters with the open unit."""
        return self.asked.query(self.unit.kode)

    @property
    def filters(self) -> str:
        """The address's filters without the unit."""
        return self.asked.query()


def board_for(by: Any, kode: str, asked: Asked, day: dt.date | None = None) -> Board | None:
    """The map of one unit, the topmost unless another is named; nothing when this person may not open it."""
    tops = scope.tops_for(by)
    unit = scope.units_for(by).filter(kode=kode).first() if kode else next(iter(tops), None)
    if unit is None:
        return None
    day = day or timezone.localdate()
    bups = pension.bups(by.instansi, day)
    found = cells(unit, day, bups, kind=asked.kind, ahead=asked.ahead)
    names = scope.reads_names(by, unit)
    own = benches(unit, day, bups, asked.kind, names=names)
    above, children = scope.around(unit, tops)
    return Board(
        unit=unit,
        day=day,
        asked=asked,
        tops=tops,
        above=above,
        sums=found.all,
        units=_units(unit, children, found, asked),
        posts=PostRows(found.posts, asked),
        has_pension=bool(bups),
        names=names,
        benches=[one for one in own if not asked.only_gaps or one.has_gap],
    )


def _units(unit: Unor, children: list[Unor], found: Cells, asked: Asked) -> list[UnitRow]:
    """The unit's own seats first, then each unit under it."""
    rows = [UnitRow(unit, found.children[""], is_self=True)] if "" in found.children else []
    rows += [UnitRow(one, found.children.get(one.kode, NOTHING)) for one in children]
    return [row for row in rows if not asked.only_gaps or row.sums.has_gap]
