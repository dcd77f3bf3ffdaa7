"""The check of a run: frames against what they must be, and who cannot be computed, always all rows at once."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit

HELD_SCHEMA = {"nip": pl.Int64, "column": pl.String, "code": pl.String, "params": pl.String}


class FrameFault(Exception):
    """A frame that is not what the area asks for: a mistake in the program, not in the data."""


def checked(
    area: Area, frames: Mapping[str, pl.DataFrame], holds: Mapping[str, str], follows: Mapping[str, str] | None = None
) -> pl.DataFrame:
    """Who is held and why, at most one line a person and reason; types and keys that do not fit are refused."""
    found: list[pl.DataFrame] = []
    people = frames["month"].select("nip")
    for grain, like in area.inputs.items():
        if like.optional and grain not in frames:
            continue
        frame = frames[grain]
        _types(frame, like)
        _keys(frame, like)
        if grain != "month" and frame.join(people, on="nip", how="anti").height:
            raise FrameFault(f"{area.name}.{grain}: baris tanpa pegawai di butir month")
        there = [col for col in like.columns if col.name in frame.columns]
        found += [_held(frame, col, holds) for col in there if col.name != "nip" or grain == "month"]
    lines = pl.concat([pl.DataFrame(schema=HELD_SCHEMA), *found]).sort("nip", "code", "column", "params")
    named = (
        pl.when(pl.col("code").is_in(pl.Series(sorted(set(holds.values())), dtype=pl.String).implode()))
        .then(pl.lit(""))
        .otherwise(pl.col("column"))
    )
    once = lines.unique(["nip", "code", named], keep="first", maintain_order=True)
    return _causes(once, follows or {})


def _causes(lines: pl.DataFrame, follows: Mapping[str, str]) -> pl.DataFrame:
    """The lines without those that only follow from another one of the same person."""
    for code, cause in follows.items():
        having = lines.filter(pl.col("code") == cause)["nip"].implode()
        lines = lines.filter(~((pl.col("code") == code) & pl.col("nip").is_in(having)))
    return lines


def without(frames: Mapping[str, pl.DataFrame], held: pl.DataFrame) -> Mapping[str, pl.DataFrame]:
    """The frames without the people who are held."""
    if held.is_empty():
        return frames
    nips = held.select("nip").unique()
    return {grain: frame.join(nips, on="nip", how="anti", maintain_order="left") for grain, frame in frames.items()}


def incomplete(results: pl.DataFrame, needed: list[str]) -> pl.DataFrame:
    """People whose result lacks a column that every result must have: held, because nothing is paid on a guess."""
    found = [
        results.filter(pl.col(name).is_null()).select(
            "nip", column=pl.lit(name), code=pl.lit("no_result"), params=pl.lit("{}")
        )
        for name in needed
    ]
    held = pl.concat([pl.DataFrame(schema=HELD_SCHEMA), *found])
    return held.unique("nip", keep="first", maintain_order=True).sort("nip", "column", "code")


def _types(frame: pl.DataFrame, like: Frame) -> None:
    asked = {col.name: col.dtype for col in like.columns if not col.optional or col.name in frame.columns}
    if dict(frame.schema) != asked:
        raise FrameFault(f"{like.area}.{like.grain}: {dict(frame.schema)} bukan {dict(like.schema)}")


def _keys(frame: pl.DataFrame, like: Frame) -> None:
    """A key that stands twice is looked for on sorted rows, which costs one pass."""
    if not like.unique or frame.height < 2:
        return
    keys = frame.select(like.key)
    same = pl.all_horizontal(pl.col(name) == pl.col(name).shift(1) for name in like.key)
    doubled = keys.filter(same)
    if doubled.height:
        raise FrameFault(f"{like.area}.{like.grain}: kunci ganda {doubled.row(0)}")


def _held(frame: pl.DataFrame, col: Col, holds: Mapping[str, str]) -> pl.DataFrame:
    value = pl.col(col.name)
    parts: list[pl.DataFrame] = []
    if (not col.nullable or col.name in holds) and frame[col.name].null_count():
        parts.append(_lines(frame.filter(value.is_null()), col, holds.get(col.name, "missing")))
    outside = _outside(frame[col.name], col)
    if outside is not None:
        parts.append(_lines(frame.filter(outside), col, "out_of_bounds"))
    return pl.concat([pl.DataFrame(schema=HELD_SCHEMA), *parts])


def _outside(values: pl.Series, col: Col) -> pl.Expr | None:
    """Rows beyond the bounds; the extremes are asked first, because nearly always there are none."""
    if (col.low is None and col.high is None) or values.len() == values.null_count() or col.unit is Unit.FLAG:
        return None
    low = col.low if col.low is not None else -(2**63)
    high = col.high if col.high is not None else 2**63 - 1
    least, most = values.min(), values.max()
    if int(least) >= low and int(most) <= high:  # type: ignore[arg-type]
        return None
    return ~pl.col(col.name).is_between(low, high)


def _lines(rows: pl.DataFrame, col: Col, code: str) -> pl.DataFrame:
    bounds = pl.struct(
        value=pl.col(col.name).cast(pl.Int64, strict=False),
        low=pl.lit(col.low, dtype=pl.Int64),
        high=pl.lit(col.high, dtype=pl.Int64),
    )
    text = bounds.struct.json_encode()
    params = text if code == "out_of_bounds" else pl.lit("{}")
    return rows.select("nip", column=pl.lit(col.name), code=pl.lit(code), params=params)
