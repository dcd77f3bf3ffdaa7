"""The posts of the region for its head: how many seats are empty, and how many will be."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sembilan.formation.queries.cells import Sums, cells
from sembilan.formation.queries.pension import bups
from sembilan.formation.queries.scope import tops_for
from sembilan.people.kept import Kept

_kept: Kept[Sums | None] = Kept()


def gaps(user: Any, day: dt.date) -> Sums | None:
    """The sums of the topmost unit this reader may open; nothing while no formation was given."""
    top = next(iter(tops_for(user)), None)
    if top is None:
        return None
    found = _kept.get((top.pk, day), lambda: cells(top, day, bups(user.instansi, day)).all)
    return found if found and found.approved else None
