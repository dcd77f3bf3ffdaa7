"""Working time: what each day asks of a person, and why."""

from __future__ import annotations

import datetime as dt

from ninja import Schema


class Hours(Schema):
    """One day: minutes from midnight, an end past 1440 is on the next day; flexible minutes, where, and why."""

    day: dt.date
    is_due: bool
    starts: int | None
    ends: int | None
    flex: int
    place: str
    why: str
    law: str
    shift: str
    ceremonies: list[str]
    notes: list[str]
    holiday: str
