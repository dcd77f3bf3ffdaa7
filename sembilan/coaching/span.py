"""The period that is looked at: a month, a quarter or a half year, and how it is written in an address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.terms.month import Month
from sembilan.web.periods import ROMAN
from sembilan.web.templatetags.say import month_name

WRITTEN = re.compile(r"((?:19|20|21)\d\d)-(?:T([1-4])|S([12])|(0[1-9]|1[0-2]))")
LENGTHS: Mapping[int, object] = {1: gettext_lazy("bulan"), 3: gettext_lazy("triwulan"), 6: gettext_lazy("semester")}


class Span(NamedTuple):
    """So many months from a first day on; quarters and half years begin with the calendar's."""

    first: dt.date
    months: int

    @classmethod
    def read(cls, text: str) -> Self:
        """From `2026-05`, `2026-T2` or `2026-S1`; `ValueError` when it is none of them.

        >>> Span.read("2026-S2").until
        datetime.date(2027, 1, 1)
        """
        found = WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(text)
        year, quarter, half, month = found.groups()
        months = 3 if quarter else 6 if half else 1
        number = int(quarter) * 3 - 2 if quarter else int(half) * 6 - 5 if half else int(month)
        return cls(dt.date(int(year), number, 1), months)

    @classmethod
    def before(cls, day: dt.date, months: int) -> Self:
        """The last whole one before a day.

        >>> str(Span.before(dt.date(2026, 5, 20), 3))
        '2026-T1'
        """
        here = cls(dt.date(day.year, (day.month - 1) // months * months + 1, 1), months)
        return here.plus(-1)

    @property
    def until(self) -> dt.date:
        """The day after its last."""
        return self.plus(1).first

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.until - dt.timedelta(days=1)

    @property
    def all_months(self) -> list[Month]:
        """Its months in order."""
        start = Month.of(self.first)
        return [start.plus(n) for n in range(self.months)]

    def plus(self, count: int) -> Self:
        """The one so many of its length later, or earlier."""
        months = self.first.year * 12 + self.first.month - 1 + count * self.months
        return type(self)(dt.date(months // 12, months % 12 + 1, 1), self.months)

    def words(self) -> str:
        """It in words."""
        year, number = self.first.year, ROMAN[(self.first.month - 1) // self.months] if self.months > 1 else ""
        if self.months == 1:
            return str(month_name(Month.of(self.first)))
        if self.months == 3:
            return _("Triwulan %(number)s %(year)s") % {"number": number, "year": year}
        return _("Semester %(number)s %(year)s") % {"number": number, "year": year}

    def __str__(self) -> str:
        number = (self.first.month - 1) // self.months + 1
        letter = {3: "T", 6: "S"}.get(self.months)
        return f"{self.first.year}-{letter}{number}" if letter else f"{self.first:%Y-%m}"
