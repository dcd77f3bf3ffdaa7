"""Who is to rate: who is named while she leads the unit of the SKP, else who leads it most nearly today."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sembilan.people.access import superiors


class Asked(NamedTuple):
    """An SKP or an evaluation by its number: whose it is, the path of the unit it is for, and who is named in it."""

    number: int
    employee_id: int
    nip: str
    path: str
    penilai_nip: str


class _Person(NamedTuple):
    pk: int
    nip: str


def penilai_of(asked: Collection[Asked]) -> dict[int, str]:
    """The penilai of each by its number; where nobody leads it stays as it is named."""
    nearest = nearest_of(asked)
    return {one.number: _chosen(one.penilai_nip, nearest[one.number]) for one in asked}


def nearest_of(asked: Collection[Asked]) -> dict[int, list[str]]:
    """Who leads the unit each is for most nearly today: of who moved on, still the unit she worked in then."""
    at = {one.number: one.path for one in asked}
    return superiors([_Person(one.number, one.nip) for one in asked], at=at)


def _chosen(named: str, nearest: list[str]) -> str:
    return nearest[0] if nearest and named not in nearest else named
