"""A team's month: what each entered, what was approved and what waits; and one person's month day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Unor
from sembilan.people.access import places_in, visible
from sembilan.people.models import Employee
from sembilan.performance.models import DailyActivity
from sembilan.terms.month import Month
from sembilan.web.templatetags.say import number
from sembilan.worklog.models import Entry, Evidence
from sembilan.worklog.queries.free import free_days
from sembilan.worklog.queries.reach import led, near
from sembilan.worklog.queries.rules import judge

Decision = DailyActivity.Decision
STANDS = ~Q(decision=Decision.DITOLAK)
ONE = dt.timedelta(1)
PARTS = 3  # results that have a part of their own in the picture


@dataclass(frozen=True)
class Summary:
    """Somebody's month in one line."""

    employee: Employee
    entries: int = 0
    days: int = 0
    minutes: int = 0
    approved: int = 0
    waiting: int = 0
    rejected: int = 0
    proven: int = 0
    last: dt.date | None = None


def people(by: Any, unor: Unor | None) -> QuerySet[Employee]:
    """Whose months this person sees: those nearest to her who leads, else all she may read; or those of one unit.

    The unit is one of `reach.units_of`, so that all who work in it or below may be read.
    """
    if unor is not None:
        places = places_in(Unor.objects.filter(path__startswith=unor.path), today())
        found = Employee.objects.filter(pk__in=places.values("employee"))
    else:
        found = near(by) if led(by) else visible(by, None, Permission.READ)
    return found.order_by("name", "pk")


def summaries(some: Sequence[Employee], month: Month) -> list[Summary]:
    """The month of each, in their order; of all of them by one statement."""
    proof = Exists(Evidence.objects.filter(entry=OuterRef("pk")))
    rows = Entry.objects.filter(employee__in=[one.pk for one in some], day__gte=month.first, day__lte=month.last)
    found = rows.annotate(has_proof=proof).values("employee_id").annotate(
        entries=Count("pk"), days=Count("day", distinct=True, filter=STANDS),
        stands=Sum("minutes", filter=STANDS, default=0),
        approved=Sum("minutes", filter=Q(decision=Decision.DISETUJUI), default=0),
        waiting=Count("pk", filter=Q(decision=Decision.DIAJUKAN)),
        rejected=Count("pk", filter=Q(decision=Decision.DITOLAK)),
        proven=Count("pk", filter=Q(has_proof=True)), last=Max("day"),
    )  # fmt: skip
    told: dict[int, dict[str, Any]] = {}
    for row in found:
        said: dict[str, Any] = dict(row)
        said["minutes"] = said.pop("stands")
        told[said.pop("employee_id")] = said
    return [Summary(one, **told.get(one.pk, {})) for one in some]


@dataclass(frozen=True)
class Person:
    """One person's month: a day a cell, and how her minutes fall on her results."""

    employee: Employee
    month: Month
    days: Sequence[dict[str, Any]]
    parts: Sequence[dict[str, Any]]
    minutes: int
    approved: int
    waiting: int
    norm: int


def month_of(employee: Employee, month: Month, *, is_own: bool) -> Person:
    """A person's month."""
    rows = Entry.objects.filter(employee=employee, day__gte=month.first, day__lte=month.last)
    entries = list(rows.select_related("rhk"))
    free = {day for _pk, day in free_days(employee.instansi, [employee], month.first, month.last + ONE)}
    dates = [month.first + dt.timedelta(n) for n in range(month.days)]
    told = judge(employee.instansi, month.first, [{"is_free": day in free} for day in dates])
    norms = {day: one["norm"] for day, one in zip(dates, told, strict=True)}
    stands = [one for one in entries if one.decision != Decision.DITOLAK]
    return Person(
        employee, month, [_cell(day, norms[day], day in free, entries, is_own) for day in dates], _parts(stands),
        sum(one.minutes for one in stands), sum(one.minutes for one in entries if one.decision == Decision.DISETUJUI),
        sum(one.decision == Decision.DIAJUKAN for one in entries), sum(norms.values()),
    )  # fmt: skip


def _cell(day: dt.date, norm: int, is_free: bool, entries: Sequence[Entry], is_own: bool) -> dict[str, Any]:
    mine = [one for one in entries if one.day == day and one.decision != Decision.DITOLAK]
    minutes = sum(one.minutes for one in mine)
    tone, label = _state(minutes, norm, is_free, any(one.decision == Decision.DIAJUKAN for one in mine))
    if day > today() and not mine and not is_free:
        tone, label = "off", _("belum tiba")
    text = _("%(n)s menit") % {"n": number(minutes)} if minutes else ""
    cell = {"date": day, "tone": tone, "label": label, "text": text, "mark": number(minutes) if minutes else ""}
    return cell | ({"url": f"{reverse('worklog:day')}?hari={day}"} if is_own and day <= today() else {})


def _state(minutes: int, norm: int, is_free: bool, waits: bool) -> tuple[str, str]:
    if not minutes:
        return ("off", _("hari bebas")) if is_free else ("", _("tanpa catatan"))
    if waits:
        return "info", _("menunggu atasan")
    return ("good", _("norma tercapai")) if minutes >= norm else ("warn", _("di bawah norma"))


def _parts(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """How the minutes fall on the results, the largest first; the smallest together."""
    sums: dict[str, int] = {}
    for one in entries:
        name = one.rhk.text if one.rhk else _("Di luar RHK")
        sums[name] = sums.get(name, 0) + one.minutes
    ranked = sorted(sums.items(), key=lambda each: -each[1])
    shown = [*ranked[:PARTS]]
    if rest := sum(minutes for _name, minutes in ranked[PARTS:]):
        shown.append((_("Lainnya"), rest))
    tones = [*range(1, PARTS + 1), "rest"]
    return [
        {"label": name, "value": minutes, "text": _("%(n)s menit") % {"n": number(minutes)}, "tone": tone}
        for (name, minutes), tone in zip(shown, tones, strict=False)
    ]
