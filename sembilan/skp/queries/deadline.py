"""Until when each SKP has to be agreed, by the rules in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.skp.models import Skp
from sembilan.skp.queries.board_due import judged

Start = tuple[int, dt.date]  # the year, and the first day in it the SKP stands for


def last_days(instansi: Instansi, starts: Collection[Start]) -> dict[Start, dt.date]:
    """The last day in time for SKP of these years and first days."""
    asked = sorted(set(starts))
    if not asked:
        return {}
    rows = [
        {"nip": n, "skp_year": dt.date(year, 1, 1), "skp_since": since}
        for n, (year, since) in enumerate(asked, start=1)
    ]
    return dict(zip(asked, judged(instansi, rows, today()).sort("nip")["skp_due"].to_list(), strict=True))


def start_of(skp: Skp) -> Start:
    """The year and the first day of one."""
    return skp.year, skp.valid.lower


def is_late(skp: Skp, last: dt.date, day: dt.date) -> bool:
    """Whether it should have been agreed by now; one agreed once is not late because of its adendum."""
    return skp.agreed_on is None and day > last
