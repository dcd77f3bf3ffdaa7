"""The sections of the file that this room keeps: one of every kind of entry, and health apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from sembilan.people.dossier import Row, Section
from sembilan.people.kinds import KINDS, EntryKind
from sembilan.people.labels import LABELS
from sembilan.people.models import Employee
from sembilan.people.queries.file import HEALTH, file_of
from sembilan.people.queries.gaps import GAPS
from sembilan.people.queries.known import known_on
from sembilan.people.queries.person import PersonPage
from sembilan.people.said import COLUMNS, Said, label, proof, shown, span

WEIGHTS = {"identitas": 2, "pribadi": 2, "golongan": 3, "jabatan": 3, "pendidikan": 3}
HEALTH_LABELS = {
    "blood_type": _("Golongan darah"),
    "disability": _("Penyandang disabilitas"),
    "doctor_note": _("Surat keterangan dokter"),
}


def row_of(kind: EntryKind, said: Said) -> Row:
    """One entry as a line of its table."""
    since, until = span(kind, said)
    cells = tuple(shown(kind, name, said) for name in COLUMNS[kind.code])
    return Row(cells, since, until, proof(said), said.get("document_id"), said.get("id"), said.get("source") or "")


def fields_of(kind: EntryKind, said: Said) -> list[Row]:
    """A kind that stands once a person: a line for each field."""
    source = said.get("source") or ""
    return [Row((str(LABELS[n]), shown(kind, n, said)), entry=said.get("id"), source=source) for n in kind.fields]


def rows_of(kind: EntryKind, entries: Sequence[Said]) -> list[Row]:
    """The lines of a section, of what is said now or was said once."""
    if kind.single:
        return fields_of(kind, entries[0]) if entries else []
    return [row_of(kind, said) for said in entries]


def own_sections() -> list[Section]:
    """The sections of every kind, in the order of the kinds, and health at the end."""
    return [_section(kind, 10 * (place + 1)) for place, kind in enumerate(KINDS.values())] + [HEALTH_SECTION]


def _section(kind: EntryKind, order: int) -> Section:
    columns = (_("Butir"), _("Isi")) if kind.single else tuple(label(name) for name in COLUMNS[kind.code])
    return Section(
        kind.code, kind.title, order, columns,
        rows=lambda employee: rows_of(kind, file_of(employee)[kind.code]),
        gaps=GAPS.get(kind.code, lambda employee: ()),
        personal=kind.personal, weight=WEIGHTS.get(kind.code, 1 if kind.code in GAPS else 0),
    )  # fmt: skip


def _health(employee: Employee) -> list[Row]:
    return [
        Row((str(name), str(said.get(code) or "")), source=said.get("source") or "")
        for said in file_of(employee)[HEALTH]
        for code, name in HEALTH_LABELS.items()
    ]


HEALTH_SECTION = Section(
    HEALTH, _("Kesehatan"), 900, (_("Butir"), _("Isi")), rows=_health, personal=True, special=True, weight=0
)


def rows_known(page: PersonPage, day: dt.date | None) -> Sequence[Row]:
    """The lines of a page's section: as they stand, or as they were known on a day."""
    if day is None or page.kind is None:
        return page.rows
    return rows_of(page.kind, known_on(page.employee, page.kind, day))


def labelled(page: PersonPage, rows: Sequence[Row]) -> list[tuple[Row, str, list[tuple[object, str]]]]:
    """Each line with its first cell, and the others with the name of their column."""
    columns = page.section.columns if page.section else ()
    return [(row, row.cells[0], list(zip(columns[1:], row.cells[1:], strict=True))) for row in rows]
