"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests.presence.isolation_places import CASES as OF_PLACES

CASES = {**OF_PLACES}
