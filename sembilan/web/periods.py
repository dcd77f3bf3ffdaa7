"""A period as people read it, and as they choose it from a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.terms.period import Cycle, Period
from sembilan.web.templatetags.say import month_name

ROMAN = ("I", "II", "III", "IV")
OFFERED = ((Cycle.TRIWULAN, 8), (Cycle.BULAN, 18), (Cycle.TAHUN, 3))  # how many of each, the newest first
Choice = tuple[str, Any]


def said(period: Period) -> str:
    """How a period is written for people."""
    if period.cycle == Cycle.TRIWULAN:
        number = ROMAN[(period.first.month - 1) // 3]
        return _("Triwulan %(number)s %(year)s") % {"number": number, "year": period.first.year}
    if period.cycle == Cycle.TAHUN:
        return _("Tahun %(year)s") % {"year": period.first.year}
    return month_name(period.first)


def offered(day: dt.date) -> list[Choice]:
    """The quarters, months and years up to a day, under their headings."""
    headings = {Cycle.TRIWULAN: _("Triwulan"), Cycle.BULAN: _("Bulan"), Cycle.TAHUN: _("Tahun")}
    found: list[Choice] = []
    for cycle, count in OFFERED:
        newest = Period.of(cycle, day)
        periods = [newest.plus(-back) for back in range(count)]
        found.append((headings[cycle], [(str(one), said(one)) for one in periods]))
    return found


class PeriodField(forms.ChoiceField):
    """A period chosen in words; what is not in the list is refused."""

    default_error_messages = {"invalid_choice": gettext_lazy("Periode itu tidak ada. Pilih dari daftar.")}

    def __init__(self, *, today: Callable[[], dt.date], **said_of: Any) -> None:
        said_of.setdefault("label", gettext_lazy("Periode"))
        super().__init__(choices=lambda: offered(today()), **said_of)

    def clean(self, value: Any) -> Any:
        """The period itself."""
        return Period.read(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        """As the list knows it."""
        return str(value) if isinstance(value, Period) else value
