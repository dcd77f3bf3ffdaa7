"""Hukuman disiplin in code: the three levels and their words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType


class Sanction(IntEnum):
    """The level of a disciplinary sanction, ordered by weight."""

    RINGAN = 1
    SEDANG = 2
    BERAT = 3

    @property
    def label(self) -> str:
        """The word of the regulation.

        >>> Sanction.SEDANG.label
        'sedang'
        """
        return self.name.lower()


SANCTION_LABELS: Mapping[int, str] = MappingProxyType({int(each): each.label for each in Sanction})
