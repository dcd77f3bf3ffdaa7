"""A due list as an Excel table, as it stands on the page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sembilan.career.queries.lists import Line
from sembilan.documents.workbook import Row, Sheet, book

WIDTHS = (20, 34, 38, 38, 30, 14, 12, 60)


def xlsx(lines: Iterable[Line]) -> bytes:
    """One row a person."""
    heads = [
        _("NIP"), _("Nama"), _("Jabatan"), _("Unit kerja"), _("Perihal"), _("TMT"), _("Keadaan"), _("Yang kurang"),
    ]  # fmt: skip
    return book(Sheet(heads, map(_row, lines), WIDTHS, fixed=2))


def _row(line: Line) -> Row:
    states = {"siap": _("siap"), "periksa": _("perlu diperiksa"), "belum": _("belum memenuhi")}
    due, person = line.due, line.due.employee
    lacking = "; ".join(f"{one.title} ({one.law})" for one in line.lacking)
    who = (person.nip, person.full_name, due.jabatan_name, due.unor_name)
    return *who, line.what, due.due_on, states[line.state], lacking
