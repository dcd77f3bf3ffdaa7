"""Levels of formal education by the codes of SIASN; the codes rise with the level, so they may be compared."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType


class Education(IntEnum):
    """A level of formal education and its SIASN code (tingkat pendidikan)."""

    SD = 5
    SLTP = 10
    SLTP_KEJURUAN = 12
    SLTA = 15
    SLTA_KEJURUAN = 17
    SLTA_KEGURUAN = 18
    D1 = 20
    D2 = 25
    D3 = 30
    D4 = 35
    S1 = 40
    S2 = 45
    S3 = 50

    @property
    def code(self) -> str:
        """The code as SIASN writes it, two digits.

        >>> Education.SD.code
        '05'
        """
        return f"{int(self):02d}"


EDUCATION_LABELS: Mapping[int, str] = MappingProxyType(
    {
        Education.SD: "SD",
        Education.SLTP: "SLTP",
        Education.SLTP_KEJURUAN: "SLTP Kejuruan",
        Education.SLTA: "SLTA",
        Education.SLTA_KEJURUAN: "SLTA Kejuruan",
        Education.SLTA_KEGURUAN: "SLTA Keguruan",
        Education.D1: "D-I",
        Education.D2: "D-II",
        Education.D3: "D-III",
        Education.D4: "D-IV",
        Education.S1: "S1",
        Education.S2: "S2",
        Education.S3: "S3",
    }
)
