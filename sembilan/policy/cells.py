"""How a cell of a case is read: the way people write amounts, rates, hours and dates, exactly."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import polars as pl

from sembilan.terms.column import Unit
from sembilan.terms.month import Month

EMPTY = ("", "-", "–", "kosong", "none")
_FLAGS = {"ya": True, "yes": True, "true": True, "tidak": False, "no": False, "false": False}


class CellRefused(ValueError):
    """A cell does not hold what its column asks for."""


def read_cell(text: str, dtype: pl.DataType | type[pl.DataType], unit: Unit, labels: Mapping[int, str]) -> Any:
    """The value a cell stands for; `-` is nothing.

    >>> read_cell("Rp 6.618.822", pl.Int64, Unit.RUPIAH, {}), read_cell("92,5%", pl.Int32, Unit.BP, {})
    (6618822, 9250)
    >>> read_cell("76,09", pl.Int32, Unit.SCORE, {}), read_cell("07.30", pl.Int16, Unit.CLOCK, {})
    (7609, 450)
    >>> read_cell("sedang", pl.Int8, Unit.CODE, {1: "ringan", 2: "sedang"}), read_cell("ya", pl.Boolean, Unit.FLAG, {})
    (2, True)
    """
    text = text.strip()
    if text.lower() in EMPTY:
        return None
    for code, label in labels.items():
        if text.lower() == label.lower():
            return code
    try:
        return _read(text, dtype, unit)
    except (ValueError, KeyError, InvalidOperation) as error:
        raise CellRefused(f"{text!r} ({unit})") from error


def _read(text: str, dtype: pl.DataType | type[pl.DataType], unit: Unit) -> Any:
    if dtype == pl.Boolean:
        return _FLAGS[text.lower()]
    if dtype == pl.Date:
        return dt.date.fromisoformat(text)
    if unit in (Unit.CLOCK, Unit.SECOND) and (clock := re.fullmatch(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?", text)):
        seconds = int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3] or 0)
        return seconds if unit == Unit.SECOND else _exact(Decimal(seconds) / 60)
    if text.endswith("%"):
        return _exact(Decimal(text[:-1].strip().replace(",", ".")) * 100)
    if unit == Unit.SCORE and re.search(r"[.,]", text):
        return _exact(Decimal(text.replace(",", ".")) * 100)
    return _whole(text)


def _whole(text: str) -> int:
    text = text.removeprefix("Rp").strip().replace("_", "")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+|-?\d{1,3}(,\d{3})+", text):
        text = re.sub(r"[.,]", "", text)
    return int(text)


def _exact(number: Decimal) -> int:
    if number != number.to_integral_value():
        raise ValueError(number)
    return int(number)


def read_days(text: str, month: Month) -> list[dt.date]:
    """The days a token names: `2026-10-05`, a day of the case's month `5`, or a range of them `1..22`."""
    try:
        if ".." in text:
            first, last = (int(part) for part in text.split(".."))
            return [dt.date(month.year, month.month, day) for day in range(first, last + 1)]
        if text.isdigit():
            return [dt.date(month.year, month.month, int(text))]
        return [dt.date.fromisoformat(text)]
    except ValueError as error:
        raise CellRefused(f"{text!r} (date)") from error
