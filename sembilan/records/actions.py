"""The @action decorator: one transaction, one event, effects on commit. The only way anything is written."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from django.db import transaction
from django.utils import timezone

from sembilan.records.models import Event

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Told:
    """What an action tells of itself; the decorator writes it as its one event."""

    instansi_id: int | None = None
    target: str = ""
    data: dict[str, Any] = field(default_factory=dict)


_telling: ContextVar[Told | None] = ContextVar("telling", default=None)


def tell(instansi_id: int, target: str, **data: Any) -> None:
    """Say, inside an action, what it was done to; without it the action is refused."""
    told = _telling.get()
    if told is None:
        raise RuntimeError("tell() belongs inside an @action")
    told.instansi_id, told.target, told.data = instansi_id, target, data


def actor_name(by: Any) -> str:
    """The NIP of a signed-in person, or the name given by the command line (`cli:…`)."""
    return str(getattr(by, "nip", by))


def action(verb: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a keyword-only function the one home of a write: `@action("month.publish")`.

    The function takes `by=` (who answers for it) and calls `tell(...)` once.
    An action called by another action stays inside its transaction and leaves its own event.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def act(*args: P.args, **kwargs: P.kwargs) -> R:
            told = Told()
            token = _telling.set(told)
            try:
                with transaction.atomic():
                    result = function(*args, **kwargs)
                    if told.instansi_id is None:
                        raise RuntimeError(f"{verb} did not tell what it was done to")
                    Event.objects.create(
                        instansi_id=told.instansi_id,
                        at=timezone.now(),
                        actor=actor_name(kwargs["by"]),
                        verb=verb,
                        target=told.target,
                        data=told.data,
                    )
            finally:
                _telling.reset(token)
            return result

        act.verb = verb  # type: ignore[attr-defined]
        return act

    return decorate


def part(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function a set-based write that an action answers for: outside an action it refuses to run."""

    @functools.wraps(function)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        if _telling.get() is None:
            raise RuntimeError(f"{function.__name__} is part of an @action and does not run alone")
        return function(*args, **kwargs)

    act.part = True  # type: ignore[attr-defined]
    return act
