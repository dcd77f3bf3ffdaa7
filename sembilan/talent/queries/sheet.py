"""The people of a board as an Excel table, as they are shown: names, posts, places, and where they stood before."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from sembilan.talent.queries.board import Person
from sembilan.terms.predikat import PREDIKAT_LABELS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (20, 34, 38, 38, 10, 16, 8, 12)


def xlsx(people: Iterable[Person]) -> bytes:
    """One row a person; a NIP is text, because Excel keeps only fifteen digits of a number."""
    heads = [
        _("NIP"),
        _("Nama"),
        _("Jabatan"),
        _("Unit kerja"),
        _("Potensial"),
        _("Predikat"),
        _("Kotak"),
        _("Sebelumnya"),
    ]
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, points, head = (
            book.add_worksheet(),
            book.add_format({"num_format": "0.00"}),
            book.add_format({"bold": True}),
        )
        sheet.freeze_panes(1, 2)
        for place, (title, width) in enumerate(zip(heads, WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, head)
        for line, one in enumerate(people, start=1):
            for place, text in enumerate((one.nip, one.name, one.jabatan, one.unor)):
                sheet.write_string(line, place, text)
            if one.potensial is not None:
                sheet.write_number(line, 4, one.potensial / 100, points)
            sheet.write_string(line, 5, PREDIKAT_LABELS.get(one.predikat or 0, ""))
            for place, number in ((6, one.kotak), (7, one.before)):
                if number is not None:
                    sheet.write_number(line, place, number)
    return kept.getvalue()
