"""How numbers, dates and names of months are written, Indonesian or English by the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext

from sembilan.policy import wording
from sembilan.terms.column import Unit
from sembilan.terms.month import Month
from sembilan.terms.predikat import PREDIKAT_LABELS
from sembilan.terms.rating import LEVEL_LABELS, RATING_LABELS
from sembilan.web.language import reader

register = template.Library()

_DAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}


def _said(value: Any, unit: Unit) -> str:
    """As the policy says it, with the typographic minus of a page."""
    return wording.say(value, unit, reader()).replace("-", "−")


def _group(whole: int) -> str:
    return wording.whole(whole, reader()).replace("-", "−")


@register.filter
def number(value: int | None) -> str:
    """1.204 or 1,204."""
    return "" if value is None else _group(int(value))


@register.filter
def rupiah(value: int | None) -> str:
    """Rp 6.618.822; the space does not break."""
    if value is None:
        return ""
    sign = "−" if int(value) < 0 else ""
    return f"{sign}Rp\u00a0{_group(abs(int(value)))}"


@register.filter
def rupiah_short(value: int | None) -> str:
    """Rp 16,41 M for a headline: miliar, juta; English bn, m."""
    if value is None:
        return ""
    words = ("T", "M", "jt") if reader() == "id" else ("tn", "bn", "m")
    for power, word in zip((12, 9, 6), words, strict=True):
        if abs(int(value)) >= 10**power:
            unit = 10 ** (power - 2)
            return (
                f"{'−' if value < 0 else ''}Rp\u00a0{_said((abs(value) + unit // 2) // unit, Unit.SCORE)}\u00a0{word}"
            )
    return rupiah(value)


@register.filter
def bp(value: int | None) -> str:
    """Basis points as 92,5%."""
    return "" if value is None else _said(int(value), Unit.BP)


@register.filter
def share(value: int | None) -> str:
    """Basis points with one decimal, for a part of a whole: 47,1%."""
    if value is None:
        return ""
    tenths = (int(value) + 5) // 10
    mark = "," if reader() == "id" else "."
    return f"{_group(tenths // 10)}{mark}{tenths % 10}%"


@register.filter
def score(value: int | None) -> str:
    """Hundredths as 76,09."""
    return "" if value is None else _said(int(value), Unit.SCORE)


@register.filter
def clock(value: dt.datetime | dt.time | int | None) -> str:
    """07.21 (English 07:21), from a time or from minutes since midnight."""
    if value is None:
        return ""
    return _said(value if isinstance(value, int) else value.hour * 60 + value.minute, Unit.CLOCK)


@register.filter
def day(value: dt.date | None) -> str:
    """5 November 2026."""
    return "" if value is None else _said(value, Unit.DATE)


@register.filter
def period(valid: Any) -> str:
    """2 s.d. 6 November as two whole days, the last one included; since when, for what has no end."""
    if valid.upper is None:
        return gettext("sejak %(since)s") % {"since": day(valid.lower)}
    return gettext("%(since)s s.d. %(until)s") % {
        "since": day(valid.lower),
        "until": day(valid.upper - dt.timedelta(1)),
    }


@register.filter
def weekday(value: dt.date | None) -> str:
    """Senin, 2 November 2026."""
    return "" if value is None else f"{_DAYS[reader()].split()[value.weekday()]}, {day(value)}"


@register.filter
def month_name(value: Month | dt.date | str | None) -> str:
    """Oktober 2026, from a month, its first day or `2026-10`."""
    if not value:
        return ""
    month = Month.parse(value) if isinstance(value, str) else value
    return day(dt.date(month.year, month.month, 1)).partition(" ")[2]


@register.filter
def actor(value: Any) -> str:
    """Who did it: a NIP in groups, or the machine's user who gave a command."""
    text = str(value)
    if text.startswith("cli:"):
        return gettext("perintah sembilan oleh %(user)s") % {"user": text.removeprefix("cli:")}
    return nip(text)


@register.filter
def nip(value: Any) -> str:
    """19840312 200904 2 003; anything not of 18 digits as it is."""
    text = str(value)
    if len(text) != 18 or not text.isdigit():
        return text
    return _said(int(text), Unit.NIP).replace(" ", "\u00a0")


@register.filter
def change(value: int | None) -> str:
    """A signed number: +1.204, −3, or 'tetap'."""
    if value is None:
        return ""
    return gettext("tetap") if int(value) == 0 else ("+" if int(value) > 0 else "") + _group(int(value))


@register.filter
def predikat(value: int | None) -> str:
    """Sangat Baik, from its number."""
    return PREDIKAT_LABELS.get(value or 0, "")


def _word(labels: Mapping[int, str], value: int | None) -> str:
    label = labels.get(value or 0)
    return gettext(label) if label else ""


@register.filter
def rating(value: int | None) -> str:
    """`di atas ekspektasi`, from its number."""
    return _word(RATING_LABELS, value)


@register.filter
def level(value: int | None) -> str:
    """`tinggi`, from its number."""
    return _word(LEVEL_LABELS, value)


@register.filter
def local(value: dt.datetime) -> dt.datetime:
    """A moment in the time people here live in."""
    return timezone.localtime(value)


@register.filter
def as_month(value: dt.date) -> Month:
    """The month a day falls in, for an address."""
    return Month.of(value)


@register.filter
def signed_bp(value: int) -> str:
    """+1,2% or −0,6%."""
    return ("+" if value > 0 else "−" if value < 0 else "") + share(abs(value))


@register.filter
def signed_rupiah(value: int) -> str:
    """+Rp 1.204 or −Rp 3."""
    return ("+" if value > 0 else "") + rupiah(value)


@register.filter
def signed_points(value: int) -> str:
    """+1,2 or −0,6: a difference of two shares."""
    return signed_bp(value).rstrip("%")
