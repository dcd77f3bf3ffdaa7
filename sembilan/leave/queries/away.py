"""Who is away on the days of a month: names for who leads, decides or looks after, counts for everybody of the unit."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sembilan.attendance.models import Absence
from sembilan.leave.queries.crowd import most, quota
from sembilan.leave.queries.reach import overseen
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.records.actions import actor_name
from sembilan.terms.month import Month


@dataclass(frozen=True)
class Gone:
    """Somebody away in the month, day by day: "C" on leave, "D" on travel, nothing otherwise."""

    nip: str
    name: str
    days: tuple[str, ...]


@dataclass(frozen=True)
class Board:
    """A unit's month: its people, who is away when, how many may be, and by whom it is seen."""

    unor: Unor
    month: Month
    dates: tuple[dt.date, ...]
    people: int
    limit: int
    counts: tuple[int, ...]
    gone: tuple[Gone, ...]
    is_named: bool


def units(by: Any) -> QuerySet[Unor]:
    """The units whose board this person may open: her own, and those of the people she oversees."""
    places = RiwayatUnor.objects.on(today())
    hers = places.filter(employee__nip=actor_name(by)).values("unor")
    theirs = places.filter(employee__in=overseen(by)).values("unor")
    return Unor.objects.filter(pk__in=hers.union(theirs)).order_by("path")


def board(by: Any, unor: Unor, month: Month) -> Board:
    """The month of a unit as this person may see it."""
    ids = list(RiwayatUnor.objects.on(min(max(month.first, today()), month.last)).filter(unor=unor)
               .values_list("employee", flat=True))  # fmt: skip
    dates = tuple(month.first + dt.timedelta(n) for n in range((month.last - month.first).days + 1))
    spans = list(_spans(ids, month))
    counts = Counter(day for _who, _kind, first, last in spans for day in dates if first <= day <= last)
    seen = {one.pk: one for one in overseen(by).filter(pk__in={who for who, *_ in spans})}
    gone = [_gone(one, [span for span in spans if span[0] == one.pk], dates) for one in seen.values()]
    is_named = overseen(by).filter(pk__in=ids).exists()
    return Board(
        unor, month, dates, len(ids), most(len(ids), quota(unor, month.first)),
        tuple(counts[day] for day in dates), tuple(sorted(gone, key=lambda one: one.name)), is_named,
    )  # fmt: skip


def _spans(ids: Sequence[int], month: Month) -> QuerySet[Absence, Any]:
    rows = Absence.objects.filter(
        employee__in=ids, decision=Absence.Decision.DISETUJUI, first__lte=month.last, last__gte=month.first
    )
    return rows.values_list("employee", "kind", "first", "last")


def _gone(person: Employee, spans: Sequence[Any], dates: Sequence[dt.date]) -> Gone:
    marks = []
    for day in dates:
        kinds = [kind for _who, kind, first, last in spans if first <= day <= last]
        marks.append("" if not kinds else "D" if all(kind == Absence.Kind.DINAS_LUAR for kind in kinds) else "C")
    return Gone(person.nip, person.full_name, tuple(marks))
