"""What a fingerprint terminal writes on a stick: PIN, moment, and codes in an order of its make, without headings.

Six columns are those of a stick: device, status, verify, workcode. Fewer or more are those of a line that is pushed:
status, verify, workcode; unless the third is the number of the device that stands in the name of the file.
A terminal knows no names: a clocking of a PIN that is nobody's is kept as it came, and reported until it has an owner.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.attendance.actions import take_clockings
from sembilan.exchange.files.fault import Held
from sembilan.exchange.files.kind import Kind
from sembilan.exchange.files.office import Office
from sembilan.exchange.files.rows import Read

LINE = re.compile(r"^\s*\d{1,18}\t\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?(\t|\s*$)")
EARLIEST = dt.datetime(2015, 1, 1)
MOMENT, MINUTE, MINUTE_LONG = "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", 16
STICK, PUSHED, MOST_PUSHED = 6, 2, 5  # columns
UNSAID = {"status": 255, "verify": 0, "workcode": 0}


def looks_like(lines: list[str]) -> bool:
    """Whether most lines are clockings."""
    written = [line for line in lines if line.strip("\0 \t\r")]
    return bool(written) and sum(bool(LINE.match(line)) for line in written) * 2 > len(written)


def terminal_code(name: str) -> str:
    """Which terminal a file is of, by its name: `D1_attlog.dat` is D1."""
    stem = PurePath(name.replace("\\", "/")).name.rsplit(".", 1)[0]
    return re.sub(r"(?i)[_ -]*(att\s*log|log)[_ -]*", "", stem)[:60] or stem[:60]


@dataclass(frozen=True)
class Order:
    """Which column is which code in one log; a line of fewer than `least` columns was cut off, and does not count."""

    places: Mapping[str, int]
    least: int
    is_by_minute: bool = False


ON_A_STICK = Order({"status": 3, "verify": 4, "workcode": 5}, STICK)


def order_of(lines: Sequence[Sequence[str]], name: str) -> Order:
    """The order of a log by its first lines and the name of its file."""
    rows = [filled for line in lines if len(filled := _filled(line)) >= PUSHED]
    if not rows:
        return ON_A_STICK
    width = Counter(map(len, rows)).most_common(1)[0][0]
    by_minute = sum(len(row[1].strip()) == MINUTE_LONG for row in rows) * 2 > len(rows)
    number = terminal_code(name)
    is_numbered = width >= MOST_PUSHED and number.isdigit() and all(_is(row, 2, number) for row in rows)
    if width == STICK or is_numbered:
        return Order(_codes(3, width), min(width, STICK), by_minute)
    # What follows status and verify of a pushed line may be empty, so it cannot tell that a line was cut off.
    return Order(_codes(2, width), min(width, 4), by_minute)


def _codes(first: int, width: int) -> dict[str, int]:
    return {name: first + place for place, name in enumerate(UNSAID) if first + place < width}


def _filled(line: Sequence[str]) -> list[str]:
    cells = [cell.strip("\0 \r") for cell in line]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _is(row: Sequence[str], place: int, number: str) -> bool:
    return len(row) <= place or row[place].lstrip("0") == number.lstrip("0")


def read(block: pl.DataFrame, office: Office, order: Order = ON_A_STICK) -> Read:
    """Read one block of clockings."""
    names = [name for name in block.columns if name != "row"]
    cells = pl.all_horizontal(pl.col(name).is_null() | (pl.col(name).str.strip_chars() == "") for name in names)
    body = block.filter(~cells)
    number = pl.col("0").str.strip_chars().cast(pl.Int64, strict=False)
    at = _cell(body, 1).str.strip_chars().str.to_datetime(MINUTE if order.is_by_minute else MOMENT, strict=False)
    parsed = body.select("row", number.alias("pin"), at.alias("at"), *_of_order(body, order))
    torn = pl.any_horizontal(pl.col("pin", "at", *UNSAID).is_null()) | (pl.col("pin") < 0)
    latest = dt.datetime.combine(office.today + dt.timedelta(days=2), dt.time())
    odd = ~torn & ((pl.col("at") < EARLIEST) | (pl.col("at") >= latest))
    held = _held(body, parsed.filter(torn), 0, "line-torn") + _held(body, parsed.filter(odd), 1, "date-outside")
    result = Read(parsed.filter(~torn & ~odd), held, rows=body.height)
    result.skipped["kosong"] = block.height - body.height
    return result


def _of_order(body: pl.DataFrame, order: Order) -> list[pl.Expr]:
    """The codes; one that the log does not have, or that a pushed line leaves empty, is unsaid."""
    found = []
    for name, unsaid in UNSAID.items():
        place = order.places.get(name)
        text = pl.lit("") if place is None else _cell(body, place).str.strip_chars().fill_null("")
        said = text.cast(pl.Int32, strict=False)
        must = place is not None and place < order.least
        found.append((said if must else pl.when(text == "").then(unsaid).otherwise(said)).alias(name))
    return found


def _cell(body: pl.DataFrame, place: int) -> pl.Expr:
    return pl.col(str(place)) if str(place) in body.columns else pl.lit(None, dtype=pl.String)


def _held(body: pl.DataFrame, rows: pl.DataFrame, place: int, code: str) -> list[Held]:
    heading = ("PIN", "TANGGAL")[place]
    found = []
    for row in body.join(rows.select("row"), on="row", how="semi", maintain_order="left").iter_rows():
        raw = "\t".join(cell or "" for cell in row[1:]).rstrip("\t")
        found.append(Held(row[0], heading, raw if code == "line-torn" else row[1 + place] or "", code, {}, raw))
    return found


def write(office: Office, good: pl.DataFrame) -> int:
    """Keep the clockings; how many were new and have an owner."""
    return take_clockings(good, instansi=office.instansi, kode=terminal_code(office.name), pins=office.pins())


def unowned(office: Office, good: pl.DataFrame) -> list[Held]:
    """One line for each PIN that is nobody's, with the number of its clockings."""
    strange = good.join(office.pins().to_frame(), on="pin", how="anti").group_by("pin")
    counts = strange.agg(pl.len().alias("count"), pl.col("row").min()).sort("pin")
    return [
        Held(row, "PIN", str(pin), "pin-unknown", {"pin": str(pin), "count": count}, "", count)
        for pin, count, row in counts.select("pin", "count", "row").iter_rows()
    ]


KIND = Kind("attlog", _("Log mesin presensi"), 90, (), write, when="at", after=unowned, table="attendance_clocking")
