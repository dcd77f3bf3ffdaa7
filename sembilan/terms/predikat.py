"""Predikat kinerja and the ratings it is made of: their numbers in frames and their words on paper."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType


class Predikat(IntEnum):
    """The yearly or periodic verdict on an employee's work, ordered from worst to best."""

    SANGAT_KURANG = 1
    KURANG = 2
    BUTUH_PERBAIKAN = 3
    BAIK = 4
    SANGAT_BAIK = 5

    @property
    def label(self) -> str:
        """The word of the regulation.

        >>> Predikat.BUTUH_PERBAIKAN.label
        'Butuh Perbaikan'
        """
        return self.name.replace("_", " ").title()


PREDIKAT_LABELS: Mapping[int, str] = MappingProxyType({int(each): each.label for each in Predikat})
