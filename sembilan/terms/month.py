"""A calendar month as a value; the period every run is computed for."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

# What is further away is a slip of the hand; a calendar of Python ends with 9999.
FIRST_YEAR, LAST_YEAR = 1900, 2999


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month.

    >>> Month.parse("2026-10").last
    datetime.date(2026, 10, 31)
    >>> str(Month(2026, 12).next())
    '2027-01'
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        dt.date(self.year, self.month, 1)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `2026-10`; anything else is refused with a sentence."""
        match = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
        if not match or not 1 <= int(match[2]) <= 12 or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            raise ValueError(f"Bulan ditulis sebagai TTTT-BB, misalnya 2026-10; bukan {text!r}.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: dt.date) -> Month:
        """The month a day falls in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> dt.date:
        """Its first day, which is also how a month is stored."""
        return dt.date(self.year, self.month, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return dt.date(self.year, self.month, self.days)

    @property
    def days(self) -> int:
        """How many days it has."""
        return calendar.monthrange(self.year, self.month)[1]

    def plus(self, months: int) -> Month:
        """The month so many months later (or earlier, when negative)."""
        count = self.year * 12 + self.month - 1 + months
        return Month(count // 12, count % 12 + 1)

    def next(self) -> Month:
        """The month after."""
        return self.plus(1)

    def previous(self) -> Month:
        """The month before."""
        return self.plus(-1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
