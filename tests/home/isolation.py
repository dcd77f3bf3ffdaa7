"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests.architecture.reach import closed, own

CASES = {
    "": own(),
    "beranda/saya/": own(),
    "bulan/": closed(),
    "bulan/<month:month>/": closed(),
    "bulan/<month:month>/perlu-dilihat/": closed(),
    "bulan/<month:month>/<slug:area>/publication/": closed(),
}
