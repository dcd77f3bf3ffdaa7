"""The seven values of BerAKHLAK that behaviour at work is described by."""

from __future__ import annotations

from enum import IntEnum


class Nilai(IntEnum):
    """A value, in the order of its name."""

    BERORIENTASI_PELAYANAN = 1
    AKUNTABEL = 2
    KOMPETEN = 3
    HARMONIS = 4
    LOYAL = 5
    ADAPTIF = 6
    KOLABORATIF = 7

    @property
    def label(self) -> str:
        """The word of the regulation.

        >>> Nilai.BERORIENTASI_PELAYANAN.label
        'Berorientasi Pelayanan'
        """
        return self.name.replace("_", " ").title()
