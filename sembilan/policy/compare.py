"""Two packs side by side: which parameters and rules differ, each with its law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sembilan.policy.check import areas_of
from sembilan.policy.gather import layers_of, parameters_of
from sembilan.policy.packs import Packs
from sembilan.policy.parameters import Parameter, Value
from sembilan.policy.rule import Rule
from sembilan.policy.wording import say

MISSING = "–"


@dataclass(frozen=True)
class Difference:
    """One thing that is not the same in two packs, in words."""

    area: str
    kind: str
    name: str
    left: str
    right: str


def compare(packs: Packs, left: str, right: str) -> Iterator[Difference]:
    """Every parameter and rule by which two packs differ."""
    for area in sorted({*areas_of(packs, left), *areas_of(packs, right)}):
        ours, theirs = packs.files(left), packs.files(right)
        yield from _different(
            area,
            "parameter",
            _parameters(parameters_of(ours, left, area)),
            _parameters(parameters_of(theirs, right, area)),
        )
        yield from _different(area, "rule", _rules(ours, left, area), _rules(theirs, right, area))


def _different(area: str, kind: str, left: dict[str, str], right: dict[str, str]) -> Iterator[Difference]:
    for name in sorted({*left, *right}):
        one, other = left.get(name, MISSING), right.get(name, MISSING)
        if one != other:
            yield Difference(area, kind, name, one, other)


def _parameters(found: dict[str, Parameter]) -> dict[str, str]:
    return {name: "; ".join(told(one)) for name, one in found.items()}


def told(parameter: Parameter) -> list[str]:
    """Each value of a parameter that comes into force at some time, with its law, mark and pack."""
    if parameter.local:
        return ["nilai daerah"]
    days = sorted({value.since for layer in parameter.layers for value in layer})
    in_turn = [value for day in days if (value := parameter.in_force(day))]
    return list(dict.fromkeys(_told(parameter, value) for value in in_turn))


def _told(parameter: Parameter, value: Value) -> str:
    said = say(value.value, parameter.unit)
    return f"{value.since}: {said} ({value.law}; {value.mark}; {value.pack})"


def _rules(files: dict[str, str], pack: str, area: str) -> dict[str, str]:
    found: dict[str, list[Rule]] = {}
    for _, rules in layers_of(files, pack, area):
        for rule in rules:
            found.setdefault(rule.name, []).append(rule)
    return {name: "; ".join(f"{one.says} ({one.law}; {one.pack})" for one in rules) for name, rules in found.items()}
