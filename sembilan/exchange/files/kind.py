"""A kind of file as a declaration: which columns it has, under which headings, how each is read, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from sembilan.exchange.files.cells import Reader
from sembilan.exchange.files.fault import Held
from sembilan.exchange.files.office import Office


@dataclass(frozen=True)
class Field:
    """A column of a kind: its name in code, the headings it is known by, and how its cells are read.

    A `needed` field must have a column and a value in each row. A `soft` one leaves the row its way: a bad cell is
    listed and left out. A field with `refers` names a record that must exist; its value becomes that record's id.
    """

    name: str
    headings: tuple[str, ...]
    reader: Reader
    needed: bool = True
    may_be_empty: bool = False
    refers: str = ""
    soft: bool = False
    example: str = ""

    @property
    def is_soft(self) -> bool:
        """Whether a bad cell leaves its row in: what is not needed holds nobody up."""
        return self.soft or not self.needed

    @property
    def filled(self) -> bool:
        """Whether an empty cell is a fault."""
        return self.needed and not self.may_be_empty


Check = Callable[[pl.DataFrame], Sequence[tuple[pl.Expr, str, str]]]


def no_check(frame: pl.DataFrame) -> Sequence[tuple[pl.Expr, str, str]]:
    """Nothing to compare between columns."""
    return ()


@dataclass(frozen=True)
class Kind:
    """A kind of file. `key` names what may stand only once; `when` the column that says which month a row is of.

    `write` takes the rows that were read with certainty and says how many of them were new or changed; `table` is
    where a new one becomes a new row. A file of fewer than `least` of its columns is not recognised as this kind.
    """

    code: str
    title: str
    order: int
    fields: tuple[Field, ...]
    write: Callable[[Office, pl.DataFrame], int]
    key: tuple[str, ...] = ()
    when: str = ""
    check: Check = no_check
    other_headings: tuple[str, ...] = ()
    after: Callable[[Office, pl.DataFrame], list[Held]] | None = None
    refreshes: bool = False  # others refer to what it brings
    table: str = ""
    least: int = 1

    @property
    def needed(self) -> tuple[Field, ...]:
        """The fields without which a file is not of this kind."""
        return tuple(each for each in self.fields if each.needed)
