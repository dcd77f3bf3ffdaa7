"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests.architecture.reach import closed, own

CASES = {
    "tunjangan/": own(),
    "tunjangan/<month:month>/": own(),
    "tunjangan/<month:month>/<nip:nip>/": closed("budi"),
}
