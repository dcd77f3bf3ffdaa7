"""A thing that is dear to make and asked for by many: one makes it anew while all others see it as it was a moment ago.

Only the first of all waits, and whoever comes when what there is has become too old to be shown.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Renewed(Generic[T]):
    """Things by what they are of: shown for `fresh` seconds, and until `stale` while somebody makes them anew."""

    def __init__(self, fresh: float, stale: float, kept: int) -> None:
        self.fresh, self.stale, self.kept = fresh, stale, kept
        self._made: OrderedDict[Hashable, tuple[float, T]] = OrderedDict()
        self._turns: dict[Hashable, threading.Lock] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What there is of it, made now if it has to be."""
        made, age = self._found(key)
        if made is not None and age <= self.fresh:
            return made[1]
        turn = self._turns.setdefault(key, threading.Lock())
        if not turn.acquire(blocking=made is None or age > self.stale) and made is not None:
            return made[1]
        try:
            made, age = self._found(key)
            if made is None or age > self.fresh:
                made = (time.monotonic(), make())
                self._keep(key, made)
            return made[1]
        finally:
            turn.release()

    def forget(self) -> None:
        """Make everything anew."""
        self._made.clear()

    def _found(self, key: Hashable) -> tuple[tuple[float, T] | None, float]:
        made = self._made.get(key)
        return made, time.monotonic() - made[0] if made else 0.0

    def _keep(self, key: Hashable, made: tuple[float, T]) -> None:
        self._made[key] = made
        self._made.move_to_end(key)
        while len(self._made) > self.kept:
            oldest, _one = self._made.popitem(last=False)
            self._turns.pop(oldest, None)
