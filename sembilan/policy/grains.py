"""How grains stand to each other: a punch belongs to a day, a day to a month."""

from __future__ import annotations

from sembilan.terms.column import Area


def ancestors(area: Area, grain: str) -> tuple[str, ...]:
    """The coarser grains a grain belongs to, nearest first."""
    found: list[str] = []
    parent = area.inputs[grain].parent
    while parent is not None:
        found.append(parent)
        parent = area.inputs[parent].parent
    return tuple(found)


def finer_than(area: Area, grain: str) -> tuple[str, ...]:
    """The grains whose rows belong to rows of this grain."""
    return tuple(other for other in area.inputs if grain in ancestors(area, other))


def finest_first(area: Area) -> tuple[str, ...]:
    """All grains, each before the grain it belongs to."""
    return tuple(sorted(area.inputs, key=lambda grain: -len(ancestors(area, grain))))
