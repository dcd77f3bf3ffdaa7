"""Capaian kinerja organisasi: the five words for what a unit reached."""

from __future__ import annotations

from enum import IntEnum


class Capaian(IntEnum):
    """What a unit reached in a period, ordered from worst to best (SE MenPANRB 3/2023)."""

    SANGAT_KURANG = 1
    KURANG = 2
    BUTUH_PERBAIKAN = 3
    BAIK = 4
    ISTIMEWA = 5

    @property
    def label(self) -> str:
        """The word of the circular.

        >>> Capaian.BUTUH_PERBAIKAN.label
        'Butuh Perbaikan'
        """
        return self.name.replace("_", " ").title()
