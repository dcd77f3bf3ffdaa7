"""What the rules in force say of a career: of everybody for the due lists, of one person step by step with the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import get_language

from sembilan.career.kinds import ALL, COLUMNS, SERVICES, Service
from sembilan.career.queries.frames import frames
from sembilan.organisation.models import Instansi
from sembilan.policy.explain import Explanation
from sembilan.policy.release import Release
from sembilan.runs import in_force
from sembilan.terms.frames.career import AREA
from sembilan.terms.month import Month

_told: dict[tuple[object, ...], dict[str, Judged]] = {}  # by everything they follow from, so none is ever stale
TOLD = 2_000


@dataclass(frozen=True)
class Requirement:
    """One requirement as the rules found it: met, not met, or unknown, with what was looked at and the law."""

    name: str
    title: str
    is_met: bool | None
    text: str
    law: str
    mark: str = ""

    @property
    def state(self) -> str:
        """How it is told: met, unmet or unknown."""
        return "unknown" if self.is_met is None else "met" if self.is_met else "unmet"


@dataclass(frozen=True)
class Judged:
    """One service for one person: its day, its requirements, and the facts its letter needs."""

    service: Service
    due_on: dt.date | None
    requirements: tuple[Requirement, ...]
    facts: dict[str, Any]
    said: dict[str, str]
    release_hash: str

    @property
    def is_met(self) -> bool | None:
        """Whether all are met; unknown while one is and none is unmet."""
        states = [one.is_met for one in self.requirements]
        return False if False in states else None if None in states else True

    @property
    def missing(self) -> tuple[Requirement, ...]:
        """What stands in the way or has to be looked up."""
        return tuple(one for one in self.requirements if one.is_met is not True)


def everybody(instansi: Instansi, day: dt.date) -> tuple[pl.DataFrame, Release]:
    """All that falls due for everybody, by the rules in force."""
    month = Month.of(day)
    release = in_force.release(instansi, month)
    given = frames(instansi, month)
    plan = release.plan(AREA, month)
    judged = plan.evaluate(given, extra=[name for name in COLUMNS if name in plan.nodes])
    inputs = [name for name in COLUMNS if name not in judged.columns]
    return judged.join(given["month"].select("nip", *inputs), on="nip", how="left"), release


def one(instansi: Instansi, nip: str, day: dt.date, codes: Sequence[str] = ()) -> dict[str, Judged]:
    """The services of one person, each with its requirements; nothing for whom nothing is reckoned."""
    month = Month.of(day)
    release = in_force.release(instansi, month)
    given = frames(instansi, month, [nip])
    if given["month"].is_empty():
        return {}
    wanted = [SERVICES[code] for code in codes] if codes else list(ALL)
    lang = (get_language() or "id")[:2]
    follows = tuple((name, tuple(frame.rows())) for name, frame in given.items())
    key = (release.hash, month, lang, tuple(codes), follows)
    if key not in _told:
        if len(_told) >= TOLD:
            _told.clear()
        _told[key] = _explained(release, month, given, wanted, lang)
    return _told[key]


def _explained(
    release: Release, month: Month, given: Mapping[str, pl.DataFrame], wanted: Sequence[Service], lang: str
) -> dict[str, Judged]:
    plan = release.plan(AREA, month)
    columns = [name for service in wanted for name in (service.on, *service.met, *service.facts)]
    asked = list(dict.fromkeys(name for name in columns if name in plan.nodes))
    told = plan.explain(given, asked, lang=lang)
    row = given["month"].row(0, named=True)
    return {service.code: _judged(service, told, row, release.hash) for service in wanted}


def _judged(service: Service, told: Explanation, row: dict[str, Any], release_hash: str) -> Judged:
    def value(name: str) -> Any:
        return told[name].value if name in told else row[name]

    facts = {name: value(name) for name in service.facts}
    said = {name: told[name].said for name in service.facts if name in told}
    is_asked = service.code != "gelar" or row["title_level"] is not None
    requirements = tuple(_requirement(told, name) for name in service.met) if is_asked else ()
    return Judged(service, value(service.on), requirements, facts, said, release_hash)


def _requirement(told: Explanation, name: str) -> Requirement:
    step = told[name]
    marks = {used.mark for used in step.parameters}
    mark = next((one for one in ("inferred", "recalled") if one in marks), "")
    return Requirement(name, step.title, step.value, step.text, step.law, mark)
