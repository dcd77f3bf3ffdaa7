"""How a parameter's value is read: whole numbers, exact ratios, clock times, dates, and lists and tables of them."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from sembilan.terms.column import Unit

WEEKDAYS = {
    **dict(
        zip(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), range(1, 8), strict=True)
    ),
    **dict(zip(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"), range(1, 8), strict=True)),
}


class ValueRefused(Exception):
    """A value does not fit its unit."""

    def __init__(self, reason: str, en: str) -> None:
        super().__init__(reason)
        self.en = en


def read_value(raw: Any, unit: Unit) -> Any:
    """Read a value of a unit; a list becomes a tuple, a table keeps its whole-number keys.

    >>> read_value("0.70", Unit.RATIO)
    Fraction(7, 10)
    >>> read_value({"senin": "07:30", "jumat": "07:00"}, Unit.CLOCK)
    {1: 450, 5: 420}
    """
    if isinstance(raw, float):
        raise ValueRefused(
            f"memuat pecahan biner {raw}; tulis sebagai teks dengan satuan ratio",
            f"holds the float {raw}; write it as quoted text with unit ratio",
        )
    if isinstance(raw, list | tuple):
        return tuple(read_value(item, unit) for item in raw)
    if isinstance(raw, dict):
        return {_key(key): read_value(item, unit) for key, item in raw.items()}
    if unit == Unit.RATIO:
        return _ratio(raw)
    if unit == Unit.DATE:
        return _date(raw)
    if unit == Unit.CLOCK and isinstance(raw, str):
        return _clock(raw)
    if unit == Unit.FLAG:
        return _flag(raw)
    return _whole(raw)


def _key(key: Any) -> int:
    if isinstance(key, str) and key.lower() in WEEKDAYS:
        return WEEKDAYS[key.lower()]
    if isinstance(key, int) and not isinstance(key, bool):
        return key
    raise ValueRefused(
        f"punya kunci {key!r}; kunci tabel harus bilangan bulat atau nama hari",
        f"has key {key!r}; keys are whole numbers or weekdays",
    )


def _ratio(raw: Any) -> Fraction:
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        number = Decimal("NaN")
    if isinstance(raw, bool) or not number.is_finite():
        raise ValueRefused(f'bernilai {raw!r}, bukan desimal seperti "0.70"', f'is {raw!r}, no decimal like "0.70"')
    return Fraction(number)


def _date(raw: Any) -> dt.date:
    if type(raw) is dt.date:
        return raw
    try:
        return dt.date.fromisoformat(raw)
    except (TypeError, ValueError):
        raise ValueRefused(f"bernilai {raw!r}, bukan tanggal 2026-10-31", f"is {raw!r}, no date 2026-10-31") from None


def _clock(raw: str) -> int:
    match = re.fullmatch(r"(\d{1,2})[:.](\d{2})", raw.strip())
    if not match or int(match[1]) > 24 or int(match[2]) > 59:
        raise ValueRefused(f'bernilai {raw!r}, bukan jam seperti "07:30"', f'is {raw!r}, not a time like "07:30"')
    return int(match[1]) * 60 + int(match[2])


def _flag(raw: Any) -> bool:
    known = {True: True, False: False, "true": True, "false": False, "ya": True, "tidak": False}
    if not isinstance(raw, bool | str) or raw not in known:
        raise ValueRefused(f"bernilai {raw!r}, bukan ya atau tidak", f"is {raw!r}, not true or false")
    return known[raw]


def _whole(raw: Any) -> int:
    if isinstance(raw, str) and re.fullmatch(r"-?\d+", raw.strip()):
        return int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    raise ValueRefused(f"bernilai {raw!r}, bukan bilangan bulat", f"is {raw!r}, not a whole number")
