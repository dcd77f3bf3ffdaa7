"""Empty files to fill in, one a kind: the headings, an example on a second sheet, each column explained on a third."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.kinds import KINDS

NAMES = [(kind.code, kind.title) for kind in KINDS]


def template(code: str) -> bytes | None:
    """The empty file of a kind, if there is such a kind."""
    kind = next((one for one in KINDS if one.code == code), None)
    return _written(kind) if kind else None


def _written(kind: Kind) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        text = book.add_format({"num_format": "@"})
        needed = book.add_format({"bold": True, "num_format": "@", "bg_color": "#FDEBC8"})
        plain = book.add_format({"bold": True, "num_format": "@"})
        headings = [each.headings[0] for each in kind.fields]
        for title, rows in ((_("isi di sini"), []), (_("contoh"), [[example(each) for each in kind.fields]])):
            sheet = book.add_worksheet(title)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(headings) - 1, 22, text)
            for place, each in enumerate(kind.fields):
                sheet.write_string(0, place, headings[place], needed if each.needed else plain)
            _lines(sheet, 1, rows)
        sheet = book.add_worksheet(_("keterangan"))
        sheet.set_column(0, 3, 40)
        _lines(sheet, 0, [[_("Kolom"), _("Wajib"), _("Cara mengisi"), _("Judul lain yang dikenali")]])
        _lines(sheet, 1, [explained(each) for each in kind.fields])
    return file.getvalue()


def _lines(sheet: xlsxwriter.worksheet.Worksheet, first: int, rows: Sequence[Sequence[str]]) -> None:
    for line, row in enumerate(rows, start=first):
        for place, cell in enumerate(row):
            sheet.write_string(line, place, cell)


def example(each: Field) -> str:
    """What could stand in the column."""
    return each.example or each.reader.example


def explained(each: Field) -> list[str]:
    """A column in words: whether it must be filled, how, and under which other headings it is known."""
    note = _(each.reader.note) % each.reader.params if each.reader.note else ""
    return [each.headings[0], _("ya") if each.filled else "", note, ", ".join(each.headings[1:])]
