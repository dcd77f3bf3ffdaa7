"""Everything the board's page shows, gathered once: the boxes, the open one with its people, the filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse

from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.access import may_see_month, scope_for
from sembilan.talent.queries import board
from sembilan.terms.month import Month


@dataclass(frozen=True)
class Board:
    """The nine-box as one reader sees it."""

    map: board.Map
    who: board.Asked
    box: int
    opened: board.Opened
    unors: Sequence[Unor]
    chosen: Mapping[str, str]
    page: Page[int]

    @property
    def has_all_units(self) -> bool:
        """Whether every unit near the reader is in the list, not only the nearest."""
        return len(self.unors) < board.MOST_UNITS

    @property
    def kinds(self) -> list[tuple[str, Any]]:
        """The kinds of post to choose from."""
        return list(Jabatan.Kind.choices)

    @property
    def query(self) -> str:
        """The filters as they stand in an address."""
        return urlencode({name: value for name, value in self.chosen.items() if value})

    @property
    def boxes(self) -> list[dict[str, Any]]:
        """The nine boxes with their links."""
        link = reverse("talent:box", args=[self.map.month, 0]).replace("/0/", "/%d/")
        link += "?" + self.query.replace("%", "%%") if self.query else ""
        return board.boxes(self.opened.counts, link)

    @property
    def mapped(self) -> int:
        """How many stand in some box."""
        return sum(self.opened.counts.values()) - self.unmapped

    @property
    def unmapped(self) -> int:
        """How many stand in none."""
        return self.opened.counts[board.UNMAPPED]

    @property
    def recommended(self) -> str:
        """What the regulation recommends for the open box."""
        return str(board.ACTIONS.get(self.box, ""))


def may_open(user: Any) -> bool:
    """Whether this reader sees more than her own place."""
    scope = scope_for(user)
    return scope.is_all() or bool(scope.paths())


def shown(user: Any, month: Month, box: int, wanted: Mapping[str, Any]) -> Board | None:
    """The board for a reader; nothing for who may see no board, or asks beyond what she may see."""
    scope = scope_for(user)
    chosen = board.map_of(month, draft=may_see_month(user)) if may_open(user) else None
    if chosen is None:
        return None
    unors = board.unors_for(scope, wanted.get("unor") or "")
    who = board.asked(scope, unors, wanted.get("unor") or "", wanted.get("jenis") or "")
    if who is None:
        return None
    asked_page = wanted.get("halaman") or 1
    found = board.opened(chosen, who, box, page=asked_page)
    page = Paginator(range(found.counts[box]), board.PAGE).get_page(asked_page)
    if page.number != asked_page:
        found = board.opened(chosen, who, box, page=page.number)
    kept = {name: str(wanted.get(name) or "") for name in ("unor", "jenis")}
    return Board(chosen, who, box, found, unors, kept, page)
