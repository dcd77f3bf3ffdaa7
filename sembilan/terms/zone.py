"""The three time zones of Indonesia, by the name people use and the name computers use."""

from __future__ import annotations

from enum import StrEnum
from zoneinfo import ZoneInfo


class Zone(StrEnum):
    """A time zone; its value is the name in the IANA table."""

    WIB = "Asia/Jakarta"
    WITA = "Asia/Makassar"
    WIT = "Asia/Jayapura"

    @classmethod
    def parse(cls, text: str) -> Zone:
        """Read `WITA`, `Asia/Makassar` or another name of the same western zone.

        >>> Zone.parse("wita").name, Zone.parse("Asia/Pontianak").name
        ('WITA', 'WIB')
        """
        word = text.strip()
        if word == "Asia/Pontianak":
            return cls.WIB
        if word.upper() in cls.__members__:
            return cls[word.upper()]
        try:
            return cls(word)
        except ValueError:
            raise ValueError(f"Zona waktu {text!r} tidak dikenal; pakai WIB, WITA atau WIT.") from None

    @property
    def info(self) -> ZoneInfo:
        """The zone for arithmetic with times."""
        return ZoneInfo(self.value)
