"""What a column of a frame is: its name, type, unit and the sentence that says what it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl


class Unit(StrEnum):
    """How a number is to be read and written for people."""

    NIP = "nip"
    RUPIAH = "rupiah"
    BP = "bp"  # basis points; 10000 = 100 %
    SCORE = "score"  # hundredths of a point; 7609 = 76,09
    COUNT = "count"
    DAYS = "days"
    MINUTES = "minutes"
    CLOCK = "clock"  # minute of the day; 450 = 07.30
    SECOND = "second"  # second of the day; 27005 = 07.30.05
    MONTHS = "months"
    YEARS = "years"
    DATE = "date"
    CODE = "code"  # an enumeration; see `labels`
    FLAG = "flag"
    RATIO = "ratio"  # a decimal given as text, read exactly


@dataclass(frozen=True)
class Col:
    """One column: `title` is Indonesian for people, `says` an English sentence for the reference.

    An `optional` one may be left out of a frame or a result: it then holds `absent` on every row. So columns are added
    without changing what was computed and proven before them, and cost nothing where nobody uses them.
    """

    name: str
    dtype: pl.DataType | type[pl.DataType]
    unit: Unit
    title: str
    says: str
    nullable: bool = False
    low: int | None = None
    high: int | None = None
    labels: Mapping[int, str] = field(default_factory=dict)
    labels_en: Mapping[int, str] = field(default_factory=dict)
    optional: bool = False
    absent: int | bool | None = None

    def titled(self, lang: str) -> str:
        """What it is called for people; English has its sentence."""
        return self.says.removesuffix(".") if lang == "en" else self.title

    def words(self, lang: str) -> Mapping[int, str]:
        """The words for its codes; those that are the same in both languages are given once."""
        return {**self.labels, **self.labels_en} if lang == "en" else self.labels

    def written(self) -> pl.Expr:
        """How the column is written in an export: words for labelled codes, `76.09` for scores, else as it is.

        Nothing known is written as nothing; a code without a label keeps its number, so no row is ever lost.
        """
        value = pl.col(self.name)
        if self.labels:
            return value.cast(pl.String).replace({str(code): word for code, word in self.labels.items()})
        if self.unit is Unit.SCORE:
            whole, cents = value // 100, (value % 100).cast(pl.String).str.zfill(2)
            return (whole.cast(pl.String) + "." + cents).alias(self.name)
        return value

    def write(self, value: int | dt.date | None) -> str:
        """One value as it is written in an export; `None` is the empty text."""
        if value is None:
            return ""
        if isinstance(value, dt.date):
            return value.isoformat()
        if self.unit is Unit.SCORE:
            return f"{value // 100}.{value % 100:02d}"
        return self.labels.get(value, str(value))


@dataclass(frozen=True)
class Frame:
    """A named, typed set of columns at one grain: the only thing that crosses from records to rules.

    `key` names the columns that identify a row; a grain without a unique row (several punches in a minute)
    has `unique=False`. `parent` is the coarser grain its rows belong to, `None` for the month grain.
    An `optional` one is gathered only where the rules in force read it; where it lacks it has no rows.
    """

    area: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Col, ...]
    parent: str | None = None
    unique: bool = True
    optional: bool = False

    @property
    def schema(self) -> dict[str, pl.DataType | type[pl.DataType]]:
        """Column name → Polars type, in order."""
        return {col.name: col.dtype for col in self.columns}

    def __getitem__(self, name: str) -> Col:
        return next(col for col in self.columns if col.name == name)


@dataclass(frozen=True)
class Area:
    """One area of a month: the frames it reads and the columns it gives, both at fixed places.

    `inputs` maps grain → frame; the month grain is called `month`. `results` are the exported columns in order:
    each is an input column or a rule's column of the month grain.
    """

    name: str
    inputs: Mapping[str, Frame]
    results: tuple[Col, ...]
