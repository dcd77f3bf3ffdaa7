"""What a file is, told by its headings and what stands under them, never by its name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sembilan.exchange.files import attlog, sheet
from sembilan.exchange.files.fault import Fault
from sembilan.exchange.files.headings import Match, match
from sembilan.exchange.files.kind import Kind
from sembilan.exchange.files.kinds import KINDS
from sembilan.exchange.files.rows import Layout
from sembilan.exchange.files.sheet import SheetTable
from sembilan.exchange.files.text import SEPARATORS, TextTable

REGION, EMPTY = "daerah", "kosong"
LAST = 1000
NEAR_ROWS = 24  # rows whose headings are compared by likeness, which is slow


@dataclass
class Source:
    """A file, or one sheet of a workbook, with what it was recognised as.

    `mends` gives for a file of mended rows where each stood in the file it mends; only those rows are healed by it.
    """

    name: str
    path: Path
    table: TextTable | SheetTable | None = None
    layout: Layout | None = None
    kind: Kind | None = None
    special: str = ""
    fault: Fault | None = None
    mends: dict[int, int] | None = None

    @property
    def order(self) -> int:
        """What others refer to goes in first."""
        return 0 if self.special == REGION else self.kind.order if self.kind else LAST

    @property
    def code(self) -> str:
        """The code of its kind."""
        return self.kind.code if self.kind else self.special


def sources(folder: Path) -> list[Source]:
    """Every file of a folder, or the one file named, in the order they must go in."""
    paths = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())
    base = folder.parent if folder.is_file() else folder
    shown = [path for path in paths if not any(part.startswith((".", "~$")) for part in path.relative_to(base).parts)]
    found = [source for path in shown for source in opened(path, path.relative_to(base).as_posix())]
    return sorted(found, key=lambda source: (source.order, source.name))


def opened(path: Path, name: str) -> list[Source]:
    """What one file holds: usually one table, in a workbook perhaps several."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
        if start.startswith(sheet.MAGIC):
            return _workbook(path, name)
        table = TextTable(path)
    except (Fault, OSError) as error:
        fault = error if isinstance(error, Fault) else Fault("file-unreadable")
        return [Source(name, path, fault=fault)]
    if table.is_empty:
        return [Source(name, path, special=EMPTY)]
    if _is_region(table, path):
        return [Source(name, path, special=REGION)]
    return [_text(Source(name, path, table), table)]


def _workbook(path: Path, name: str) -> list[Source]:
    found = [headed(Source(name, path, table), table, (";",)) for table in sheet.sheets(path)]
    known = [source for source in found if source.kind]
    if not found:
        return [Source(name, path, special=EMPTY)]
    if len(known) > 1:
        for source in known:
            source.name = f"{name}#{source.table.sheet}" if isinstance(source.table, SheetTable) else name
    return known or found[:1]


def _is_region(table: TextTable, path: Path) -> bool:
    text = table.start.decode("utf-8", errors="replace")
    if path.suffix.lower() == ".toml":
        return True
    if not re.search(r"(?m)^\s*kode\s*=", text):
        return False
    try:
        return "kode" in tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False


def _text(source: Source, table: TextTable) -> Source:
    lines = table.start.decode("utf-8", errors="replace").splitlines()
    if attlog.looks_like(list(islice(lines, 50))):
        table.separator = "\t"
        source.kind = attlog.KIND
        return source
    return headed(source, table, SEPARATORS)


def headed(source: Source, table: TextTable | SheetTable, separators: tuple[str, ...]) -> Source:
    """Look for the row of headings that some kind explains best."""
    rows = [
        (separator, place, cells)
        for separator in separators
        for place, cells in enumerate(table.head(separator), start=1)
        if len(cells) > 1
    ]
    best = _best(rows, near=False)
    if best is None or best[0].missing:
        best = _best([row for row in rows if _worded(row[2])][:NEAR_ROWS], near=True) or best
    if best is None or best[0].missing:
        source.fault = _unknown(best[0] if best else None)
        return source
    found, place, table.separator, cells = best
    source.kind = found.kind
    source.layout = Layout(found.kind, place, found.places, cells)
    return source


Row = tuple[str, int, list[str]]


def _best(rows: list[Row], *, near: bool) -> tuple[Match, int, str, list[str]] | None:
    """The row and the kind that explain each other best."""
    best: tuple[Match, int, str, list[str]] | None = None
    for separator, place, cells in rows:
        for kind in KINDS:
            found = match(kind, cells, near=near)
            if found.places and (best is None or found.weight > best[0].weight):
                best = (found, place, separator, cells)
    return best


def _worded(cells: list[str]) -> bool:
    """Whether a row could be headings: words, no numbers of data."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 1 and not any(re.search(r"\d{4}", cell) for cell in filled)


def _unknown(nearest: Match | None) -> Fault:
    if nearest is None:
        return Fault("header-unknown", nearest="-", missing="-")
    missing = ", ".join(each.headings[0] for each in nearest.missing)
    return Fault("header-unknown", nearest=nearest.kind.title, missing=missing)
