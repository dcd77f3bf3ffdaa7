"""Weeks to begin a schedule from, with the law they follow and how sure we are of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Week = Mapping[int, tuple[int, int]]


@dataclass(frozen=True)
class Pattern:
    """A week by name: the hours of each day from Monday (1), and what it stands on."""

    code: str
    title: str | Promise
    days: Week
    law: str
    mark: str
    note: str | Promise
    seasonal: bool = False


FIVE: Week = {1: (450, 960), 2: (450, 960), 3: (450, 960), 4: (450, 960), 5: (450, 990)}
SIX: Week = {1: (450, 900), 2: (450, 900), 3: (450, 900), 4: (450, 900), 5: (450, 870), 6: (450, 810)}
RAMADAN: Week = {1: (480, 900), 2: (480, 900), 3: (480, 900), 4: (480, 900), 5: (480, 930)}

PATTERNS: Mapping[str, Pattern] = {
    one.code: one
    for one in (
        Pattern(
            "lima", _("Lima hari"), FIVE, "Perpres 21/2023 ps. 3 dan ps. 4", "inferred",
            _("37,5 jam seminggu; istirahat 60 menit, Jumat 90 menit. Mulai 07.30 menurut ps. 4 (3)."),
        ),
        Pattern(
            "enam", _("Enam hari"), SIX, "Perpres 21/2023 ps. 13", "inferred",
            _("Hanya bagi unit layanan langsung dan dukungan operasional. Jam diturunkan agar 37,5 jam seminggu."),
        ),
        Pattern(
            "ramadan", _("Ramadan"), RAMADAN, "Perpres 21/2023 ps. 4 (2), (4), dan (6)", "inferred",
            _("32,5 jam seminggu; mulai 08.00, istirahat 30 menit, Jumat 60 menit."), seasonal=True,
        ),
    )
}  # fmt: skip
