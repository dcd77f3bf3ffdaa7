"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests.architecture.reach import closed

CASES = {
    "data-ditahan/": closed(),
    "data-ditahan.csv": closed(),
}
