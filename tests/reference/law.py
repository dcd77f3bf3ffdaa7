"""The national pack as a plan, and how many invented employees it is compared on."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from sembilan.policy.areas import find_area
from sembilan.policy.packs import read_packs
from sembilan.policy.plan import Plan
from sembilan.policy.release import Release, freeze
from sembilan.terms.month import Month

# SEMBILAN_REFERENCE_PEOPLE=1000000 compares more; make check compares this many.
PEOPLE = int(os.environ.get("SEMBILAN_REFERENCE_PEOPLE", "20000"))
SEED = int(os.environ.get("SEMBILAN_REFERENCE_SEED", "9"))
PACKS = read_packs(Path(__file__).parents[2] / "packs")
INDICES = ("0.70", "0.9383", "0.90")


@lru_cache
def release(indices: tuple[str, str, str] = INDICES, pack: str = "nasional") -> Release:
    """A pack frozen with a region's three indices."""
    return freeze(PACKS.files(pack), pack, dict(zip(("ikfd", "ikk", "ippd"), indices, strict=True)))


def plan(area: str, month: Month, indices: tuple[str, str, str] = INDICES, pack: str = "nasional") -> Plan:
    """The plan of an area in a month."""
    return release(indices, pack).plan(find_area(area), month)
