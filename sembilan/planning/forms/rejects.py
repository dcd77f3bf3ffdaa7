"""The rows a sheet of plans was left without, signed on their way through the page to an Excel file of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from sembilan.documents import carried
from sembilan.documents.workbook import xlsx
from sembilan.planning.sheet import HEADS, WIDTHS, Amiss

SALT = "planning.rejects"


def signed(faults: Sequence[Amiss]) -> str:
    """The rows as text nobody can change unseen; without their cells where there are too many of them."""
    whole, bare = [_said(one, one.cells) for one in faults], [_said(one, {}) for one in faults]
    return carried.signed_to_fit(whole, bare, SALT)


def workbook(text: str) -> bytes:
    """The same rows as an Excel file: filled in where they are wrong, it can be handed in as it is."""
    rows: list[list[Any]] = carried.unsigned(text, SALT)
    heads = [*HEADS.values(), _("Baris"), _("Kolom"), _("Yang perlu diperbaiki")]
    lines = [[*(cells.get(key, "") for key in HEADS), row, head, said] for row, head, said, cells in rows]
    return xlsx(heads, lines, (*WIDTHS, 8, 16, 60))


def _said(one: Amiss, cells: Any) -> list[Any]:
    return [one.row, one.head, one.text, {key: value for key, value in cells.items() if value}]
