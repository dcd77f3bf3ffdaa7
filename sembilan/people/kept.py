"""Sums over the people of a run's units, kept for some minutes: a run never changes, and they are dear to add up.

Only where people were placed may be corrected meanwhile, so nothing is kept for long. The key holds the units a reader
may see, which are asked anew each time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

KEPT_SECONDS, KEPT_SUMS = 600, 256
T = TypeVar("T")


class Kept(Generic[T]):
    """What was asked lately, by run and place; the oldest goes first."""

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[float, T]] = {}

    def get(self, key: Hashable, ask: Callable[[], T]) -> T:
        """What was found for the key some minutes ago, else what is found now."""
        kept = self._found.get(key)
        if kept is not None and kept[0] > time.monotonic():
            return kept[1]
        fresh = ask()
        while len(self._found) >= KEPT_SUMS:
            self._found.pop(next(iter(self._found), None), None)
        self._found[key] = (time.monotonic() + KEPT_SECONDS, fresh)
        return fresh
