"""How one cell is read: a NIP, a date, a number, a word of a list. Each reader is certain or refuses with a fault."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.fault import Fault
from sembilan.terms import golongan as terms_golongan
from sembilan.terms.month import Month
from sembilan.terms.nip import Nip, NipError


@dataclass(frozen=True)
class Reader:
    """Reads the text of a cell, already without blanks around it, into a value of one type.

    `as_is` tells of a whole column which texts `read` would give back unchanged. `example` and `note` are for the one
    who fills in an empty file.
    """

    dtype: pl.DataType | type[pl.DataType]
    read: Callable[[str], Any]
    as_is: Callable[[pl.Expr], pl.Expr] | None = None
    example: str = ""
    note: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


MONTHS = {
    name[:3]: number
    for names in (
        "januari februari maret april mei juni juli agustus september oktober november desember",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), start=1)
} | {"agt": 8, "nop": 11}


def _nip(text: str) -> int:
    try:
        return Nip.parse(text).number
    except NipError as error:
        raise Fault(error.code.replace(".", "-")) from None


def _date(text: str) -> dt.date:
    day = re.sub(r"[T ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?$", "", text)
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d{2})(\d{2})", day):
        parts = [int(part) for part in found.groups() if part]
    elif found := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", day):
        parts = [int(part) for part in reversed(found.groups())]
    elif (found := re.fullmatch(r"(\d{1,2})[- ]([A-Za-z]+)[- ](\d{4})", day)) and found[2][:3].lower() in MONTHS:
        parts = [int(found[3]), MONTHS[found[2][:3].lower()], int(found[1])]
    else:
        raise Fault("date-unreadable")
    try:
        value = dt.date(*parts)
    except ValueError:
        raise Fault("date-impossible") from None
    if not 1900 <= value.year <= 2200:
        raise Fault("date-impossible")
    return value


def _month(text: str) -> dt.date:
    if found := re.fullmatch(r"([A-Za-z]+)[- ](\d{4})", text):
        text = f"{found[2]}-{MONTHS.get(found[1][:3].lower(), 0):02d}"
    elif found := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text):
        text = f"{found[2]}-{int(found[1]):02d}"
    elif re.fullmatch(r"\d{6}|\d{4}[/.]\d{2}", text):
        text = f"{text[:4]}-{text[-2:]}"
    try:
        return Month.parse(text[:7] if re.fullmatch(r"\d{4}-\d{2}-01", text) else text).first
    except ValueError:
        raise Fault("month-unreadable") from None


def _number(text: str, scale: int) -> int:
    """A number times 10**scale, exactly; thousands may be grouped, decimals follow a comma or a point."""
    plain = re.sub(r"^rp\.?\s*|\s|%$", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", plain) and (scale == 0 or "," in plain):
        plain = plain.replace(".", "")
    found = re.fullmatch(r"(\d+)(?:[.,](\d+))?", plain)
    if not found:
        raise Fault("number-unreadable")
    decimals = (found[2] or "").rstrip("0")
    if len(decimals) > scale:
        raise Fault("number-decimals", places=scale)
    return int(found[1] + decimals.ljust(scale, "0"))


def number(low: int, high: int, scale: int = 0) -> Reader:
    """A number between two limits, kept as a whole number of its smallest part."""

    def read(text: str) -> int:
        value = _number(text, scale)
        if not low <= value <= high:
            raise Fault("number-range", low=low // 10**scale, high=high // 10**scale)
        return value

    middle = str(min(high, max(low, 10**scale)) // 10**scale)
    said = {"low": low // 10**scale, "high": high // 10**scale}
    return Reader(pl.Int64, read, None, middle, _("Bilangan antara %(low)s dan %(high)s"), said)


def _percent(text: str) -> int:
    value = _number(text, 2)
    # 0.25 may be a quarter, as a spreadsheet keeps 25 %, or a quarter of one per cent.
    if 0 < value < 100 and not text.endswith("%"):
        raise Fault("percent-unclear")
    if value > 100_000:
        raise Fault("number-range", low=0, high=1000)
    return value


def plain(text: str) -> str:
    """A word as it is compared: without case, signs and doubled blanks."""
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text.casefold()).split())


def words(known: Mapping[str, Any], dtype: pl.DataType | type[pl.DataType] = pl.String) -> Reader:
    """One word of a list, in any letter case."""
    table = {plain(word): value for word, value in known.items()}

    def read(text: str) -> Any:
        try:
            return table[plain(text)]
        except KeyError:
            raise Fault("word-unknown", known=", ".join(known)) from None

    return Reader(dtype, read, None, next(iter(known), ""), _("Salah satu: %(known)s"), {"known": ", ".join(known)})


BLANK_TOO = r"[\x1c-\x1f]"  # blanks to Python, not to the engine of columns


def words_text(length: int) -> Reader:
    """Words as they are, with single blanks, of a length the record can hold."""

    def read(text: str) -> str:
        value = " ".join(text.split())
        if len(value) > length:
            raise Fault("text-long", length=length)
        return value

    as_is = rf"\s\s|[^\S ]|{BLANK_TOO}"
    note, said = _("Teks, paling panjang %(length)s huruf"), {"length": length}
    return Reader(pl.String, read, lambda text: ~text.str.contains(as_is) & _fits(text, length), "", note, said)


def code(length: int = 40) -> Reader:
    """A code of another system: text without blanks or the apostrophe of a spreadsheet."""

    def read(text: str) -> str:
        value = re.sub(r"\s", "", text).lstrip("'")
        if not value or len(value) > length:
            raise Fault("code-unreadable")
        return value

    as_is = rf"^'|\s|{BLANK_TOO}"
    note = _("Kode seperti di daftar unit atau jabatan")
    return Reader(pl.String, read, lambda text: ~text.str.contains(as_is) & _fits(text, length), "", note)


def _fits(text: pl.Expr, length: int) -> pl.Expr:
    return text.str.len_chars() <= length


def _golongan(text: str) -> str:
    # `IIIb` can only be III/b: no golongan of a PPPK ends in a letter.
    apart = re.sub(r"(?i)^(I{1,3}|IV)\s*([a-e])$", r"\1/\2", text)
    try:
        return terms_golongan.parse(apart).name
    except ValueError:
        raise Fault("golongan-unknown") from None


NIP = Reader(pl.Int64, _nip, None, "199001012015011001", _("18 angka, sel bertipe teks"))
DATE = Reader(pl.Date, _date, None, "05-11-2026", _("hh-bb-tttt"))
MONTH = Reader(pl.Date, _month, None, "2026-10", _("tttt-bb"))
PERCENT = Reader(pl.Int64, _percent, None, "25", _("Bilangan persen"))
GOLONGAN = Reader(pl.String, _golongan, None, "III/c", _("Misalnya III/c, atau IX untuk PPPK"))
