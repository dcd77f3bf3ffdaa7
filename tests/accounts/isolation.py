"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests.architecture.reach import own, public

CASES = {
    "masuk/": public("the sign-in page itself"),
    "keluar/": own(),
}
