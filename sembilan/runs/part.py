"""What a room gives to a run: its frames, its results, what it adds up and what it asks people to look at."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.policy.plan import Plan
from sembilan.runs.models import Result, Run
from sembilan.terms.column import Area
from sembilan.terms.month import Month


@dataclass(frozen=True)
class Noticed:
    """Something to look at: a code from the catalogue, what fills its sentence, and whom it is about, if one person."""

    code: str
    nip: int | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """For whom and when the frames are asked, and the results they stand on, by area.

    `reads` names the columns the rules in force read: what is optional is gathered only for rules that read it.
    """

    instansi: Instansi
    month: Month
    stands_on: Mapping[str, pl.DataFrame]
    reads: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Inputs:
    """The frames of an area by grain, and what was noticed while they were gathered."""

    frames: Mapping[str, pl.DataFrame]
    noticed: Sequence[Noticed] = ()


@dataclass(frozen=True)
class Weighing:
    """What a room weighs: the frames, the results, the plan that gave them, and last month's published results."""

    asked: Asked
    plan: Plan
    frames: Mapping[str, pl.DataFrame]
    results: pl.DataFrame
    before: pl.DataFrame | None


@dataclass(frozen=True)
class Part:
    """One room's part in a run.

    `holds` names the input columns without which nobody is computed, each with the code of its sentence.
    `follows` names the codes that only follow from another one, such as an amount that lacks because the class does.
    `reads` names the areas whose results of the same month it stands on.
    """

    area: Area
    model: type[Result]
    inputs: Callable[[Asked], Inputs]
    totals: Callable[[pl.DataFrame], dict[str, int]]
    remarks: Callable[[Weighing], Sequence[Noticed]]
    reads: tuple[str, ...] = ()
    holds: Mapping[str, str] = field(default_factory=dict)
    follows: Mapping[str, str] = field(default_factory=dict)


def part_of(area: str) -> Part:
    """The part of a room, found by its name as packs are found."""
    part: Part = importlib.import_module(f"sembilan.{area}.batch").PART
    return part


def month_of(run: Run) -> Month:
    """The month of a run as a value."""
    return Month.of(run.month)
