"""Everything a page of people shows, gathered once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q

from sembilan.directory.models import ColumnChoice, Export, SavedFilter
from sembilan.directory.queries import listing
from sembilan.directory.queries.columns import COLUMNS, FIRST, chosen, written
from sembilan.directory.queries.listing import PAGE, Search
from sembilan.people.access import roles_of

AT_ONCE = 2_000  # more rows than these are written by a worker
KEPT_FOR = dt.timedelta(hours=24)


@dataclass(frozen=True)
class Cell:
    """One value of one person, with what it is called on a phone."""

    label: Any
    value: Any
    kind: str


@dataclass(frozen=True)
class Line:
    """One person: where she leads, and her values."""

    nip: str
    name: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Head:
    """One heading: what sorting by it asks for, and whether it is what the list is sorted by now."""

    label: Any
    query: str
    sorted: str
    kind: str


@dataclass(frozen=True)
class People:
    """A page of people, for one reader."""

    search: Search
    columns: Sequence[str]
    page: Page[int]
    lines: Sequence[Line]
    heads: Sequence[Head]
    query: str

    @property
    def is_long(self) -> bool:
        """Whether taking it along is a worker's task."""
        return self.search.total > AT_ONCE


def people(user: Any, wanted: dict[str, Any], number: Any, day: dt.date) -> People:
    """One page of whom a reader looks for, in her columns."""
    columns = columns_of(user.nip)
    search = listing.search(user, user.instansi_id, wanted, day, columns)
    page = Paginator(range(search.total), PAGE).get_page(number)
    rows = search.rows(columns, first=max(page.start_index() - 1, 0)) if search.total else []
    lines = [Line(row[0], str(row[1]), _cells(columns[1:], row[2:])) for row in rows]
    return People(search, columns, page, lines, _heads(columns, wanted), query_of(wanted))


def columns_of(nip: str) -> list[str]:
    """The columns a person chose, else the usual ones."""
    return chosen(ColumnChoice.objects.filter(nip=nip).values_list("columns", flat=True).first() or [])


def query_of(wanted: Mapping[str, Any]) -> str:
    """What is asked for, as it stands in an address."""
    return urlencode({name: value for name, value in wanted.items() if value not in (None, "")})


def saved_for(user: Any, pk: int | None = None) -> list[SavedFilter]:
    """The searches a person keeps or that are shared with a role of hers."""
    mine = SavedFilter.objects.filter(Q(nip=user.nip) | Q(role__in=roles_of(user)) & ~Q(role=""))
    return list((mine.filter(pk=pk) if pk else mine).order_by("name"))


def export_for(user: Any, pk: int, moment: dt.datetime) -> Export | None:
    """A list this person herself asked for, as long as it is kept."""
    return Export.objects.filter(pk=pk, nip=user.nip, asked_at__gt=moment - KEPT_FOR).first()


def to_take(search: Search, columns: Sequence[str]) -> tuple[list[str], list[tuple[Any, ...]], list[int]]:
    """All that is found as a table to take along: headings, rows and widths. The NIP is always in it."""
    shown = list(columns) if "nip" in columns else [columns[0], "nip", *columns[1:]]
    say = [COLUMNS[name].say for name in shown]
    rows = [
        tuple(tell(value) if value is not None else None for tell, value in zip(say, row[1:], strict=True))
        for row in search.rows(shown, most=None)
    ]
    return [str(COLUMNS[name].label) for name in shown], rows, [COLUMNS[name].width for name in shown]


def _kind(name: str) -> str:
    return "number" if COLUMNS[name].is_number else ""


def _cells(names: Sequence[str], values: Sequence[Any]) -> list[Cell]:
    return [
        Cell(COLUMNS[name].label, written(name, value), "date" if isinstance(value, dt.date) else _kind(name))
        for name, value in zip(names, values, strict=True)
    ]


def _heads(columns: Sequence[str], wanted: Mapping[str, Any]) -> list[Head]:
    now = wanted.get("urut") or FIRST
    heads = []
    for name in columns:
        turned = f"-{name}" if now == name else name
        state = "ascending" if now == name else "descending" if now == f"-{name}" else ""
        heads.append(Head(COLUMNS[name].label, query_of({**wanted, "urut": turned}), state, _kind(name)))
    return heads
