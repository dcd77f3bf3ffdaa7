"""The @action decorator: one transaction, one event, effects on commit. The only way anything is written."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal, ParamSpec, Protocol, TypeVar, overload

from django.db import transaction
from django.utils import timezone

from sembilan.records import later as queue
from sembilan.records.models import Event
from sembilan.records.tenancy import tenant

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Refused(Exception):
    """What a person asked for may not be done; its text is the sentence for her: why, and what to do."""

    @property
    def sentence(self) -> str:
        """Its text."""
        return str(self)


@dataclass
class Told:
    """What an action tells of itself; the decorator writes it as its one event."""

    instansi_id: int | None = None
    target: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    is_done_before: bool = False


# What else happens in the transaction of an event, such as telling another system; rooms above add it as they start.
watchers: list[Callable[[Event], None]] = []
_telling: ContextVar[Told | None] = ContextVar("telling", default=None)


def tell(instansi_id: int, target: str, **data: Any) -> None:
    """Say, inside an action, what it was done to; without it the action is refused."""
    told = _telling.get()
    if told is None:
        raise RuntimeError("tell() belongs inside an @action")
    told.instansi_id, told.target, told.data = instansi_id, target, data


def done_before() -> None:
    """Say, inside an action, that the same was done before and nothing is written: it leaves no second event."""
    told = _telling.get()
    if told is None:
        raise RuntimeError("done_before() belongs inside an @action")
    told.is_done_before = True


def actor_name(by: Any) -> str:
    """The NIP of a signed-in person, or the name given by the command line (`cli:…`)."""
    return str(getattr(by, "nip", by))


class Deferrable(Protocol[P, R_co]):
    """An action that may also be left to a worker: `thing.later(…)` takes what `thing(…)` does, if JSON can hold it."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """Do it now."""

    def later(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Have it done once this transaction is committed."""


@overload
def action(verb: str) -> Callable[[Callable[P, R]], Callable[P, R]]: ...
@overload
def action(verb: str, *, later: Literal[True]) -> Callable[[Callable[P, R]], Deferrable[P, R]]: ...
def action(verb: str, *, later: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a keyword-only function the one home of a write: `@action("month.publish")`.

    The function takes `by=` (who answers for it) and calls `tell(...)` once.
    An action called by another action stays inside its transaction and leaves its own event.
    With `later=True` it takes `instansi_id=` too and may be left to a worker, in a transaction of its own.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def act(*args: P.args, **kwargs: P.kwargs) -> R:
            told = Told()
            token = _telling.set(told)
            try:
                with transaction.atomic():
                    result = function(*args, **kwargs)
                    if not told.is_done_before:
                        _leave_event(verb, told, kwargs["by"])
            finally:
                _telling.reset(token)
            return result

        act.verb = verb  # type: ignore[attr-defined]
        return _deferrable(verb, act) if later else act

    return decorate


def _leave_event(verb: str, told: Told, by: Any) -> None:
    if told.instansi_id is None:
        raise RuntimeError(f"{verb} did not tell what it was done to")
    event = Event.objects.create(
        instansi_id=told.instansi_id,
        at=timezone.now(),
        actor=actor_name(by),
        verb=verb,
        target=told.target,
        data=told.data,
    )
    for watch in watchers:
        watch(event)


def _deferrable(verb: str, act: Callable[..., R]) -> Callable[..., R]:
    def run(*, instansi_id: int, **values: Any) -> None:
        with tenant(instansi_id):
            act(instansi_id=instansi_id, **values)

    def later(*, instansi_id: int, by: Any, **values: Any) -> None:
        queue.defer(verb, instansi_id=instansi_id, by=actor_name(by), **values)

    def fail(*, instansi_id: int, sentence: str, by: str, **values: Any) -> None:
        _give_up(instansi_id=instansi_id, verb=verb, sentence=sentence, by=by)

    queue.register(verb, run, fail)
    act.later = later  # type: ignore[attr-defined]
    return act


@action("job.fail")
def _give_up(*, instansi_id: int, verb: str, sentence: str, by: str) -> None:
    """An action that was left to a worker was not done."""
    tell(instansi_id, f"job:{verb}", sentence=sentence)


def part(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function a set-based write that an action answers for: outside an action it refuses to run."""

    @functools.wraps(function)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        if _telling.get() is None:
            raise RuntimeError(f"{function.__name__} is part of an @action and does not run alone")
        return function(*args, **kwargs)

    act.part = True  # type: ignore[attr-defined]
    return act
