"""One column of a table from text to values; each distinct text is read once, however many rows hold it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from sembilan.exchange.files.fault import Fault, Held
from sembilan.exchange.files.kind import Field
from sembilan.exchange.files.office import Office


def read(each: Field, heading: str, cells: pl.DataFrame, office: Office) -> tuple[pl.Series, list[Held]]:
    """The values of a field from `row, text`, with what could not be read; a faulty cell has no value."""
    table, bad = _distinct(each, cells["text"], office)
    faults = list(_faults(cells, heading, bad)) if bad else []
    if each.filled and cells["text"].null_count():
        empty = cells.filter(pl.col("text").is_null())["row"]
        faults += [Held(row, heading, "", "cell-empty") for row in empty]
    joined = cells.select("text").join(table, on="text", how="left", maintain_order="left")
    return joined["value"].alias(each.name), faults


def absent(each: Field, height: int) -> pl.Series:
    """A column the file does not have."""
    return pl.Series(each.name, [None] * height, dtype=pl.Int64 if each.refers else each.reader.dtype)


def text(cells: pl.Series) -> pl.Series:
    """Cells without blanks around them and the apostrophe that makes a number text; nothing where nothing stands.

    The national export writes `null` where nothing stands.
    """
    bare = cells.str.strip_chars()
    if bare.str.starts_with("'").any():  # few files have it, and it costs each cell of those that have not
        bare = bare.str.strip_prefix("'").str.strip_chars()
    return bare.to_frame("text").select(pl.when(~pl.col("text").is_in(["", "null"])).then(pl.col("text")))["text"]


def _distinct(each: Field, cells: pl.Series, office: Office) -> tuple[pl.DataFrame, dict[str, Fault]]:
    distinct = cells.drop_nulls().unique().to_frame("text")
    if not each.refers:
        return _parsed(each, distinct)
    # What is written as the records write it is known at once; only the rest is read letter by letter.
    known = office.known(each.refers)
    sure = distinct.join(known.select(pl.col("key").cast(pl.String), value="id"), left_on="text", right_on="key")
    table, bad = _parsed(each, distinct.join(sure, on="text", how="anti"))
    found = table.join(known, left_on="value", right_on="key", how="left")
    lost = found.filter(pl.col("value").is_not_null() & pl.col("id").is_null())["text"]
    bad |= {one: Fault(f"{each.refers}-unknown") for one in lost}
    return pl.concat([sure, found.select("text", value="id")]), bad


def _parsed(each: Field, distinct: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, Fault]]:
    """Each distinct text with its value; in Python only what the reader does not know to be a value as it stands."""
    as_is = distinct.select(each.reader.as_is(pl.col("text")))[:, 0] if each.reader.as_is else None
    easy = distinct.filter(as_is).select("text", value="text") if as_is is not None else None
    values, bad = [], {}
    hard = (distinct if as_is is None else distinct.filter(~as_is))["text"]
    for one in hard.to_list():
        try:
            values.append(each.reader.read(one))
        except Fault as fault:
            values.append(None)
            bad[one] = fault
    table = pl.DataFrame({"text": hard, "value": pl.Series(values, dtype=each.reader.dtype)})
    return table if easy is None else pl.concat([easy, table]), bad


def _faults(cells: pl.DataFrame, heading: str, bad: Mapping[str, Fault]) -> Iterable[Held]:
    for row, value in cells.filter(pl.col("text").is_in(list(bad))).select("row", "text").iter_rows():
        fault = bad[value]
        yield Held(row, heading, value, fault.code, fault.params)
