"""Text tables as they come: any usual encoding and separator, read in blocks so that memory stays bounded."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from sembilan.exchange.files.fault import Fault

BLOCK_BYTES = 64 * 1024 * 1024
HEAD_BYTES = 64 * 1024
HEAD_ROWS = 40
SEPARATORS = (";", "\t", ",", "|")


def decoded(data: bytes) -> bytes:
    """The same text in UTF-8 without a mark at its start."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").encode()
    return data


def ended(data: bytes) -> bytes:
    """Lines that end in a line feed, as an old Macintosh or a web form may not give them."""
    return data if b"\n" in data else data.replace(b"\r", b"\n")


class TextTable:
    """A file of text; which separator it has is for the one who recognises it to say."""

    separator = ";"

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            start = file.read(HEAD_BYTES)
            if start and not start.endswith(b"\n"):
                start += file.readline(HEAD_BYTES)
        self.is_empty = not start.strip(b"\0 \t\r\n\xef\xbb\xbf")
        self.is_utf16 = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        if not self.is_utf16 and b"\0" in start and not self.is_empty:
            raise Fault("file-unreadable")
        self.start = ended(decoded(start))

    def head(self, separator: str) -> list[list[str]]:
        """The first rows, cut at a separator."""
        lines = self.start.decode("utf-8", errors="replace").splitlines()[:HEAD_ROWS]
        try:
            return [next(csv.reader([line], delimiter=separator), []) for line in lines]
        except csv.Error:
            return [line.split(separator) for line in lines]

    def blocks(self) -> Iterator[tuple[pl.DataFrame, int]]:
        """Rows as text, `row` counted from 1, with the number of bytes each block took from the file."""
        first = 1
        for data in self._bytes():
            frame = rows(ended(decoded(data)), self.separator, first)
            first += frame.height
            yield frame, len(data)

    def _bytes(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            if self.is_utf16:
                yield file.read()
                return
            while data := file.read(BLOCK_BYTES):
                yield data + file.readline()


def rows(data: bytes, separator: str, first: int) -> pl.DataFrame:
    """Cut text into columns `0`, `1`, …; a short row has nothing at its end, a cell too many is dropped."""
    mark = separator.encode()
    width = max((line.count(mark) for line in data[:HEAD_BYTES].split(b"\n")[:HEAD_ROWS]), default=0) + 2
    header = mark.join(str(place).encode() for place in range(width)) + b"\n"
    quotes: tuple[str | None, ...] = ('"', None) if b'"' in data else (None,)
    for quote in quotes:
        try:
            frame = pl.read_csv(
                io.BytesIO(header + data),
                separator=separator,
                infer_schema=False,
                truncate_ragged_lines=True,
                quote_char=quote,
            )
            break
        except (pl.exceptions.PolarsError, ValueError):
            continue
    else:
        raise Fault("file-unreadable")
    return frame.with_row_index("row", offset=first).with_columns(pl.col("row").cast(pl.Int64))
