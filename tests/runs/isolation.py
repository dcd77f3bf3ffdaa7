"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests.architecture.reach import closed

CASES = {
    "bulan/<month:month>/perhitungan/": closed(sent={"area": "allowance"}),
}
