"""What a rule is: a function whose name is a column and whose arguments are the columns it needs."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sembilan.policy.errors import RuleRefused
from sembilan.terms.column import Unit

RuleFunction = TypeVar("RuleFunction", bound=Callable[..., Any])
ALWAYS = dt.date.min
SERVED = ("p", "month")  # arguments the engine fills itself: the parameters in force, and the month


@dataclass(frozen=True)
class Rule:
    """One column computed from other columns, with the law it follows."""

    name: str
    function: Callable[..., Any]
    law: str
    title: str
    title_en: str
    unit: Unit
    shows: str
    shows_en: str
    grain: str
    since: dt.date
    replaces: str | None
    nullable: bool
    says: str
    arguments: tuple[str, ...]
    pack: str = ""
    file: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The columns it asks for."""
        return tuple(name for name in self.arguments if name not in SERVED)

    def titled(self, lang: str) -> str:
        """What it is called for people; in English its sentence where it has no short title."""
        return titled(self.title, self.title_en, self.says, lang)

    def formula(self, lang: str) -> str:
        """How it is shown as a formula; one without words serves both languages."""
        return self.shows_en if lang == "en" and self.shows_en else self.shows


def titled(title: str, title_en: str, says: str, lang: str) -> str:
    """A title in a language; in English the sentence stands in for one that is not given."""
    return (title_en or says.removesuffix(".")) if lang == "en" else title


_collecting: ContextVar[list[Rule] | None] = ContextVar("collecting", default=None)


def rule(
    *,
    law: str,
    title: str,
    unit: Unit,
    title_en: str = "",
    shows: str = "",
    shows_en: str = "",
    grain: str = "month",
    since: dt.date | str | None = None,
    replaces: str | None = None,
    nullable: bool = False,
    name: str = "",
) -> Callable[[RuleFunction], RuleFunction]:
    """Say that a function is a rule: which law, what it is called for people, in which unit and at which grain.

    `shows` is its formula for people, `title_en` and `shows_en` what English readers get; a formula without words
    needs no second one, and without `title_en` they get the docstring's first line.
    `since` makes it a version in force from that day; a second version needs another Python name, so it gives
    the column with `name`. `replaces` names the parent pack whose rule it takes the place of. `nullable` lets
    an aggregate stay empty where a group has no rows.
    """

    def register(function: RuleFunction) -> RuleFunction:
        rules = _collecting.get()
        if rules is not None:
            begins = dt.date.fromisoformat(since) if isinstance(since, str) else since
            rules.append(
                Rule(
                    name=name or function.__name__,
                    function=function,
                    law=law,
                    title=title,
                    title_en=title_en,
                    unit=Unit(unit),
                    shows=shows,
                    shows_en=shows_en,
                    grain=grain,
                    since=begins or ALWAYS,
                    replaces=replaces,
                    nullable=nullable,
                    says=(inspect.getdoc(function) or "").split("\n")[0].strip(),
                    arguments=tuple(inspect.signature(function).parameters),
                )
            )
        return function

    return register


@contextmanager
def collecting() -> Iterator[list[Rule]]:
    """Gather the rules declared while a pack's code runs."""
    rules: list[Rule] = []
    token = _collecting.set(rules)
    try:
        yield rules
    finally:
        _collecting.reset(token)


def placed(found: Rule, pack: str, file: str) -> Rule:
    """A rule with the place it was written, refused when it lacks a sentence, a law or a title."""
    lacks = [what for what, text in (("docstring", found.says), ("law", found.law), ("title", found.title)) if not text]
    if lacks:
        listed = ", ".join(lacks)
        raise RuleRefused(file=file, name=found.name, reason=f"tidak punya {listed}", reason_en=f"lacks {listed}")
    return replace(found, pack=pack, file=file)
