"""The leave people took, from files and from here alike, and what waits for a decision: by year, in working days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import polars as pl

from sembilan.attendance.models import Absence
from sembilan.leave.kinds import CODES
from sembilan.leave.models import WAITING, LeaveRequest, State
from sembilan.leave.queries.working import Span, count, working_days
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.terms.frames.leave import TAKEN

LOOKED_BACK = 6  # years: cuti besar comes once in five
KINDS = (Absence.Kind.TAHUNAN, Absence.Kind.BESAR)


@dataclass(frozen=True)
class Taken:
    """A part of a leave that lies in one year, with its working days; `waits` while it is not decided."""

    nip: int
    kind: str
    first: dt.date
    last: dt.date
    days: int
    waits: bool = False
    request: int | None = None

    @property
    def year(self) -> int:
        """The year it lies in."""
        return self.first.year


def taken(
    instansi: Instansi, people: Collection[Employee], year: int, *, without: int | None = None
) -> dict[int, list[Taken]]:
    """What counts for the balance of a year, of each person; a request may be left out of it, to be judged itself."""
    parts = list(_parts(people, year, without))
    annual = [Span(one.nip, one.first, one.last) for one in parts if one.kind == Absence.Kind.TAHUNAN]
    working = working_days(instansi, annual)
    found: dict[int, list[Taken]] = {int(one.nip): [] for one in people}
    for part in parts:
        days = count(working, Span(part.nip, part.first, part.last)) if part.kind == Absence.Kind.TAHUNAN else 0
        found[part.nip].append(Taken(part.nip, part.kind, part.first, part.last, days, part.waits, part.request))
    return found


def frame(found: dict[int, list[Taken]]) -> pl.DataFrame:
    """What was found as the rules read it."""
    rows = [
        (one.nip, one.year, CODES[one.kind], one.first, one.last, one.days, one.waits)
        for parts in found.values()
        for one in parts
    ]
    return pl.DataFrame(rows, schema=TAKEN.schema, orient="row").sort("nip", "taken_first", "taken_last")


def postponed(people: Collection[Employee], year: int) -> dict[int, int]:
    """The days of annual leave the office postponed in a year, of each person."""
    found: dict[int, int] = {}
    asked = LeaveRequest.objects.filter(
        employee__in=people, kind=Absence.Kind.TAHUNAN, state=State.POSTPONED, first__year=year
    )
    for nip, days in asked.values_list("employee__nip", "days"):
        found[int(nip)] = found.get(int(nip), 0) + days
    return found


def _parts(people: Collection[Employee], year: int, without: int | None) -> Iterator[Taken]:
    since = dt.date(year - LOOKED_BACK, 1, 1)
    absences = Absence.objects.filter(
        employee__in=people, kind__in=KINDS, decision=Absence.Decision.DISETUJUI, last__gte=since
    ).values_list("pk", "employee__nip", "kind", "first", "last")
    by = LeaveRequest.objects.filter(employee__in=people, absence__isnull=False).exclude(pk=without or 0)
    made = {absence: (pk, journey) for absence, pk, journey in by.values_list("absence", "pk", "journey")}
    for pk, nip, kind, first, last in absences.order_by("first", "pk"):
        request, journey = made.get(pk, (None, 0))
        yield from _by_year(Taken(int(nip), kind, first, last - dt.timedelta(journey), 0, False, request))
    waiting = LeaveRequest.objects.filter(employee__in=people, kind__in=KINDS, state__in=WAITING).exclude(
        pk=without or 0
    )
    for pk, nip, kind, first, last, journey in waiting.order_by("first", "pk").values_list(
        "pk", "employee__nip", "kind", "first", "last", "journey"
    ):
        yield from _by_year(Taken(int(nip), kind, first, last - dt.timedelta(journey), 0, True, pk))


def _by_year(whole: Taken) -> Iterator[Taken]:
    """A leave over the turn of the year counts for each year its own days."""
    for year in range(whole.first.year, whole.last.year + 1):
        first, last = max(whole.first, dt.date(year, 1, 1)), min(whole.last, dt.date(year, 12, 31))
        yield Taken(whole.nip, whole.kind, first, last, 0, whole.waits, whole.request)
