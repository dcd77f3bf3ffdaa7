"""Frames in, columns out: the plan run over any number of employees, in pieces that bound the memory it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import polars as pl

from sembilan.policy.errors import FrameRefused
from sembilan.policy.fold import folded, folds
from sembilan.policy.grains import finer_than, finest_first
from sembilan.policy.keys import PACKED, packed
from sembilan.policy.settle import widened

if TYPE_CHECKING:
    from sembilan.policy.plan import Node, Plan
    from sembilan.terms.column import Frame

CHUNK = 50_000  # employees at once: bounds memory, and of the sizes tried the fastest
Frames = Mapping[str, pl.DataFrame]


def evaluate(plan: Plan, frames: Frames, chunk: int | None, extra: Sequence[str]) -> pl.DataFrame:
    """The area's results and some extra columns, one row per employee, in order of nip."""
    wanted = {col.name: col.dtype for col in plan.results}
    wanted |= {name: plan.nodes[name].dtype for name in extra if name in plan.nodes and name not in wanted}
    ready = prepared(plan, frames, "month", wanted)
    pieces = [
        solve(plan, piece, "month", wanted).select(pl.col(name).cast(dtype) for name, dtype in wanted.items()).collect()
        for piece in _pieces(ready, chunk or CHUNK, plan.area.inputs["month"].key[0])
    ]
    return pl.concat(pieces)


def evaluate_grain(plan: Plan, frames: Frames, grain: str, columns: Sequence[str] = ()) -> pl.DataFrame:
    """The rows of one grain, inputs and rule columns, in order of the grain's key."""
    wanted = list(columns) or [name for name, node in plan.nodes.items() if node.rule.grain == grain]
    held = {n: dtype for n, dtype in plan.area.inputs[grain].schema.items() if n in frames.get(grain, {})}
    ready = prepared(plan, frames, grain, [*held, *wanted])
    solved = solve(plan, ready, grain, [*held, *wanted]).collect()
    return solved.with_columns(pl.col(name).cast(dtype) for name, dtype in held.items())


def prepared(
    plan: Plan, frames: Frames, grain: str, wanted: Iterable[str], given: Iterable[str] = ()
) -> dict[str, pl.DataFrame]:
    """The frames a question needs, each checked, cut to the columns that are used, and in order of its key."""
    needed = [plan.nodes[name] for name in plan.needed(wanted, given)]
    asked = {name for node in needed for name in node.rule.needs} | set(wanted)
    ready: dict[str, pl.DataFrame] = {}
    for name in dict.fromkeys([grain, *(node.source for node in needed), *(node.rule.grain for node in needed)]):
        frame = plan.area.inputs[name]
        held = _held(frames, frame)
        columns = [c for c in held.columns if c in frame.key or (c in asked and c in (*frame.schema, *given))]
        lacking = [frame[c] for c in frame.schema if (c in asked or c in frame.key) and c not in columns]
        missing = [col.name for col in lacking if not col.optional]
        if missing:
            listed = ", ".join(missing)
            _refuse(frame, f"tidak memuat kolom {listed}", f"lacks column {listed}")
        absent = (pl.lit(col.absent, dtype=col.dtype).alias(col.name) for col in lacking)
        ready[name] = ordered(frame, held.select(columns)).with_columns(absent)
    return ready


def _held(frames: Frames, frame: Frame) -> pl.DataFrame:
    """The rows of a grain; one that a region may leave out has none then."""
    if frame.grain not in frames and not frame.optional:
        _refuse(frame, "tidak ada", "is missing")
    return frames[frame.grain] if frame.grain in frames else pl.DataFrame(schema=frame.schema)


def _refuse(frame: Frame, reason: str, reason_en: str) -> None:
    raise FrameRefused(area=frame.area, grain=frame.grain, reason=reason, reason_en=reason_en)


def ordered(frame: Frame, table: pl.DataFrame) -> pl.DataFrame:
    """The table in order of its key; where one row is to stand for a key, two are refused."""
    key = list(frame.key)
    table = table if _in_order(table, key) else table.sort(key)
    if frame.unique and table.height > 1:
        same = table.select(pl.all_horizontal(pl.col(name) == pl.col(name).shift() for name in key).any()).item()
        if same:
            listed = ", ".join(key)
            _refuse(frame, f"memuat dua baris dengan {listed} yang sama", f"has two rows with the same {listed}")
    return table


def _in_order(table: pl.DataFrame, key: Sequence[str]) -> bool:
    """Whether no row comes before the one above it, compared by the key columns in turn."""
    after: pl.Expr = pl.lit(True)
    for name in reversed(key):
        here, above = pl.col(name), pl.col(name).shift()
        after = (here > above) | ((here == above) & after)
    return table.height < 2 or bool(table.select(after.slice(1).all()).item())


def _pieces(ready: Frames, chunk: int, whose: str) -> Iterator[dict[str, pl.DataFrame]]:
    """The frames cut by ranges of `whose`, the nip or a unit; each piece holds at most `chunk` of them, none copied."""
    people = ready["month"][whose]
    firsts = people.gather_every(chunk)
    starts = {name: [*table[whose].search_sorted(firsts), table.height] for name, table in ready.items()}
    for number in range(max(len(firsts), 1)):
        if len(firsts) == 0:
            yield dict(ready)
            return
        yield {
            name: table.slice(starts[name][number], starts[name][number + 1] - starts[name][number])
            for name, table in ready.items()
        }


def solve(plan: Plan, ready: Frames, grain: str, wanted: Iterable[str], given: Iterable[str] = ()) -> pl.LazyFrame:
    """One lazy query: finest grain first, its aggregates laid to the coarser rows, then row by row in levels."""
    columns = list(dict.fromkeys(wanted))
    needed = [plan.nodes[name] for name in plan.needed(columns, given)]
    solved: dict[str, pl.LazyFrame] = {}
    for name in finest_first(plan.area):
        if name not in ready:
            continue
        frame = plan.area.inputs[name]
        lazy = (
            ready[name]
            .lazy()
            .with_columns(
                pl.col(column).cast(widened(dtype))
                for column, dtype in ready[name].schema.items()
                if widened(dtype) != dtype
            )
        )
        for finer in finer_than(plan.area, name):
            drawn = [node for node in needed if node.rule.grain == name and node.source == finer]
            if drawn:
                one = _one(frame, plan.area.inputs[finer], (ready[name], ready[finer]))
                lazy = _joined(lazy, solved[finer], list(frame.key), one, drawn)
        mine = [node for node in needed if node.rule.grain == name and not node.aggregates]
        for level in _levels(mine):
            lazy = lazy.with_columns(node.expression for node in level)
        solved[name] = lazy
    return solved[grain].select(columns)


def _one(frame: Frame, finer: Frame, tables: Sequence[pl.DataFrame]) -> pl.Expr | None:
    """The key as one number by which both tables are in order, where it is worth it and can be."""
    begins_so = finer.key[: len(frame.key)] == frame.key
    return packed(tables, frame.key) if begins_so and len(frame.key) > 1 else None


def _joined(
    lazy: pl.LazyFrame, finer: pl.LazyFrame, key: Sequence[str], one: pl.Expr | None, drawn: Sequence[Node]
) -> pl.LazyFrame:
    """The coarser rows with what is drawn from their finer ones; a row without any gets the value over no rows."""
    if one is None:
        grouped = finer.group_by(key).agg(node.expression for node in drawn)
        joined = lazy.join(grouped, on=key, how="left", maintain_order="left")
    else:
        # Told that both sides are in order of the key, as `prepared` made them, the join walks along them.
        laid = lazy.with_columns(one).set_sorted(PACKED)
        joined = laid.join(_near(finer, one, drawn), on=PACKED, how="left", maintain_order="left")
    return joined.with_columns(pl.col(node.rule.name).fill_null(node.empty) for node in drawn if node.empty is not None)


def _near(finer: pl.LazyFrame, one: pl.Expr, drawn: Sequence[Node]) -> pl.LazyFrame:
    """What is drawn from the finer rows, in order of the packed key."""
    if wanted := folds(drawn):
        return folded(finer, one, PACKED, wanted)
    return finer.group_by(one).agg(node.expression for node in drawn).sort(PACKED).set_sorted(PACKED)


def _levels(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """Nodes grouped so that each level needs only earlier ones; a level is computed in parallel."""
    depth: dict[str, int] = {}
    for node in nodes:
        depth[node.rule.name] = 1 + max((depth.get(need, 0) for need in node.rule.needs), default=0)
    for level in sorted(set(depth.values())):
        yield [node for node in nodes if depth[node.rule.name] == level]
