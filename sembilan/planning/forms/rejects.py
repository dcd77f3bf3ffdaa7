"""The rows a sheet of plans was left without, signed on their way through the page to an Excel file of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from sembilan.documents.workbook import xlsx
from sembilan.planning.sheet import HEADS, WIDTHS, Amiss
from sembilan.records.actions import Refused

SALT = "planning.rejects"
HOURS = 12  # as long as a session
MOST = 1_500_000  # characters a page can carry; beyond it the rows go without their cells


def signed(faults: Sequence[Amiss]) -> str:
    """The rows as text nobody can change unseen."""
    whole = signing.dumps([_said(one, one.cells) for one in faults], salt=SALT, compress=True)
    if len(whole) <= MOST:
        return whole
    return signing.dumps([_said(one, {}) for one in faults], salt=SALT, compress=True)


def workbook(text: str) -> bytes:
    """The same rows as an Excel file: filled in where they are wrong, it can be handed in as it is."""
    try:
        rows: list[list[Any]] = signing.loads(text, salt=SALT, max_age=HOURS * 3_600)
    except signing.BadSignature as odd:
        raise Refused(_("Daftar ini sudah lama. Muat lagi berkasnya.")) from odd
    heads = [*HEADS.values(), _("Baris"), _("Kolom"), _("Yang perlu diperbaiki")]
    lines = [[*(cells.get(key, "") for key in HEADS), row, head, said] for row, head, said, cells in rows]
    return xlsx(heads, lines, (*WIDTHS, 8, 16, 60))


def _said(one: Amiss, cells: Any) -> list[Any]:
    return [one.row, one.head, one.text, {key: value for key, value in cells.items() if value}]
