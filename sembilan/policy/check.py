"""A pack looked through: every area's plan in every month from which something in it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sembilan.policy.areas import find_area
from sembilan.policy.errors import MissingParameter, MissingResult, PolicyError, UnknownArgument
from sembilan.policy.gather import layers_of, parameters_of
from sembilan.policy.packs import Packs, areas, chain
from sembilan.policy.parameters import Parameter
from sembilan.policy.plan import Plan
from sembilan.policy.release import freeze
from sembilan.policy.rule import ALWAYS
from sembilan.terms.column import Area, Unit
from sembilan.terms.month import Month

_STAND_INS = {Unit.DATE: "2026-01-01", Unit.FLAG: "ya", Unit.CLOCK: "07:30"}
_NOT_YET = (MissingParameter, MissingResult, UnknownArgument)


@dataclass(frozen=True)
class Checked:
    """What was found for one area: in force from which month, through which changes, or why it is refused."""

    pack: str
    area: str
    months: tuple[Month, ...] = ()
    plan: Plan | None = None
    error: PolicyError | None = None


def areas_of(packs: Packs, pack: str) -> tuple[str, ...]:
    """Every area that a pack or one it stands on speaks of."""
    files = packs.files(pack)
    return tuple(sorted({area for one in chain(pack, files) for area in areas(one.id, files)}))


def check_pack(packs: Packs, pack: str, find: Callable[[str], Area] = find_area) -> Iterator[Checked]:
    """Look through every area of a pack."""
    try:
        names = areas_of(packs, pack)
    except PolicyError as error:
        yield Checked(pack, "", error=error)
        return
    for name in names:
        try:
            yield _checked(packs.files(pack), pack, find(name))
        except PolicyError as error:
            yield Checked(pack, name, error=error)


def stand_ins(files: Mapping[str, str], pack: str) -> dict[str, str]:
    """A harmless value for everything that only a region can give, so that a pack can be looked through without one."""
    names = {area for one in chain(pack, files) for area in areas(one.id, files)}
    asked: dict[str, Parameter] = {}
    for name in names:
        asked |= {key: one for key, one in parameters_of(files, pack, name).items() if one.local}
    return {name: _STAND_INS.get(one.unit, "1") for name, one in asked.items()}


def _checked(files: Mapping[str, str], pack: str, area: Area) -> Checked:
    release = freeze(files, pack, stand_ins(files, pack))
    good: dict[Month, Plan] = {}
    last: PolicyError | None = None
    for month in changes(files, pack, area.name):
        try:
            good[month] = release.plan(area, month)
        except _NOT_YET as error:
            if good:  # the law was complete before: a gap
                raise
            last = error
    if not good and last:
        raise last
    months = tuple(good)
    return Checked(pack, area.name, months, good[months[-1]])


def changes(files: Mapping[str, str], pack: str, area: str) -> tuple[Month, ...]:
    """The months from which a rule or a value of the area differs from before, in order."""
    days = {rule.since for _, rules in layers_of(files, pack, area) for rule in rules}
    for parameter in parameters_of(files, pack, area).values():
        days |= {value.since for layer in parameter.layers for value in layer}
    months = {_in_force_from(day) for day in days if day != ALWAYS}
    return tuple(sorted(months)) or (Month(2026, 1),)


def _in_force_from(day: dt.date) -> Month:
    """What is in force on the first day decides a month, so a later day counts from the next month."""
    return Month.of(day) if day.day == 1 else Month.of(day).next()
