"""A due list as an Excel table, as it stands on the page."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from sembilan.career.queries.lists import Line

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (20, 34, 38, 38, 30, 14, 12, 60)


def xlsx(lines: Iterable[Line]) -> bytes:
    """One row a person; a NIP is text, because Excel keeps only fifteen digits of a number."""
    states = {"siap": _("siap"), "periksa": _("perlu diperiksa"), "belum": _("belum memenuhi")}
    heads = [
        _("NIP"), _("Nama"), _("Jabatan"), _("Unit kerja"), _("Perihal"), _("TMT"), _("Keadaan"), _("Yang kurang"),
    ]  # fmt: skip
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, head, date = (
            book.add_worksheet(), book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"}),
        )  # fmt: skip
        sheet.freeze_panes(1, 2)
        for place, (title, width) in enumerate(zip(heads, WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, head)
        for number, line in enumerate(lines, start=1):
            person = line.due.employee
            texts = (person.nip, person.full_name, line.due.jabatan_name, line.due.unor_name, line.what)
            for place, text in enumerate(texts):
                sheet.write_string(number, place, text or "")
            if line.due.due_on:
                sheet.write_datetime(number, 5, line.due.due_on, date)
            sheet.write_string(number, 6, states[line.state])
            sheet.write_string(number, 7, "; ".join(f"{one.title} ({one.law})" for one in line.lacking))
    return kept.getvalue()
