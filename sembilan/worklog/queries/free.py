"""Which days of a stretch are free for people: by leave, by the calendar of all, by their own schedule or roster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sembilan.attendance.models import Absence
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.terms.frames.attendance import Roster
from sembilan.worktime.queries import own_days
from sembilan.worktime.queries.calendar import ordinary

Day = tuple[int, dt.date]


def free_days(instansi: Instansi, people: Iterable[Employee], first: dt.date, until: dt.date) -> set[Day]:
    """The free days of `[first, until)` of each person by her number; official travel is work."""
    ids = {int(one.nip): one.pk for one in people}
    usual = {
        day for day, starts, _ends, closed in ordinary(instansi, first, until).iter_rows() if starts is None or closed
    }
    found = {(pk, day) for pk in ids.values() for day in usual}
    own = own_days(instansi, first, until, list(ids)).select("nip", "date", "roster")
    for nip, day, roster in own.iter_rows():
        if roster == Roster.FREE:
            found.add((ids[nip], day))
        elif roster == Roster.DUTY:
            found.discard((ids[nip], day))
    return found | _on_leave(list(ids.values()), first, until)


def _on_leave(ids: list[int], first: dt.date, until: dt.date) -> set[Day]:
    rows = Absence.objects.filter(
        employee__in=ids, decision=Absence.Decision.DISETUJUI, first__lt=until, last__gte=first
    ).exclude(kind=Absence.Kind.DINAS_LUAR)
    found: set[Day] = set()
    for who, begins, ends in rows.values_list("employee_id", "first", "last"):
        begin, last = max(begins, first), min(ends, until - dt.timedelta(1))
        found |= {(who, begin + dt.timedelta(n)) for n in range((last - begin).days + 1)}
    return found
