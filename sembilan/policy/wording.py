"""How a value is written for people, in Indonesian or English: amounts, rates, scores, hours, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from sembilan.terms.column import Unit

NOTHING = "–"
_MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_COUNTED = {
    Unit.DAYS: {"id": "hari", "en": "days"},
    Unit.MINUTES: {"id": "menit", "en": "minutes"},
    Unit.MONTHS: {"id": "bulan", "en": "months"},
    Unit.YEARS: {"id": "tahun", "en": "years"},
}
_FLAGS = {"id": ("tidak", "ya"), "en": ("no", "yes")}


def say(value: Any, unit: Unit, lang: str = "id", labels: Mapping[int, str] | None = None) -> str:
    """A value as people read it.

    >>> say(6618822, Unit.RUPIAH), say(9250, Unit.BP), say(7609, Unit.SCORE), say(450, Unit.CLOCK)
    ('Rp 6.618.822', '92,5%', '76,09', '07.30')
    >>> say(6618822, Unit.RUPIAH, "en"), say(9250, Unit.BP, "en"), say(7609, Unit.SCORE, "en")
    ('6,618,822', '92.5%', '76.09')
    >>> say(199001012015031001, Unit.NIP)
    '19900101 201503 1 001'
    """
    if value is None:
        return NOTHING
    if isinstance(value, Mapping):
        # A table of codes has words for what it gives, any other table for what it is asked with.
        keys = labels if labels and unit != Unit.CODE else {}
        items = labels if unit == Unit.CODE else None
        return "; ".join(f"{keys.get(key, key)}: {say(item, unit, lang, items)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(say(item, unit, lang, labels) for item in value)
    if labels and value in labels:
        return labels[value]
    return _SAYERS.get(unit, _whole)(value, lang)


def whole(value: int, lang: str) -> str:
    """A whole number in groups of three."""
    grouped = f"{value:,}"
    return grouped if lang == "en" else grouped.replace(",", ".")


def decimal(hundredths: int, lang: str, places: int | None = None) -> str:
    """A number of hundredths with its decimals; trailing zeros dropped unless `places` are asked for."""
    sign, number = ("-" if hundredths < 0 else ""), abs(hundredths)
    rest = f"{number % 100:02d}"
    rest = rest if places else rest.rstrip("0")
    mark = "." if lang == "en" else ","
    return f"{sign}{whole(number // 100, lang)}{mark + rest if rest else ''}"


def _whole(value: int, lang: str) -> str:
    return whole(value, lang)


def _rupiah(value: int, lang: str) -> str:
    sign, text = ("-" if value < 0 else ""), whole(abs(value), lang)
    return f"{sign}{text}" if lang == "en" else f"{sign}Rp {text}"


def _bp(value: int, lang: str) -> str:
    return f"{decimal(value, lang)}%"


def _score(value: int, lang: str) -> str:
    return decimal(value, lang, places=2)


def _clock(value: int, lang: str) -> str:
    mark = ":" if lang == "en" else "."
    return f"{value // 60:02d}{mark}{value % 60:02d}"


def _second(value: int, lang: str) -> str:
    mark = ":" if lang == "en" else "."
    rest = f"{mark}{value % 60:02d}" if value % 60 else ""
    return f"{_clock(value // 60, lang)}{rest}"


def _date(value: dt.date, lang: str) -> str:
    return f"{value.day} {_MONTHS[lang][value.month - 1]} {value.year}"


def _nip(value: int, lang: str) -> str:
    digits = f"{value:018d}"
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def _flag(value: bool, lang: str) -> str:
    return _FLAGS[lang][bool(value)]


def _ratio(value: Fraction, lang: str) -> str:
    """A ratio with all its decimals, or as a fraction where it has no end."""
    value = Fraction(value)
    places, power = 0, 1
    while power % value.denominator and places < 30:
        places, power = places + 1, power * 10
    if power % value.denominator:
        return f"{value.numerator}/{value.denominator}"
    digits = f"{abs(value.numerator) * power // value.denominator:0{places + 1}d}"
    head, tail = (digits[:-places], digits[-places:]) if places else (digits, "")
    mark = "." if lang == "en" else ","
    return f"{'-' if value < 0 else ''}{whole(int(head), lang)}{mark + tail if tail else ''}"


def _counted(unit: Unit) -> Callable[[int, str], str]:
    def counted(value: int, lang: str) -> str:
        word = _COUNTED[unit][lang]
        return f"{whole(value, lang)} {word.removesuffix('s') if lang == 'en' and value == 1 else word}"

    return counted


_SAYERS: dict[Unit, Callable[[Any, str], str]] = {
    Unit.RUPIAH: _rupiah,
    Unit.BP: _bp,
    Unit.SCORE: _score,
    Unit.CLOCK: _clock,
    Unit.SECOND: _second,
    Unit.DATE: _date,
    Unit.NIP: _nip,
    Unit.FLAG: _flag,
    Unit.RATIO: _ratio,
    Unit.CODE: lambda value, lang: str(value),
    **{unit: _counted(unit) for unit in _COUNTED},
}
