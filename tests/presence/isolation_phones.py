"""Whom the addresses of the phone's side serve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from tests.architecture.reach import closed, own, public
from tests.cast import SARI
from tests.presence.world import phone_of


def a_phone() -> Mapping[str, Any]:
    """A phone of Sari that waits to be let in."""
    return {"pk": phone_of(SARI.nip, active_from=timezone.now() + dt.timedelta(days=1)).device}


CASES = {
    "hadir/": public("the page as a phone keeps it without signal; it names nobody"),
    "hadir/sw.js": public("what keeps that page on the phone"),
    "hadir/app.webmanifest": public("the name and the picture of the app"),
    "hadir/telepon/": own(given=a_phone),
    "hadir/telepon/<int:pk>/akhir/": closed("dewi", given=a_phone),
    "hadir/telepon/<int:pk>/setuju/": closed("dewi", given=a_phone),
    "hadir/telepon/pegawai/": closed("dewi", given=a_phone),
    "hadir/foto/<uuid:press>/": public("a photo is let in by the hash under its press; to see one, one signs in"),
}
