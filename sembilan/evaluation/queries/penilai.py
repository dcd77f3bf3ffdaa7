"""Who is to rate: of many at once, who is named while she leads, else the nearest superior of today."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sembilan.people.access import superiors


class Asked(NamedTuple):
    """An SKP or an evaluation by its number: whose it is, and who is named in it."""

    number: int
    employee_id: int
    nip: str
    penilai_nip: str


class _Person(NamedTuple):
    pk: int
    nip: str


def penilai_of(asked: Collection[Asked]) -> dict[int, str]:
    """The penilai of each by its number; where nobody leads it stays as it is named."""
    nearest = superiors({one.employee_id: _Person(one.employee_id, one.nip) for one in asked}.values())
    return {one.number: _chosen(one.penilai_nip, nearest[one.employee_id]) for one in asked}


def _chosen(named: str, nearest: list[str]) -> str:
    return nearest[0] if nearest and named not in nearest else named
