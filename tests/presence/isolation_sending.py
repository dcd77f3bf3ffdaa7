"""Whom the addresses of a phone serve."""

from __future__ import annotations

from tests.architecture.reach import own, public

CASES = {
    "hadir/kirim/": public("the signature of a phone is what lets a press in; without one nothing is read or told"),
    "hadir/keadaan/": own(),
    "hadir/perangkat/": own(),
}
