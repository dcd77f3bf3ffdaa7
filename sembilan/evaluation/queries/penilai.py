"""Who is to rate: who is named while she leads the unit of the SKP, else who leads it most nearly today."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sembilan.people.access import FEW, leaders_over, nearest


class Asked(NamedTuple):
    """An SKP or an evaluation by its number: whose it is, the path of the unit it is for, and who is named in it."""

    number: int
    employee_id: int
    nip: str
    path: str
    penilai_nip: str


def penilai_of(asked: Collection[Asked]) -> dict[int, str]:
    """The penilai of each by its number; where nobody leads it stays as it is named.

    Of one unit it is the same for all who lead nothing and name the same, so of a whole region few are asked for.
    """
    above, told = _above(asked), dict[tuple[str, str, str], str]()
    leaders = {nip for levels in above.values() for level in levels for nip in level}
    found = {}
    for number, _, nip, path, named in asked:
        key = (path, named, nip if nip in leaders else "")
        if key not in told:
            told[key] = _chosen(named, nearest(above[path], nip))
        found[number] = told[key]
    return found


def nearest_of(asked: Collection[Asked]) -> dict[int, list[str]]:
    """Who leads the unit each is for most nearly today: of who moved on, still the unit she worked in then."""
    above = _above(asked)
    return {one.number: nearest(above[one.path], one.nip) for one in asked}


def _above(asked: Collection[Asked]) -> dict[str, list[set[str]]]:
    return leaders_over({one.path for one in asked}, is_few=len(asked) <= FEW)


def _chosen(named: str, found: list[str]) -> str:
    return found[0] if found and named not in found else named
