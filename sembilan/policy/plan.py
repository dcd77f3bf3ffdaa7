"""The plan of an area in a month: which rule gives which column, in which order, from which grain.

Everything that can be refused is refused while the plan is built, before any row is seen.
"""

from __future__ import annotations

import difflib
import graphlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from sembilan.policy.errors import (
    Cycle,
    MissingParameter,
    MissingResult,
    NameTaken,
    PolicyError,
    RuleFails,
    RuleRefused,
    UnknownArgument,
    WrongGrain,
)
from sembilan.policy.evaluate import evaluate, evaluate_grain
from sembilan.policy.explain import Explanation, Used, explain
from sembilan.policy.gather import check_local, layers_of, parameters_of, rules_in_force, with_local
from sembilan.policy.grains import ancestors, finer_than
from sembilan.policy.parameters import Parameter, Parameters, UnknownName, Value, used
from sembilan.policy.rule import Rule
from sembilan.policy.settle import DType, settled, widened
from sembilan.terms.column import Area, Col
from sembilan.terms.month import Month


@dataclass(frozen=True)
class Node:
    """One rule in its place: where its arguments come from and the expression it is.

    `source` is the grain of its arguments; where that is finer than the rule's own, it is an aggregate and
    `empty` is its value for a group without rows.
    """

    rule: Rule
    source: str
    expression: pl.Expr
    dtype: DType
    parameters: tuple[str, ...]
    empty: object = None

    @property
    def aggregates(self) -> bool:
        """Whether it draws one value from many finer rows."""
        return self.source != self.rule.grain


@dataclass(frozen=True)
class Plan:
    """The rules in force, in an order in which each finds what it needs."""

    area: Area
    month: Month
    pack: str
    nodes: Mapping[str, Node]
    parameters: Mapping[str, tuple[Parameter, Value]]
    said: dict[tuple[str, str], Used] = field(default_factory=dict, compare=False, repr=False)  # in words, by language

    @property
    def results(self) -> tuple[Col, ...]:
        """The area's result columns that this plan gives; a release from before a column was added lacks it."""
        given = self.area.inputs["month"].schema
        return tuple(
            col for col in self.area.results if not col.optional or col.name in self.nodes or col.name in given
        )

    @property
    def reads(self) -> frozenset[str]:
        """The columns its rules read, inputs and other rules' alike."""
        return frozenset(need for node in self.nodes.values() for need in node.rule.needs)

    def evaluate(
        self, frames: Mapping[str, pl.DataFrame], chunk: int | None = None, extra: Sequence[str] = ()
    ) -> pl.DataFrame:
        """The area's result columns (and `extra` ones) for every row of the month frame, in order of nip."""
        return evaluate(self, frames, chunk, extra)

    def evaluate_grain(
        self, frames: Mapping[str, pl.DataFrame], grain: str, columns: Sequence[str] = ()
    ) -> pl.DataFrame:
        """The rows of a grain with rule columns of that grain (all of them unless named), in order of its key."""
        return evaluate_grain(self, frames, grain, columns)

    def explain(
        self, frames: Mapping[str, pl.DataFrame], name: str | Sequence[str] | None = None, lang: str = "id"
    ) -> Explanation:
        """One person's column or columns `name` (or all results) from cause to amount, by this same plan."""
        return explain(self, frames, name, lang)

    def needed(self, wanted: Iterable[str], given: Iterable[str] = ()) -> tuple[str, ...]:
        """The rules that stand behind some columns, in order, stopping at columns that are given."""
        stop = set(given)
        reached: set[str] = set()
        open_names = [name for name in wanted if name not in stop]
        while open_names:
            name = open_names.pop()
            if name in self.nodes and name not in reached:
                reached.add(name)
                open_names += [need for need in self.nodes[name].rule.needs if need not in stop]
        return tuple(name for name in self.nodes if name in reached)


def build(files: Mapping[str, str], pack: str, local: Mapping[str, str], area: Area, month: Month) -> Plan:
    """The plan of an area in a month, from the texts of a pack chain."""
    check_local(files, pack, local)
    declared = with_local(parameters_of(files, pack, area.name), local, area.name)
    values = {name: (one, value) for name, one in declared.items() if (value := one.in_force(month.first))}
    rules = rules_in_force(layers_of(files, pack, area.name), month.first)
    for rule in rules.values():
        _check_name(rule, area)
    sources = {rule.name: _source(rule, rules, area) for rule in rules.values()}
    nodes: dict[str, Node] = {}
    for name in _ordered(rules):
        nodes[name] = _node(rules[name], sources[name], area, month, declared, values, nodes, pack)
    _check_results(area, nodes, pack, month)
    return Plan(area, month, pack, nodes, values)


def _check_name(rule: Rule, area: Area) -> None:
    if rule.grain not in area.inputs:
        known = ", ".join(area.inputs)
        raise WrongGrain(
            file=rule.file,
            rule=rule.name,
            grain=rule.grain,
            names=rule.grain,
            reason=f"butir yang ada: {known}",
            reason_en=f"known grains: {known}",
        )
    for grain, frame in area.inputs.items():
        if rule.name in frame.schema:
            raise NameTaken(file=rule.file, name=rule.name, grain=grain)


def _homes(name: str, rules: Mapping[str, Rule], area: Area) -> list[str]:
    """The grains at which a column lives."""
    if name in rules:
        return [rules[name].grain]
    return [grain for grain, frame in area.inputs.items() if name in frame.schema]


def _source(rule: Rule, rules: Mapping[str, Rule], area: Area) -> str:
    """The one grain a rule's arguments live at: its own, or a finer one that it aggregates."""
    homes = {name: _homes(name, rules, area) for name in rule.needs}
    for name, grains in homes.items():
        if not grains:
            raise _unknown(rule, name, rules, area)
    if all(rule.grain in grains for grains in homes.values()):
        return rule.grain
    finer = [g for g in finer_than(area, rule.grain) if all(g in grains for grains in homes.values())]
    if len(finer) == 1:
        return finer[0]
    raise _wrong_grain(rule, homes, area)


def _unknown(rule: Rule, name: str, rules: Mapping[str, Rule], area: Area) -> PolicyError:
    known = [*rules, *(column for frame in area.inputs.values() for column in frame.schema)]
    near = difflib.get_close_matches(name, known, 1)
    return UnknownArgument(
        file=rule.file,
        rule=rule.name,
        name=name,
        area=area.name,
        hint=f"; maksudnya {near[0]!r}?" if near else "",
        hint_en=f"; did you mean {near[0]!r}?" if near else "",
    )


def _wrong_grain(rule: Rule, homes: Mapping[str, list[str]], area: Area) -> PolicyError:
    above = set(ancestors(area, rule.grain))
    listed = ", ".join(f"{name} ({'|'.join(grains)})" for name, grains in homes.items())
    if any(set(grains) <= above for grains in homes.values()):
        reason, english = "kolom butir yang lebih kasar", "a column of a coarser grain"
    else:
        reason = "satu aturan memakai kolom butirnya sendiri, atau kolom satu butir yang lebih halus"
        english = "one rule uses columns of its own grain, or of one finer grain"
    return WrongGrain(file=rule.file, rule=rule.name, grain=rule.grain, names=listed, reason=reason, reason_en=english)


def _ordered(rules: Mapping[str, Rule]) -> list[str]:
    graph = {name: [need for need in rule.needs if need in rules] for name, rule in rules.items()}
    try:
        return list(graphlib.TopologicalSorter(graph).static_order())
    except graphlib.CycleError as error:
        ring = error.args[1]
        raise Cycle(file=rules[ring[0]].file, ring=" → ".join(ring)) from None


def _node(
    rule: Rule,
    source: str,
    area: Area,
    month: Month,
    declared: Mapping[str, Parameter],
    values: Mapping[str, tuple[Parameter, Value]],
    before: Mapping[str, Node],
    pack: str,
) -> Node:
    proxy = Parameters({name: value.value for name, (_, value) in values.items()})
    served: dict[str, object] = {"p": proxy, "month": month}
    arguments = {name: served.get(name, pl.col(name)) for name in rule.arguments}
    try:
        expression = rule.function(**arguments)
    except UnknownName as unknown:
        raise _missing_parameter(rule, str(unknown), declared, month, pack, area.name) from None
    except Exception as error:  # whatever a pack's function raises is told with its place
        raise RuleFails(file=rule.file, rule=rule.name, reason=f"{type(error).__name__}: {error}") from error
    schema = {name: widened(dtype) for name, dtype in area.inputs[source].schema.items()}
    schema |= {name: node.dtype for name, node in before.items() if node.rule.grain == source}
    _check_shown(rule, values)
    typed, dtype, empty = settled(rule, expression, source != rule.grain, schema)
    return Node(rule, source, typed, dtype, used(proxy), None if rule.nullable else empty)


def _check_shown(rule: Rule, values: Mapping[str, object]) -> None:
    """Refuse a formula for people that names what the rule does not have."""
    known = {*rule.arguments, *(f"p.{name}" for name in values)}
    strange = [field for field in re.findall(r"\{([^{}]*)\}", rule.shows + rule.shows_en) if field not in known]
    if strange:
        raise RuleRefused(
            file=rule.file,
            name=rule.name,
            reason=f"menampilkan {strange}, yang bukan argumennya atau parameter",
            reason_en=f"shows {strange}, which is neither its argument nor a parameter",
        )


def _missing_parameter(
    rule: Rule, name: str, declared: Mapping[str, Parameter], month: Month, pack: str, area: str
) -> PolicyError:
    known = name in declared
    return MissingParameter(
        file=rule.file,
        rule=rule.name,
        name=name,
        month=month,
        where=declared[name].file if known else f"{pack}/{area}/parameters.yaml",
        reason="belum punya nilai" if known else "tidak ada",
        reason_en="has no value yet" if known else "does not exist",
    )


def _check_results(area: Area, nodes: Mapping[str, Node], pack: str, month: Month) -> None:
    for col in area.results:
        at_month = col.name in nodes and nodes[col.name].rule.grain == "month"
        if not at_month and not col.optional and col.name not in area.inputs["month"].schema:
            raise MissingResult(area=area.name, name=col.name, pack=pack, month=month)
