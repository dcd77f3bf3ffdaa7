"""The three ratings of a result or a behaviour, and the three levels of the potensial axis."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType


class Rating(IntEnum):
    """How work compares with what was expected; hasil kerja, perilaku and the kinerja axis all use it."""

    DI_BAWAH = 1
    SESUAI = 2
    DI_ATAS = 3

    @property
    def label(self) -> str:
        """The words of the regulation.

        >>> Rating.DI_ATAS.label
        'di atas ekspektasi'
        """
        return self.name.replace("_", " ").lower() + " ekspektasi"


class Level(IntEnum):
    """A level of the potensial axis of the nine-box."""

    RENDAH = 1
    MENENGAH = 2
    TINGGI = 3

    @property
    def label(self) -> str:
        """The word of the regulation.

        >>> Level.MENENGAH.label
        'menengah'
        """
        return self.name.lower()


RATING_LABELS: Mapping[int, str] = MappingProxyType({int(each): each.label for each in Rating})
LEVEL_LABELS: Mapping[int, str] = MappingProxyType({int(each): each.label for each in Level})
RATING_LABELS_EN: Mapping[int, str] = MappingProxyType(
    {Rating.DI_BAWAH: "below expectations", Rating.SESUAI: "as expected", Rating.DI_ATAS: "above expectations"}
)
LEVEL_LABELS_EN: Mapping[int, str] = MappingProxyType(
    {Level.RENDAH: "low", Level.MENENGAH: "medium", Level.TINGGI: "high"}
)
