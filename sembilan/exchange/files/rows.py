"""The rows of a recognised table: titles, totals and blanks set aside, cells read, doubtful rows held back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

import polars as pl

from sembilan.exchange.files import columns
from sembilan.exchange.files.fault import Held
from sembilan.exchange.files.kind import Kind
from sembilan.exchange.files.office import Office
from sembilan.exchange.files.sheet import SheetTable
from sembilan.exchange.files.text import TextTable

TOTAL = r"(?i)^\s*(grand\s+total|sub\s*total|total|jumlah|rekapitulasi)\b"
TOTAL_CELLS = 4  # a line of a total fills few cells; a person named Jumlah fills many


@dataclass(frozen=True)
class Layout:
    """Where the headings stand in a file and which column is which."""

    kind: Kind
    header_row: int
    places: dict[str, int]
    headings: list[str]

    def heading(self, name: str) -> str:
        """A field's heading as the file writes it."""
        return self.headings[self.places[name]] if name in self.places else name


@dataclass
class Read:
    """What a table gave: rows to take, rows held, rows counted twice, lines that were no rows."""

    good: pl.DataFrame
    held: list[Held] = field(default_factory=list)
    rows: int = 0
    doubles: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    totals: list[int] = field(default_factory=list)
    size: int = 0


def read(layout: Layout, table: TextTable | SheetTable, office: Office) -> Read:
    """Read a table; `good` has the fields of the kind, and `row`.

    The whole table is read before any row of it goes in: of two rows that contradict each other both are held,
    however far apart they stand.
    """
    result = Read(pl.DataFrame())
    parts = []
    for block, size in table.blocks():
        parts.append(_block(layout, block, office, result))
        result.size += size
    result.good, conflicts = _once(layout, pl.concat(parts), result) if parts else (result.good, [])
    if conflicts:
        for block, _ in table.blocks():
            result.held += _with_raw(conflicts, block)
    result.held.sort(key=lambda one: one.row)
    return result


def _block(layout: Layout, block: pl.DataFrame, office: Office, result: Read) -> pl.DataFrame:
    """The rows of one block that can be read; the others are held."""
    body = _body(layout, block, result)
    result.rows += body.height
    typed, faults = _typed(layout, body, office)
    faults += _disagreements(layout, typed)
    result.held += _with_raw(_one_a_cell(faults), body)
    bad = pl.Series("row", sorted({fault.row for fault in faults if fault.count}), dtype=pl.Int64)
    return typed.join(bad.to_frame(), on="row", how="anti", maintain_order="left") if len(bad) else typed


def _body(layout: Layout, block: pl.DataFrame, result: Read) -> pl.DataFrame:
    """Set aside titles, blank lines, headings repeated on each printed page, and lines of totals."""
    cells = [name for name in block.columns if name != "row"]
    empty = pl.all_horizontal(pl.col(c).is_null() | (pl.col(c).str.strip_chars() == "") for c in cells)
    filled = block.filter(~empty)
    body = filled.filter(pl.col("row") > layout.header_row)
    first = min(layout.places.values())
    again = pl.col(str(first)).str.strip_chars() == layout.headings[first].strip()
    few = pl.sum_horizontal(pl.col(c).is_not_null() & (pl.col(c) != "") for c in cells) <= TOTAL_CELLS
    total = pl.any_horizontal(pl.col(c).str.contains(TOTAL) for c in cells[:2]) & few
    rows = body.filter(~again.fill_null(False) & ~total.fill_null(False))
    totals = body.filter(total)
    result.totals += [number for row in totals.select(cells).rows() if (number := _stated(row)) is not None]
    titles = filled.filter(pl.col("row") < layout.header_row).height + body.filter(again).height
    result.skipped.update(judul=titles, kosong=block.height - filled.height, jumlah=totals.height)
    return rows


def _stated(row: tuple[str | None, ...]) -> int | None:
    """The first number of a line of totals."""
    numbers = (re.sub(r"[.\s]", "", cell) for cell in row if cell)
    return next((int(text) for text in numbers if re.fullmatch(r"\d{1,12}", text)), None)


def _typed(layout: Layout, body: pl.DataFrame, office: Office) -> tuple[pl.DataFrame, list[Held]]:
    faults: list[Held] = []
    values = [body["row"]]
    for each in layout.kind.fields:
        place = str(layout.places.get(each.name, ""))
        if place not in body.columns:
            values.append(columns.absent(each, body.height))
            continue
        cells = pl.DataFrame({"row": body["row"], "text": columns.text(body[place])})
        series, bad = columns.read(each, layout.heading(each.name), cells, office)
        values.append(series)
        faults += [replace(one, count=0, params={**one.params, "cell": 1}) for one in bad] if each.is_soft else bad
    return pl.DataFrame(values), faults


def _disagreements(layout: Layout, typed: pl.DataFrame) -> list[Held]:
    """Rows whose columns contradict each other."""
    found: list[Held] = []
    for wrong, name, code in layout.kind.check(typed):
        for row, value in typed.filter(wrong).select("row", pl.col(name).cast(pl.String)).iter_rows():
            found.append(Held(row, layout.heading(name), value or "", code))
    return found


def _once(layout: Layout, typed: pl.DataFrame, result: Read) -> tuple[pl.DataFrame, list[Held]]:
    """A row that stands twice counts once; rows that say different things of one key are all held."""
    key = list(layout.kind.key)
    if not key or not (twice := typed.select(key).is_duplicated()).any():
        return typed, []
    fields = [each.name for each in layout.kind.fields]
    several = typed.filter(twice).unique(fields, keep="first", maintain_order=True)
    conflict = several.filter(several.select(key).is_duplicated())
    rows = typed.filter(twice).join(conflict.select(key).unique(), on=key, how="semi", maintain_order="left")
    single = several.join(conflict.select(key).unique(), on=key, how="anti", maintain_order="left")
    result.doubles = typed.filter(twice).height - rows.height - single.height
    good = pl.concat([typed.filter(~twice), single]).sort("row")
    return good, _conflicts(layout, rows, key)


def _conflicts(layout: Layout, rows: pl.DataFrame, key: list[str]) -> list[Held]:
    found = []
    for _, group in rows.group_by(key, maintain_order=True):
        places = group["row"].to_list()
        differing = [layout.heading(n) for n in group.columns if n not in ("row", *key) and group[n].n_unique() > 1]
        for row in places:
            others = ", ".join(str(place) for place in places if place != row)
            params = {"others": others, "columns": ", ".join(differing)}
            found.append(Held(row, layout.heading(key[0]), "", "row-conflict", params))
    return found


def _one_a_cell(faults: list[Held]) -> list[Held]:
    return list({(fault.row, fault.column): fault for fault in reversed(faults)}.values())[::-1]


def _with_raw(held: list[Held], body: pl.DataFrame) -> list[Held]:
    """Those of the held rows that stand here, each with its text whole."""
    if not held:
        return []
    wanted = pl.DataFrame({"row": pl.Series([one.row for one in held], dtype=pl.Int64).unique()})
    lines = {
        row[0]: ";".join(cell or "" for cell in row[1:]).rstrip(";")
        for row in body.join(wanted, on="row", how="semi").iter_rows()
    }
    return [replace(one, raw=lines[one.row]) for one in held if one.row in lines]
