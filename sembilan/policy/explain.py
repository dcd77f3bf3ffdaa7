"""One person's result from cause to amount: the same plan on one person's rows, told step by step with the law."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from sembilan.policy.errors import FrameRefused
from sembilan.policy.evaluate import prepared, solve
from sembilan.policy.wording import say
from sembilan.terms.column import Unit

if TYPE_CHECKING:
    from sembilan.policy.plan import Node, Plan


@dataclass(frozen=True)
class Given:
    """A column a step starts from; a column of a finer grain has no single value."""

    name: str
    title: str
    unit: Unit
    value: Any
    said: str
    grain: str = "month"
    is_input: bool = True


@dataclass(frozen=True)
class Used:
    """A parameter a step reads, as it is in force."""

    name: str
    title: str
    unit: Unit
    value: Any
    law: str
    mark: str
    since: dt.date
    said: str
    pack: str = ""


@dataclass(frozen=True)
class Step:
    """One rule applied to one person; a rule of a finer grain has no single value here."""

    name: str
    title: str
    sentence: str
    law: str
    unit: Unit
    value: Any
    said: str
    text: str
    grain: str
    pack: str
    inputs: tuple[Given, ...]
    parameters: tuple[Used, ...]


@dataclass(frozen=True)
class Explanation:
    """The steps behind one person's results, causes before effects."""

    steps: tuple[Step, ...]

    def __getitem__(self, name: str) -> Step:
        return next(step for step in self.steps if step.name == name)

    def __contains__(self, name: object) -> bool:
        return any(step.name == name for step in self.steps)


def explain(plan: Plan, frames: Mapping[str, pl.DataFrame], name: str | Sequence[str] | None, lang: str) -> Explanation:
    """Why a person's columns (or all results) are what they are."""
    named = [name] if isinstance(name, str) else name
    wanted = list(named or (col.name for col in plan.results))
    nodes = [plan.nodes[one] for one in plan.needed(wanted)]
    inputs = [n for node in nodes for n in node.rule.needs if n in plan.area.inputs["month"].schema]
    shown = dict.fromkeys([*inputs, *(n.rule.name for n in nodes if n.rule.grain == "month"), *wanted])
    row = solve(plan, prepared(plan, frames, "month", shown), "month", shown).collect()
    if row.height != 1:
        frame = plan.area.inputs["month"]
        raise FrameRefused(
            area=frame.area,
            grain=frame.grain,
            reason=f"memuat {row.height} baris; penjelasan butuh tepat satu orang",
            reason_en=f"has {row.height} rows; an explanation needs exactly one person",
        )
    values = row.row(0, named=True)
    return Explanation(tuple(_step(plan, node, values, lang) for node in nodes))


def explain_row(plan: Plan, grain: str, values: Mapping[str, Any], names: Sequence[str], lang: str) -> Explanation:
    """Why columns of one row of a grain, which was evaluated already, are what they are."""
    nodes = [plan.nodes[one] for one in plan.needed(names) if plan.nodes[one].rule.grain == grain]
    return Explanation(tuple(_step(plan, node, values, lang, grain) for node in nodes))


def _step(plan: Plan, node: Node, values: Mapping[str, Any], lang: str, grain: str = "month") -> Step:
    rule = node.rule
    inputs = tuple(_given(plan, node, need, values, lang, grain) for need in rule.needs)
    parameters = tuple(_used(plan, name, lang) for name in node.parameters)
    value = values.get(rule.name)
    said = say(value, rule.unit, lang, _labels(plan, rule.name, lang)) if rule.grain == grain else ""
    words = {one.name: one.said for one in inputs}
    shows = rule.formula(lang) if rule.grain == grain else ""
    text = re.sub(r"\{([\w.]+)\}", lambda m: _word(plan, words, m[1], lang), shows)
    return Step(
        rule.name, rule.titled(lang), rule.says, rule.law, rule.unit, value, said, text, rule.grain, rule.pack,
        inputs, parameters,
    )  # fmt: skip


def _labels(plan: Plan, name: str, lang: str) -> Mapping[int, str]:
    cols = [*plan.area.results, *(col for frame in plan.area.inputs.values() for col in frame.columns)]
    return next((col.words(lang) for col in cols if col.name == name), {})


def _given(plan: Plan, node: Node, name: str, values: Mapping[str, Any], lang: str, grain: str) -> Given:
    if name in plan.nodes:
        rule = plan.nodes[name].rule
        title, unit, is_input = rule.titled(lang), rule.unit, False
    else:
        col = plan.area.inputs[node.source][name]
        title, unit, is_input = col.titled(lang), col.unit, True
    here = node.source == grain and name in values
    said = say(values[name], unit, lang, _labels(plan, name, lang)) if here else title
    return Given(name, title, unit, values[name] if here else None, said, node.source, is_input)


def _word(plan: Plan, inputs: Mapping[str, str], name: str, lang: str) -> str:
    """What stands in a formula for an input, or for `p.name`, a parameter; anything else stays as it is written."""
    parameter = name.removeprefix("p.")
    if name in inputs or name == parameter or parameter not in plan.parameters:
        return inputs.get(name, f"{{{name}}}")
    return _used(plan, parameter, lang).said


def _used(plan: Plan, name: str, lang: str) -> Used:
    """A parameter in words, written out once a plan: a table of pay takes longer than all steps of one person."""
    if (name, lang) not in plan.said:
        plan.said[name, lang] = _worded(plan, name, lang)
    return plan.said[name, lang]


def _worded(plan: Plan, name: str, lang: str) -> Used:
    parameter, value = plan.parameters[name]
    title, said = parameter.titled(lang), say(value.value, parameter.unit, lang, parameter.words(lang))
    return Used(name, title, parameter.unit, value.value, value.law, value.mark, value.since, said, value.pack)
