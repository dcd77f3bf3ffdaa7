"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests.architecture.reach import closed, own

CASES = {
    "talenta/": own(),
    "talenta/<month:month>/": own(),
    "talenta/<month:month>/kotak/": closed(),
    "talenta/<month:month>/kotak/<int:box>/": closed(),
    "talenta/<month:month>/kotak.xlsx": closed(),
    "talenta/<month:month>/<nip:nip>/": closed("budi"),
}
