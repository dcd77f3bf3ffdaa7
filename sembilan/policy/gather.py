"""What a pack chain says about one area: parameters laid over each other, rules in force, clashes refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sembilan.policy.errors import (
    MissingLocal,
    NothingToReplace,
    OverlappingVersions,
    SilentClash,
    UnknownLocal,
)
from sembilan.policy.packs import Manifest, areas, chain, read_rules
from sembilan.policy.parameters import Parameter, read_parameters
from sembilan.policy.rule import Rule

Layers = tuple[tuple[str, tuple[Rule, ...]], ...]


def parameters_of(files: Mapping[str, str], pack: str, area: str) -> dict[str, Parameter]:
    """The parameters of an area along the chain, root first."""
    found: dict[str, Parameter] = {}
    for one in chain(pack, files):
        file = f"{one.id}/{area}/parameters.yaml"
        if file in files:
            found = read_parameters(files[file], one.id, file, found)
    return found


def with_local(found: Mapping[str, Parameter], local: Mapping[str, str], area: str) -> dict[str, Parameter]:
    """The parameters with the region's own values filled in; each that asks for one must get it."""
    filled = dict(found)
    for name, parameter in found.items():
        if not parameter.local:
            continue
        if name not in local:
            raise MissingLocal(name=name, title=parameter.title, area=area)
        filled[name] = parameter.given(local[name])
    return filled


def check_local(files: Mapping[str, str], pack: str, local: Mapping[str, str]) -> None:
    """Refuse a region's value that no area of the chain asks for."""
    asked = {
        name
        for area in {area for one in chain(pack, files) for area in areas(one.id, files)}
        for name, parameter in parameters_of(files, pack, area).items()
        if parameter.local
    }
    for name in local:
        if name not in asked:
            raise UnknownLocal(name=name, pack=pack)


def layers_of(files: Mapping[str, str], pack: str, area: str) -> Layers:
    """All rules an area has along the chain, pack by pack, root first, with every clash refused."""
    layers: list[tuple[str, tuple[Rule, ...]]] = []
    for one in chain(pack, files):
        found = rule_files(files, one.id, area)
        if found:
            rules = tuple(rule for file in found for rule in read_rules(files[file], one.id, file))
            _check_layer(one, rules, layers)
            layers.append((one.id, rules))
    return tuple(layers)


def rule_files(files: Mapping[str, str], pack: str, area: str) -> list[str]:
    """Where a pack's rules of an area stand: `rules.py`, and for a long area more files called `…_rules.py`."""
    folder = f"{pack}/{area}/"
    return sorted(path for path in files if path.startswith(folder) and path.endswith(("/rules.py", "_rules.py")))


def _check_layer(pack: Manifest, rules: tuple[Rule, ...], below: list[tuple[str, tuple[Rule, ...]]]) -> None:
    seen: set[tuple[str, dt.date]] = set()
    for one in rules:
        if (one.name, one.since) in seen:
            raise OverlappingVersions(file=one.file, name=one.name, since=one.since)
        seen.add((one.name, one.since))
        owners = [name for name, held in below if any(other.name == one.name for other in held)]
        if owners and one.replaces not in owners:
            raise SilentClash(file=one.file, name=one.name, parent=owners[-1])
        if not owners and one.replaces:
            raise NothingToReplace(file=one.file, name=one.name, parent=one.replaces)


def rules_in_force(layers: Layers, day: dt.date) -> dict[str, Rule]:
    """For each name the version in force on a day: the nearest pack that has one decides."""
    found: dict[str, Rule] = {}
    for _, rules in layers:
        begun = sorted((one for one in rules if one.since <= day), key=lambda one: one.since)
        found.update({one.name: one for one in begun})
    return found
