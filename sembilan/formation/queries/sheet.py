"""The map of one unit as an Excel table, with the filters of the screen: its units, its posts, the years ahead."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sembilan.documents.workbook import Hundredths, Sheet, book
from sembilan.formation.queries.board import Board
from sembilan.formation.queries.cells import Sums

WIDTHS = (14, 48)
Line = tuple[Sequence[str], Sums]


def xlsx(board: Board) -> bytes:
    """Two sheets: a row a unit, and a row a post; the need in persons with two decimals."""
    units = [((row.unit.kode, row.unit.name), row.sums) for row in board.units]
    posts = [((row.post.kode, row.post.name), row.sums) for row in board.posts]
    return book(
        _table(_("Unit"), (_("Kode unit"), _("Unit")), units, board),
        _table(_("Jabatan"), (_("Kode jabatan"), _("Jabatan")), posts, board),
    )


def _table(name: str, first: Sequence[str], lines: Sequence[Line], board: Board) -> Sheet:
    heads = [*first, _("Kebutuhan ABK"), _("Formasi"), _("Orang"), _("Kosong"), _("Melebihi")]
    if board.has_pension:
        heads += [_("Segera kosong"), *(_("Kosong akhir %(year)s") % {"year": year} for year in board.years)]
    rows = ([*words, Hundredths(sums.need), *_numbers(sums, board)] for words, sums in lines)
    return Sheet(heads, rows, WIDTHS, name, fixed=2)


def _numbers(sums: Sums, board: Board) -> list[int]:
    now = [sums.approved, sums.people, sums.empty, sums.over]
    return [*now, sums.soon, *sums.empties] if board.has_pension else now
