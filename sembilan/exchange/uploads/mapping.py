"""Which column of a kept file is which field: recognised, remembered from an earlier file, or said by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sembilan.exchange.files import attlog
from sembilan.exchange.files.headings import match, rewritten
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.kinds import KINDS
from sembilan.exchange.files.recognise import Source, headed
from sembilan.exchange.files.rows import Layout
from sembilan.exchange.models import ColumnMapping, Upload
from sembilan.exchange.uploads.cells import KeptTable

BY_CODE: Mapping[str, Kind] = {kind.code: kind for kind in KINDS} | {attlog.KIND.code: attlog.KIND}


@dataclass(frozen=True)
class Laid:
    """What a table is and which of its columns is which field, as far as it is known."""

    kind: str = ""
    header_row: int = 0
    headings: tuple[str, ...] = ()
    places: Mapping[str, int] | None = None
    is_remembered: bool = False


def fingerprint(headings: Sequence[str]) -> str:
    """What makes two files of one source alike: their headings, in their order."""
    return hashlib.sha256("\x1f".join(rewritten(one) for one in headings).encode()).hexdigest()


def recognised(table: KeptTable) -> Laid:
    """What the table is: as somebody once said of such headings, else as the recogniser finds."""
    rows = list(enumerate(table.head(";"), start=1))
    known = {one.fingerprint: one for one in ColumnMapping.objects.all()}
    for place, cells in rows:
        if len(cells) > 1 and (said := known.get(fingerprint(cells))) and said.kind in BY_CODE:
            return Laid(said.kind, place, tuple(cells), said.places, is_remembered=True)
    source = headed(Source("", table.path, table), table, (";",))
    if source.layout:
        found = source.layout
        return Laid(found.kind.code, found.header_row, tuple(found.headings), found.places)
    return by_hand(table, likely_header(rows), "")


def likely_header(rows: Sequence[tuple[int, list[str]]]) -> int:
    """The first row with the most words in it."""
    return max(rows, key=lambda row: (len([cell for cell in row[1] if cell.strip()]), -row[0]), default=(1, []))[0]


def by_hand(table: KeptTable, header_row: int, kind: str) -> Laid:
    """The headings of a row somebody named, matched with a kind somebody named."""
    head = table.head(";")
    cells = tuple(head[header_row - 1]) if 0 < header_row <= len(head) else ()
    places = match(BY_CODE[kind], cells).places if kind in BY_CODE else {}
    return Laid(kind, header_row, cells, places)


def missing(kind: Kind, places: Mapping[str, int]) -> list[Field]:
    """The needed fields that no column is."""
    return [each for each in kind.needed if each.name not in places]


def source_of(upload: Upload, table: KeptTable) -> Source:
    """The upload as the loader takes it."""
    kind = BY_CODE[upload.kind]
    layout = Layout(kind, upload.header_row, dict(upload.places), list(upload.headings)) if kind.fields else None
    return Source(upload.source, table.path, table, layout, kind)
