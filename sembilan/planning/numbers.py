"""Figures of indicators as people write them: thousandths inside, `87,5` and `1.250.000` outside."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils.translation import get_language
from django.utils.translation import gettext as _

MOST_MILLI = 100_000_000_000_000  # beyond it a rule could not multiply exactly


def read_milli(text: str) -> int | None:
    """A figure as it is written, in thousandths; nothing for nothing, `ValueError` with the sentence otherwise.

    >>> read_milli("87,5"), read_milli("1.250.000"), read_milli("0.75"), read_milli(" "), read_milli("-3")
    (87500, 1250000000, 750, None, -3000)
    """
    text = text.strip().replace(" ", "").replace("\u00a0", "").removesuffix("%")
    if not text:
        return None
    if "," in text or re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+", text):
        text = text.replace(".", "").replace(",", ".")
    try:
        value = (Decimal(text) * 1000).quantize(Decimal(1), ROUND_HALF_UP)
    except InvalidOperation:
        raise ValueError(_("Tulis angka, misalnya 87,5 atau 1.250.000.")) from None
    if abs(value) > MOST_MILLI:
        raise ValueError(_("Angkanya terlalu besar; pakai satuan ribu, juta atau miliar."))
    return int(value)


def say_milli(value: int | None) -> str:
    """A figure in thousandths as people read it.

    >>> say_milli(87500), say_milli(1250000000), say_milli(None), say_milli(-50)
    ('87,5', '1.250.000', '–', '-0,05')
    """
    if value is None:
        return "–"
    whole, rest = divmod(abs(value), 1000)
    sign = "-" if value < 0 else ""
    said = f"{sign}{whole:,}" + (f".{rest:03d}".rstrip("0") if rest else "")
    english = (get_language() or "id").startswith("en")
    return said if english else said.translate(str.maketrans(",.", ".,"))


def write_milli(value: int | None) -> str:
    """The same as it is put into a field, so that it is read back as it was."""
    return "" if value is None else say_milli_id(value)


def say_milli_id(value: int) -> str:
    """A figure with a comma and no groups."""
    whole, rest = divmod(abs(value), 1000)
    return ("-" if value < 0 else "") + str(whole) + (f",{rest:03d}".rstrip("0") if rest else "")
