"""A period that work is judged by: a month, a quarter or a year, half open, and how it is written in an address."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import NamedTuple, Self

WRITTEN = re.compile(r"((?:19|20|21)\d\d)(?:-(?:T([1-4])|(0[1-9]|1[0-2])))?")
MONTHS = {"bulan": 1, "triwulan": 3, "tahun": 12}


class Cycle(StrEnum):
    """How long a period of evaluation is."""

    BULAN = "bulan"
    TRIWULAN = "triwulan"
    TAHUN = "tahun"


class Period(NamedTuple):
    """A period of one of the three lengths, by its first day."""

    cycle: Cycle
    first: dt.date

    @classmethod
    def of(cls, cycle: Cycle, day: dt.date) -> Self:
        """The period of this length that a day lies in.

        >>> str(Period.of(Cycle.TRIWULAN, dt.date(2026, 5, 20)))
        '2026-T2'
        """
        months = MONTHS[cycle]
        return cls(cycle, dt.date(day.year, (day.month - 1) // months * months + 1, 1))

    @classmethod
    def read(cls, text: str) -> Self:
        """From `2026`, `2026-T2` or `2026-05`; `ValueError` when it is none of them.

        >>> Period.read("2026-05").until
        datetime.date(2026, 6, 1)
        """
        found = WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(text)
        year, quarter, month = found.groups()
        if quarter:
            return cls(Cycle.TRIWULAN, dt.date(int(year), int(quarter) * 3 - 2, 1))
        if month:
            return cls(Cycle.BULAN, dt.date(int(year), int(month), 1))
        return cls(Cycle.TAHUN, dt.date(int(year), 1, 1))

    @property
    def until(self) -> dt.date:
        """The day after its last."""
        months = self.first.month - 1 + MONTHS[self.cycle]
        return dt.date(self.first.year + months // 12, months % 12 + 1, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.until - dt.timedelta(days=1)

    def plus(self, count: int) -> Self:
        """The period so many of its length later, or earlier."""
        months = self.first.year * 12 + self.first.month - 1 + count * MONTHS[self.cycle]
        return type(self)(self.cycle, dt.date(months // 12, months % 12 + 1, 1))

    def __str__(self) -> str:
        if self.cycle == Cycle.TRIWULAN:
            return f"{self.first.year}-T{self.first.month // 3 + 1}"
        return f"{self.first:%Y-%m}" if self.cycle == Cycle.BULAN else f"{self.first.year}"
