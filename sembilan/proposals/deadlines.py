"""Until when whose turn it is should have acted: working days, by the region's own parameter where it has one."""

from __future__ import annotations

import datetime as dt

from sembilan.organisation.models import RegionParameter
from sembilan.proposals.models import State

# A parameter of the region, and how many working days count without it.
DAYS = {
    State.UNIT: ("proposals.unit_days", 3),
    State.BKD: ("proposals.bkd_days", 5),
    State.RETURNED: ("proposals.mending_days", 10),
}
SATURDAY = 5


def due_on(state: str, today: dt.date) -> dt.date | None:
    """The last day for a state that begins today; none where nobody's turn it is."""
    if state not in DAYS:
        return None
    name, days = DAYS[State(state)]
    own = RegionParameter.objects.on(today).filter(name=name).values_list("value", flat=True).first()
    return after(today, int(own) if own and own.isdigit() else days)


def after(day: dt.date, days: int) -> dt.date:
    """So many working days later; Monday to Friday, for a holiday only gives more time than promised.

    >>> after(dt.date(2026, 10, 9), 1)
    datetime.date(2026, 10, 12)
    """
    while days > 0:
        day += dt.timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return day


def days_late(due: dt.date | None, today: dt.date) -> int:
    """How many working days have passed since the last day; nothing while there is time.

    >>> days_late(dt.date(2026, 10, 9), dt.date(2026, 10, 13))
    2
    """
    if due is None or due >= today:
        return 0
    passed = (due + dt.timedelta(days=n) for n in range(1, (today - due).days + 1))
    return sum(day.weekday() < SATURDAY for day in passed)
