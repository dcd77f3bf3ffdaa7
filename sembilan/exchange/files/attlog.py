"""What a fingerprint terminal writes on a stick: PIN, moment, device, status, verify, workcode, without headings.

A terminal knows no names: a clocking of a PIN that is nobody's is kept as it came, and reported until it has an owner.
"""

from __future__ import annotations

import datetime as dt
import re
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
MOMENT = "%Y-%m-%d %H:%M:%S"


def looks_like(lines: list[str]) -> bool:
    """Whether most lines are clockings."""
    written = [line for line in lines if line.strip("\0 \t\r")]
    return bool(written) and sum(bool(LINE.match(line)) for line in written) * 2 > len(written)


def terminal_code(name: str) -> str:
    """Which terminal a file is of, by its name: `D1_attlog.dat` is D1."""
    stem = PurePath(name.replace("\\", "/")).name.rsplit(".", 1)[0]
    return re.sub(r"(?i)[_ -]*(att\s*log|log)[_ -]*", "", stem)[:60] or stem[:60]


def read(block: pl.DataFrame, office: Office) -> Read:
    """Read one block of clockings."""
    names = [name for name in block.columns if name != "row"]
    cells = pl.all_horizontal(pl.col(name).is_null() | (pl.col(name).str.strip_chars() == "") for name in names)
    body = block.filter(~cells)
    number = pl.col("0").str.strip_chars().cast(pl.Int64, strict=False)
    at = _cell(body, 1).str.strip_chars().str.to_datetime(MOMENT, strict=False)
    codes = [
        _cell(body, place).str.strip_chars().cast(pl.Int32, strict=False).alias(name)
        for place, name in ((3, "status"), (4, "verify"), (5, "workcode"))
    ]
    parsed = body.select("row", number.alias("pin"), at.alias("at"), *codes)
    torn = pl.any_horizontal(pl.col("pin", "at", "status", "verify", "workcode").is_null()) | (pl.col("pin") < 0)
    latest = dt.datetime.combine(office.today + dt.timedelta(days=2), dt.time())
    odd = ~torn & ((pl.col("at") < EARLIEST) | (pl.col("at") >= latest))
    held = _held(body, parsed.filter(torn), 0, "line-torn") + _held(body, parsed.filter(odd), 1, "date-outside")
    result = Read(parsed.filter(~torn & ~odd), held, rows=body.height)
    result.skipped["kosong"] = block.height - body.height
    return result


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
