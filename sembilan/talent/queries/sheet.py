"""The people of a board as an Excel table, as they are shown: names, posts, places, and where they stood before."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sembilan.documents.workbook import Hundredths, Row, Sheet, book
from sembilan.talent.queries.board import Person
from sembilan.terms.predikat import PREDIKAT_LABELS

WIDTHS = (20, 34, 38, 38, 10, 16, 8, 12)


def xlsx(people: Iterable[Person]) -> bytes:
    """One row a person."""
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
    return book(Sheet(heads, map(_row, people), WIDTHS, fixed=2))


def _row(one: Person) -> Row:
    potensial = None if one.potensial is None else Hundredths(one.potensial)
    predikat = PREDIKAT_LABELS.get(one.predikat or 0, "")
    return one.nip, one.name, one.jabatan, one.unor, potensial, predikat, one.kotak, one.before
