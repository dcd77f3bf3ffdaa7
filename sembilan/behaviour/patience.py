"""How often one address may knock at the public page.

It is remembered in the memory of the process alone, and not for long: no table may hold who answered when.
"""

from __future__ import annotations

import hashlib

from django.core.cache import cache

TRIES = 20  # a counter with one tablet goes on, who tries out codes or fills in a stack of links does not
SECONDS = 15 * 60


def must_wait(address: str) -> bool:
    """Whether this address knocked too often lately; the knock itself is counted."""
    key = "behaviour.knock:" + hashlib.sha256(address.encode()).hexdigest()
    cache.add(key, 0, SECONDS)
    return int(cache.incr(key)) > TRIES
