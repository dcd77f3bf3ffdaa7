"""The map of one unit as an Excel table, with the filters of the screen: its units, its posts, the years ahead."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from sembilan.formation.queries.board import Board
from sembilan.formation.queries.cells import Sums

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Line = tuple[Sequence[str], Sums]


def xlsx(board: Board) -> bytes:
    """Two sheets: a row a unit, and a row a post; the need in persons with two decimals."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        units = [((row.unit.kode, row.unit.name), row.sums) for row in board.units]
        posts = [((row.post.kode, row.post.name), row.sums) for row in board.posts]
        _table(book, _("Unit"), (_("Kode unit"), _("Unit")), units, board)
        _table(book, _("Jabatan"), (_("Kode jabatan"), _("Jabatan")), posts, board)
    return kept.getvalue()


def _table(book: xlsxwriter.Workbook, name: str, first: Sequence[str], lines: Iterable[Line], board: Board) -> None:
    sheet, head = book.add_worksheet(name), book.add_format({"bold": True})
    exact = book.add_format({"num_format": "0.00"})
    titles = [*first, _("Kebutuhan ABK"), _("Formasi"), _("Orang"), _("Kosong"), _("Melebihi")]
    if board.has_pension:
        titles += [_("Segera kosong"), *(_("Kosong akhir %(year)s") % {"year": year} for year in board.years)]
    sheet.freeze_panes(1, 2)
    sheet.set_column(1, 1, 48)
    for place, title in enumerate(titles):
        sheet.write_string(0, place, title, head)
    for line, (words, sums) in enumerate(lines, start=1):
        for place, text in enumerate(words):
            sheet.write_string(line, place, text)
        sheet.write_number(line, 2, sums.need / 100, exact)
        for place, number in enumerate(_numbers(sums, board), start=3):
            sheet.write_number(line, place, number)


def _numbers(sums: Sums, board: Board) -> list[int]:
    now = [sums.approved, sums.people, sums.empty, sums.over]
    return [*now, sums.soon, *sums.empties] if board.has_pension else now
