"""What an expression is, found on a frame without rows: its type, whether it aggregates, its value over nothing."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from sembilan.policy.errors import RuleFails
from sembilan.policy.rule import Rule

DType = pl.DataType | type[pl.DataType]


def widened(dtype: DType) -> DType:
    """The type a rule sees: every whole number is 64 bits wide, so that a product cannot wrap round.

    >>> widened(pl.Int16), widened(pl.Date)
    (Int64, Date)
    """
    return pl.Int64 if dtype.is_integer() else dtype


def settled(
    rule: Rule, expression: object, aggregates: bool, schema: Mapping[str, DType]
) -> tuple[pl.Expr, DType, object]:
    """The expression under its name and with its type settled, that type, and its value over no rows."""
    if isinstance(expression, int):
        expression = pl.lit(expression)
    if not isinstance(expression, pl.Expr):
        raise RuleFails(file=rule.file, rule=rule.name, reason=f"{expression!r} bukan kolom / is not a column")
    _check_shape(rule, expression, aggregates)
    named = expression.alias(rule.name)
    try:
        over_nothing = pl.DataFrame(schema={need: schema[need] for need in rule.needs}).select(named).to_series()
    except pl.exceptions.PolarsError as error:
        raise RuleFails(file=rule.file, rule=rule.name, reason=str(error).split("\n")[0]) from error
    dtype = over_nothing.dtype
    if not (dtype.is_integer() or dtype in (pl.Boolean, pl.Date, pl.Null)):
        raise RuleFails(
            file=rule.file,
            rule=rule.name,
            reason=f"bertipe {dtype}; aturan memberi bilangan bulat, ya/tidak atau tanggal"
            f" / is {dtype}; a rule gives whole numbers, flags or dates",
        )
    final = pl.Int64 if dtype.is_integer() or dtype == pl.Null else dtype
    typed = named if dtype == final else expression.cast(final).alias(rule.name)
    return typed, final, over_nothing.item() if aggregates else None


def _check_shape(rule: Rule, expression: pl.Expr, aggregates: bool) -> None:
    """An aggregate gives one value for many rows; any other rule one value for each row, whatever the others are."""
    unnamed = sorted(set(expression.meta.root_names()) - set(rule.needs))
    if unnamed:
        raise RuleFails(
            file=rule.file,
            rule=rule.name,
            reason=f"memakai {unnamed}, yang bukan argumennya / uses {unnamed}, which is not its argument",
        )
    if aggregates and not expression.meta.is_scalar():
        raise RuleFails(
            file=rule.file,
            rule=rule.name,
            reason="memakai butir yang lebih halus tanpa meringkasnya (count_if, min_of, latest, …)"
            " / uses a finer grain without an aggregate (count_if, min_of, latest, …)",
        )
    if not aggregates and _looks_sideways(expression):
        raise RuleFails(
            file=rule.file,
            rule=rule.name,
            reason="meringkas baris orang lain; ringkaslah hanya butir yang lebih halus"
            " / aggregates over other people's rows; aggregate a finer grain only",
        )


def _looks_sideways(expression: pl.Expr) -> bool:
    """Whether some part draws one value from a whole column."""
    if expression.meta.is_scalar() and expression.meta.root_names():
        return True
    return any(_looks_sideways(part) for part in expression.meta.pop())
