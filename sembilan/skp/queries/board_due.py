"""By when an SKP is due, and who has come to a reminder: facts of people, and what the rules make of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.runs import in_force
from sembilan.skp.models import State
from sembilan.terms.frames.skp import AREA, MONTH, SkpState
from sembilan.terms.month import Month

CODES: Mapping[str, SkpState] = {
    State.DRAFT: SkpState.DRAFT,
    State.SENT: SkpState.WAITING,
    State.REVISED: SkpState.WAITING,
    State.CORRECTION: SkpState.CORRECTION,
    State.AGREED: SkpState.AGREED,
}


def judged(instansi: Instansi, rows: Iterable[Mapping[str, Any]], day: dt.date) -> pl.DataFrame:
    """What the rules of the day's month say of these rows; a column not given is nothing."""
    nothing = dict.fromkeys(MONTH.schema) | {"on_day": day, "skp_state": SkpState.NONE}
    frame = pl.DataFrame([{**nothing, **one} for one in rows], schema=MONTH.schema)
    return in_force.plan(instansi, AREA, Month.of(day)).evaluate({"month": frame})


def deadlines(instansi: Instansi, year: int, day: dt.date) -> tuple[list[dt.date], list[dt.date]]:
    """Each day of a year, and by when the SKP of a post begun on it is due; of the first, that of the whole year."""
    first = dt.date(year, 1, 1)
    starts = [first + dt.timedelta(n) for n in range((dt.date(year + 1, 1, 1) - first).days)]
    rows = ({"nip": n, "skp_year": first, "skp_since": since} for n, since in enumerate(starts, start=1))
    return starts, judged(instansi, rows, day).sort("nip")["skp_due"].to_list()
