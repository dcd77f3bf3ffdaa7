"""Who serves a goal, as the rooms above tell it: the pohon kinerja ends with persons this room does not know.

In a room's `AppConfig.ready`: `register_serving(serving)`, where `serving(goals, year, by)` gives one `Serving` for
each RHK that serves one of these goals in the year and that `by` may see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Serving:
    """One RHK that serves a goal: whose, what, where it is read, and since when one asks what it reached."""

    goal: int  # its key
    name: str
    rhk: str
    jabatan: str = ""
    href: str = ""
    indicator: int | None = None  # where it serves one indicator of the goal
    tone: str = ""  # good, warn, bad: what it reached, never without `said`
    said: str = ""


Asks = Callable[[Collection[int], int, Any], Iterable[Serving]]
_registered: list[Asks] = []


def register_serving(fn: Asks) -> None:
    """Add what tells who serves goals; the same one twice counts once."""
    if fn not in _registered:
        _registered.append(fn)


def serving(goals: Collection[int], year: int, by: Any) -> dict[int, list[Serving]]:
    """Who serves each of these goals, of those this reader may see."""
    found: dict[int, list[Serving]] = defaultdict(list)
    for ask in _registered:
        for one in ask(goals, year, by):
            found[one.goal].append(one)
    return found


def is_told() -> bool:
    """Whether any room tells who serves goals."""
    return bool(_registered)
