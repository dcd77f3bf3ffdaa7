"""Cases run: every row of a file is one invented employee, and all rows are evaluated as one frame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from sembilan.policy.areas import find_area
from sembilan.policy.casefile import CaseFile, read_case_file, refuse
from sembilan.policy.cells import CellRefused, read_cell, read_days
from sembilan.policy.errors import PolicyError
from sembilan.policy.evaluate import prepared, solve
from sembilan.policy.grains import finer_than
from sembilan.policy.packs import Packs
from sembilan.policy.plan import Plan
from sembilan.policy.release import freeze
from sembilan.policy.settle import DType
from sembilan.policy.wording import say
from sembilan.terms.column import Area, Frame, Unit

Row = dict[str, Any]


@dataclass(frozen=True)
class CaseResult:
    """One expected value of one case, and what came; `error` is set when the file could not run at all."""

    file: str
    case: str = ""
    column: str = ""
    wanted: str = ""
    got: str = ""
    passed: bool = False
    error: PolicyError | None = None

    def __str__(self) -> str:
        if self.error:
            return f"{self.file}: {self.error}"
        return f"{self.file}: {self.case}: {self.column} = {self.got}, seharusnya {self.wanted}"


def run_cases(
    packs: Packs, pack_id: str, areas: Callable[[str], Area] = find_area, only: Iterable[str] | None = None
) -> list[CaseResult]:
    """Run a pack's own cases (of the files in `only`, or all), each against the pack with all it extends."""
    results: list[CaseResult] = []
    wanted = set(only) if only is not None else None
    for file, text in packs[pack_id].items():
        if "/cases/" in file and (wanted is None or file in wanted):
            results += run_case_file(packs, text, file, areas)
    return results


def run_case_file(packs: Packs, text: str, file: str, areas: Callable[[str], Area] = find_area) -> list[CaseResult]:
    """Every expected value of one file beside what the plan gives."""
    try:
        cases = read_case_file(text, file)
        release = freeze(packs.files(cases.pack), cases.pack, cases.local)
        return _run(release.plan(areas(cases.area), cases.month), cases)
    except PolicyError as error:
        return [CaseResult(file, error=error)]


def _run(plan: Plan, cases: CaseFile) -> list[CaseResult]:
    homes = {name: _grain(plan, name, cases.file) for name in cases.expected}
    if len(set(homes.values())) > 1:
        refuse(cases.file, f"keluaran dari beberapa butir: {homes}", f"outputs of several grains: {homes}")
    grain = homes[cases.expected[0]]
    built = _Builder(plan, cases, grain)
    try:
        frames = built.frames()
    except CellRefused as error:
        refuse(cases.file, f"sel tidak terbaca: {error}", f"unreadable cell: {error}")
    key = plan.area.inputs[grain].key
    wanted = [*key, *cases.expected]
    ready = prepared(plan, frames, grain, wanted, built.overridden)
    got = solve(plan, ready, grain, wanted, built.overridden).collect().sort(key[0])
    return [
        result
        for number, row in enumerate(cases.rows)
        for result in _compared(plan, cases, row, got.row(number, named=True))
    ]


def _grain(plan: Plan, name: str, file: str) -> str:
    if name in plan.nodes:
        return plan.nodes[name].rule.grain
    if name not in plan.area.inputs["month"].schema:
        refuse(file, f"keluaran {name!r} bukan kolom aturan", f"output {name!r} is no rule's column")
    return "month"


def _about(plan: Plan, grain: str, name: str, file: str) -> tuple[DType, Unit, Mapping[int, str]]:
    """The type, unit and labels of a column of a grain: an input, or a rule's column given in its stead."""
    results = {col.name: col for col in plan.area.results}
    labels = results[name].labels if name in results else {}
    if name in plan.nodes and plan.nodes[name].rule.grain == grain:
        return plan.nodes[name].dtype, plan.nodes[name].rule.unit, labels
    if name not in plan.area.inputs[grain].schema:
        refuse(file, f"kolom {name!r} tidak ada pada butir {grain!r}", f"grain {grain!r} has no column {name!r}")
    col = plan.area.inputs[grain][name]
    return col.dtype, col.unit, col.labels


def _compared(plan: Plan, cases: CaseFile, row: tuple[str, Any, tuple[str, ...]], got: Row) -> list[CaseResult]:
    results = []
    for name, text in zip(cases.expected, row[2], strict=True):
        dtype, unit, labels = _about(plan, _grain(plan, name, cases.file), name, cases.file)
        try:
            wanted = read_cell(text, dtype, unit, labels)
        except CellRefused as error:
            refuse(cases.file, f"sel tidak terbaca: {error}", f"unreadable cell: {error}")
        said = say(got[name], unit, labels=labels)
        results.append(CaseResult(cases.file, row[0], name, text, said, got[name] == wanted))
    return results


class _Builder:
    """The frames a file of cases stands for: one invented employee a row."""

    def __init__(self, plan: Plan, cases: CaseFile, grain: str) -> None:
        self.plan, self.cases, self.grain = plan, cases, grain
        self.finer = finer_than(plan.area, grain)
        self.overridden = {name for name in cases.given if name in plan.nodes}
        self.rows: dict[str, list[Row]] = {name: [] for name in (grain, *self.finer)}

    def frames(self) -> dict[str, pl.DataFrame]:
        """A frame for the grain of the cases and for each finer one."""
        for number, (_, cells, _) in enumerate(self.cases.rows, 1):
            self._add(number, dict(zip(self.cases.given, cells, strict=True)))
        return {name: self._frame(name) for name in self.rows}

    def _add(self, number: int, cells: dict[str, str]) -> None:
        base = self._base(number)
        base |= {name: self._value(self.grain, name, text) for name, text in cells.items() if name not in self.finer}
        self.rows[self.grain].append(base)
        inherited = {name: base[name] for name in self.plan.area.inputs[self.grain].key}
        for name in self.finer:
            if name in cells:
                self._add_finer(name, cells[name], inherited)
            elif self._is_calendar(name):
                days = (self.cases.month.first + dt.timedelta(day) for day in range(self.cases.month.days))
                self.rows[name] += [inherited | {"date": day} for day in days]

    def _is_calendar(self, grain: str) -> bool:
        """Whether a grain has one row for each day; unnamed, it is then every day of the month."""
        frame = self.plan.area.inputs[grain]
        return frame.unique and "date" in frame.key

    def _base(self, number: int) -> Row:
        """The key of a case's row: its number for a NIP or a unit, the first day of the month for a date, else 0."""
        frame = self.plan.area.inputs[self.grain]
        base: Row = {name: self.cases.month.first if frame.schema[name] == pl.Date else 0 for name in frame.key}
        return base | {frame.key[0]: number}

    def _value(self, grain: str, name: str, text: str) -> Any:
        return read_cell(text, *_about(self.plan, grain, name, self.cases.file))

    def _add_finer(self, grain: str, cell: str, inherited: Row) -> None:
        """`1 07:25; 1 16:03` or `level=2 tmt=2026-05-01`: rows by `;`, values by position or by name."""
        frame = self.plan.area.inputs[grain]
        added: dict[tuple[Any, ...], Row] = {}
        for text in cell.split(";"):
            if text.strip() in ("", "-"):
                continue
            for row in self._rows(frame, text.split(), inherited):
                place = tuple(row.get(name) for name in frame.key) if frame.unique else (len(added),)
                added[place] = added.get(place, {}) | row
        self.rows[grain] += added.values()

    def _rows(self, frame: Frame, tokens: list[str], inherited: Row) -> list[Row]:
        places = iter(name for name in frame.schema if name not in inherited)
        row, days = dict(inherited), []
        for token in tokens:
            name, equals, text = token.partition("=")
            name, text = (name, text) if equals else (next(places, token), token)
            if name in self.plan.nodes:
                self.overridden.add(name)
            if name == "date":
                days = read_days(text, self.cases.month)
            else:
                row[name] = self._value(frame.grain, name, text)
        return [row | {"date": day} for day in days] if days else [row]

    def _frame(self, grain: str) -> pl.DataFrame:
        frame, rows = self.plan.area.inputs[grain], self.rows[grain]
        named = {name for row in rows for name in row}
        schema = {name: dtype for name, dtype in frame.schema.items() if name in named or grain != self.grain}
        schema |= {name: self.plan.nodes[name].dtype for name in named & self.overridden}
        filled = [{name: row.get(name, _default(frame, name)) for name in schema} for row in rows]
        return pl.DataFrame(filled, schema=schema, orient="row")


def _default(frame: Frame, name: str) -> Any:
    """What a finer row holds where a case says nothing: nothing where the column allows it, else no or 0."""
    if name in frame.schema and frame[name].optional:
        return frame[name].absent
    if name not in frame.schema or frame[name].nullable or frame[name].dtype == pl.Date:
        return None
    return False if frame[name].dtype == pl.Boolean else max(frame[name].low or 0, 0)
