"""The cells of a sheet once read, kept as columns of text: whatever the file was, from here on it is one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from sembilan.exchange.files.sheet import SheetTable
from sembilan.exchange.files.text import HEAD_ROWS, TextTable

BLOCK = 20_000


def unheard(rows: int) -> None:
    """Nobody asks how far it is."""


class KeptTable(SheetTable):
    """A table read before; it is given block by block, and tells how many rows it gave."""

    def __init__(self, path: Path, sheet: str = "", tell: Callable[[int], None] = unheard) -> None:
        super().__init__(path, sheet, [])
        self.tell = tell
        self.frame = pl.read_parquet(path)

    def head(self, separator: str) -> list[list[str]]:
        """The first rows as text."""
        rows = self.frame.head(HEAD_ROWS).drop("row").rows()
        return [_filled([cell or "" for cell in row]) for row in rows]

    def blocks(self) -> Iterator[tuple[pl.DataFrame, int]]:
        """Rows as text, `row` counted from 1."""
        for part in self.frame.iter_slices(BLOCK):
            yield part, part.height
            self.tell(int(part["row"][-1]))


def _filled(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def keep(table: TextTable | SheetTable, path: Path) -> int:
    """Write the cells of a table; gives the number of its rows."""
    parts = [block for block, _ in table.blocks()]
    frame = pl.concat(parts, how="diagonal") if parts else pl.DataFrame({"row": []}, schema={"row": pl.Int64})
    empty = [name for name in frame.columns[::-1] if name != "row" and not _holds(frame[name])]
    beside = path.with_suffix(".new")
    frame.drop(_at_the_end(frame.columns, empty)).write_parquet(beside)
    beside.replace(path)
    return frame.height


def _holds(cells: pl.Series) -> bool:
    return bool((cells.fill_null("").str.strip_chars() != "").any())


def _at_the_end(columns: list[str], empty: list[str]) -> list[str]:
    """The empty columns after the last filled one."""
    found: list[str] = []
    for name in columns[::-1]:
        if name not in empty:
            break
        found.append(name)
    return found
