"""How much one caller may ask: so many at once, so many a second after that; kept in the memory of each process."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field


@dataclass
class Rate:
    """A bucket for each caller that fills again by the second; the callers longest unheard are forgotten first."""

    burst: float
    per_second: float
    most_callers: int = 20_000
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def allows(self, caller: str, now: float | None = None) -> bool:
        """Whether it may ask once more."""
        moment = time.monotonic() if now is None else now
        left, since = self._left.pop(caller, (self.burst, moment))
        left = min(self.burst, left + (moment - since) * self.per_second)
        self._left[caller] = (left - 1 if left >= 1 else left, moment)
        if len(self._left) > self.most_callers:
            self._left.popitem(last=False)
        return left >= 1
