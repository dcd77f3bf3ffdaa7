"""The words a rule is written in: conditions, look-ups, aggregates, dates and exact rounding.

A pack cannot reach Polars itself. Integers go in and integers come out; a division always says how it rounds.
"""

from __future__ import annotations

import datetime as dt
import functools
import operator
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import polars as pl

Column = pl.Expr
Whole = pl.Expr | int

LIMIT = 10**12  # the largest amount a rule may meet: a thousand billion rupiah; see `scaled` and `mul_div`
_INT64 = 2**63 - 1
_SMALL_TABLE = 12


def when(condition: Column) -> pl.expr.whenthen.When:
    """Begin a choice: `when(a).then(x).when(b).then(y).otherwise(z)`."""
    return pl.when(condition)


def lit(value: int | bool | dt.date | None) -> Column:
    """A constant as a column."""
    if isinstance(value, int) and not isinstance(value, bool):
        return pl.lit(value, dtype=pl.Int64)
    return pl.lit(value)


def nothing() -> Column:
    """The empty value of a whole number: not known, not applicable."""
    return pl.lit(None, dtype=pl.Int64)


def min_of(value: Column, where: Column | None = None) -> Column:
    """The smallest value of the group (of the rows that fulfil `where`); empty when there is none."""
    return (value if where is None else pl.when(where).then(value)).min()


def max_of(value: Column, where: Column | None = None) -> Column:
    """The largest value of the group (of the rows that fulfil `where`); empty when there is none."""
    return (value if where is None else pl.when(where).then(value)).max()


def max_if(value: Column, where: Column) -> Column:
    """The largest value of the rows that fulfil `where`; empty when there is none."""
    return max_of(value, where)


def min_if(value: Column, where: Column) -> Column:
    """The smallest value of the rows that fulfil `where`; empty when there is none."""
    return min_of(value, where)


def count_if(condition: Column) -> Column:
    """How many rows of the group fulfil the condition."""
    return condition.sum().cast(pl.Int64)


def sum_if(value: Column, where: Column | None = None) -> Column:
    """The sum over the rows that fulfil `where`; 0 when there is none."""
    return (value if where is None else pl.when(where).then(value)).cast(pl.Int64).sum()


def any_if(condition: Column) -> Column:
    """Whether any row of the group fulfils the condition."""
    return condition.fill_null(False).any()


def latest(value: Column, by: Column, where: Column | None = None) -> Column:
    """The value of the row with the greatest `by`; of equals the greater value, so that row order never matters.

    Value and `by` are whole numbers or dates; rows without `by` are passed over.
    """
    # Packed into one 128-bit number (by first, value second) because sorting inside millions of groups is slow.
    packed = by.cast(pl.Int64).cast(pl.Int128) * 2**64 + (value.cast(pl.Int64).cast(pl.Int128) + 2**63)
    chosen = (packed if where is None else pl.when(where).then(packed)).max()
    return (chosen - (chosen // 2**64) * 2**64 - 2**63).cast(pl.Int64)


def lookup(column: Column, table: Mapping[int, int], default: int | None = None) -> Column:
    """The table's value for each code; `default` (or empty) where the table has none."""
    if len(table) <= _SMALL_TABLE:
        chosen: Column = pl.lit(default, dtype=pl.Int64)
        for code, value in table.items():
            chosen = pl.when(column == code).then(pl.lit(value, dtype=pl.Int64)).otherwise(chosen)
        return chosen
    return column.cast(pl.Int64).replace_strict(
        pl.Series(list(table), dtype=pl.Int64), pl.Series(list(table.values()), dtype=pl.Int64), default=default
    )


def bands(column: Column, edges: Sequence[int]) -> Column:
    """Which band a value lies in: 0 below the first edge, n from the n-th edge on.

    The edges are the first value inside each band and strictly increase, so bands neither overlap nor leave gaps.
    """
    if list(edges) != sorted(set(edges)):
        raise ValueError(f"batas pita harus naik: {list(edges)} / band edges must strictly increase")
    if not edges:
        return pl.when(column.is_not_null()).then(pl.lit(0, dtype=pl.Int64))
    passed = [(column >= edge).cast(pl.Int16) for edge in edges]  # narrow, for there are a million people's days
    return functools.reduce(operator.add, passed).cast(pl.Int64)


def steps(column: Column, table: Mapping[int, int]) -> Column:
    """The value of the highest step reached: `{0: 40, 20: 80}` gives 40 below 20 and 80 from 20 on.

    What lies below the first step, and what is not known, stays on the first step.
    """
    edges = sorted(table)
    values = {place: table[edge] for place, edge in enumerate(edges)}
    return lookup(bands(column, edges[1:]), values, default=table[edges[0]])


def is_one_of(column: Column, values: Iterable[int | dt.date]) -> Column:
    """Whether the value is one of a list, for example a table of holidays."""
    return column.is_in(list(values))


def clip_low(column: Column, low: Whole) -> Column:
    """At least `low`."""
    return pl.max_horizontal(column, low) if isinstance(low, pl.Expr) else column.clip(lower_bound=low)


def clip_high(column: Column, high: Whole) -> Column:
    """At most `high`."""
    return pl.min_horizontal(column, high) if isinstance(high, pl.Expr) else column.clip(upper_bound=high)


def half_up(numerator: Column, denominator: Whole) -> Column:
    """Divide and round half up; both whole, the numerator not negative, the denominator above zero."""
    return (numerator * 2 + denominator) // (denominator * 2)


def floor_div(numerator: Column, denominator: Whole) -> Column:
    """Divide and drop the rest; empty where the denominator is zero."""
    return numerator // denominator


def mul_div(amount: Column, factor: Whole, divisor: int) -> Column:
    """`amount × factor ÷ divisor`, rounded half up: exact while 2 × amount × factor stays below 9.2 × 10^18.

    That holds for every amount up to `LIMIT` (10^12) with factors up to 4,600,000.
    """
    return half_up(amount * factor, divisor)


def scaled(column: Column, *ratios: Fraction | int) -> Column:
    """The column times exact ratios, rounded half up once at the end; for amounts up to `LIMIT`, not negative."""
    product = Fraction(1)
    for ratio in ratios:
        product *= ratio
    above, below = product.numerator, product.denominator
    if 2 * LIMIT * above + below <= _INT64 and 2 * below <= _INT64:
        return (column * (2 * above) + below) // (2 * below)
    # Only ratios with very many digits come here: 128-bit numbers hold them, more slowly.
    wide = column.cast(pl.Int128) * pl.lit(2 * above, dtype=pl.Int128) + pl.lit(below, dtype=pl.Int128)
    return (wide // pl.lit(2 * below, dtype=pl.Int128)).cast(pl.Int64)


def total(*columns: Column) -> Column:
    """The sum of columns in a row; empty when one of them is."""
    return pl.sum_horizontal(*columns, ignore_nulls=False)


def largest(*columns: Whole) -> Column:
    """The largest of several columns in a row, passing over empty ones."""
    return pl.max_horizontal(*columns)


def smallest(*columns: Whole) -> Column:
    """The smallest of several columns in a row, passing over empty ones."""
    return pl.min_horizontal(*columns)


def weekday(date: Column) -> Column:
    """The day of the week: 1 Monday … 7 Sunday."""
    return date.dt.weekday().cast(pl.Int64)


def months_between(start: Column, end: dt.date) -> Column:
    """Calendar months from the month of `start` to the month of `end`: 0 in the same month."""
    return (end.year * 12 + end.month) - (date_year(start) * 12 + date_month(start))


def complete_years_between(start: Column, day: dt.date) -> Column:
    """Whole years from `start` to `day`; an anniversary on `day` counts as reached.

    Someone of 29 February completes a year on 1 March where there is no 29th.
    """
    before = (date_month(start) > day.month) | ((date_month(start) == day.month) & (date_day(start) > day.day))
    return day.year - date_year(start) - before.cast(pl.Int64)


def plus_months(date: Column, months: Whole) -> Column:
    """The same day so many months later, or the last day of that month where it is shorter."""
    if isinstance(months, int):
        return date.dt.offset_by(f"{months}mo")
    return date.dt.offset_by(pl.format("{}mo", months))


def plus_days(date: Column, days: Whole) -> Column:
    """The day so many days later, or earlier."""
    return date + pl.duration(days=days)


def days_between(start: Column, end: Column) -> Column:
    """Days from `start` to `end`: 0 on the same day, below zero when `end` comes first."""
    return (end - start).dt.total_days()


def first_of_month(date: Column) -> Column:
    """The first day of the month of a date."""
    return date.dt.month_start()


def date_year(date: Column) -> Column:
    """The year of a date."""
    return date.dt.year().cast(pl.Int64)


def date_month(date: Column) -> Column:
    """The month of a date, 1 to 12."""
    return date.dt.month().cast(pl.Int64)


def date_day(date: Column) -> Column:
    """The day of the month of a date."""
    return date.dt.day().cast(pl.Int64)
