"""The calendar of a month: one's own, and that of a person one may see, with every day explained."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sembilan.accounts.models import User
from sembilan.attendance.forms.months import asked_day, asked_month, months
from sembilan.attendance.queries import lines
from sembilan.attendance.queries.picture import Day, Picture, clock, days_of, decided, picture, published, titles
from sembilan.organisation.access import Permission
from sembilan.people.access import may_read_person, person
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own month."""
    assert isinstance(request.user, User)
    found = Employee.objects.select_related("instansi").filter(nip=request.user.nip).first()
    return _calendar(request, found) if found else render(request, "attendance/nobody.html")


@require_safe
def of_person(request: HttpRequest, nip: str) -> HttpResponse:
    """The month of another person, for who may see her."""
    assert isinstance(request.user, User)
    found = person(request.user, nip)
    if found is None:
        raise Http404
    if nip != request.user.nip:
        record_read(employee=found, what="attendance", by=request.user)
    return _calendar(request, found)


def _calendar(request: HttpRequest, employee: Employee) -> HttpResponse:
    month = asked_month(request, employee.instansi)
    made = picture(employee, month)
    day = asked_day(request, month)
    here = [_linked(one, day) for one in days_of(made)]
    assert isinstance(request.user, User)
    given = {"person": employee, "is_own": employee.nip == request.user.nip, "month": month, "days": here}
    given |= {"months": months(employee.instansi), "picture": made, "published": published(made)}
    given |= {"sums": _sums(made), "links": _links(employee, made, is_own=bool(given["is_own"]))}
    given["told"] = _told(request, made, day) if day else None
    given["address"] = request.path
    return render(request, "attendance/calendar.html", given)


def _linked(one: Day, chosen: dt.date | None) -> Day:
    url = f"?bulan={one.date:%Y-%m}&hari={one.date}#hari"
    return dataclasses.replace(one, url=url, current=one.date == chosen)


def _told(request: HttpRequest, made: Picture, day: dt.date) -> dict[str, Any]:
    """A day in full: hours due, every line with its source, what was decided, and how."""
    assert isinstance(request.user, User)
    row = made.rows.get(day)
    reads = partial(may_read_person, request.user, made.employee, Permission.READ_PERSONAL)
    told: dict[str, Any] = {"day": day, "row": row, "lines": lines.lines(made, day)}
    told["decisions"] = lines.decisions(made.employee, day, reads_reasons=reads)
    told["correction"] = _correction(day) if made.employee.nip == request.user.nip else ""
    if row:
        told |= {"said": decided(row), "steps": _steps(made, day), "reckoned": lines.reckoned(made, day)}
        told["due"] = _due(row)
    return told


def _steps(made: Picture, day: dt.date) -> list[dict[str, str]]:
    return [{"title": one.title, "text": one.text, "law": one.law, "amount": one.said} for one in made.steps(day)]


def _due(row: Any) -> str:
    if not row["is_counted"] or row["begin_second"] is None:
        return ""
    flex = _("luwes %(n)s menit") % {"n": row["flex"]} if row.get("flex") else ""
    return " · ".join(filter(None, (f"{clock(row['begin_second'])}–{clock(row['end_second'])}", flex)))


def _correction(day: dt.date) -> str:
    """Where to ask that the day be put right."""
    try:
        return f"{reverse('attendance:correction-new')}?hari={day}"
    except NoReverseMatch:
        return ""


def _sums(made: Picture) -> list[tuple[str, int]]:
    shown = ("hari_kerja", "hadir", "cuti", "dinas", "tk", "menit_tl", "menit_psw", "jeda", "apel", "wfh")
    always = shown[:5]
    said = titles(made.plan)
    found = [(name, made.results.get(name)) for name in shown if name in said]
    return [(said[name], value) for name, value in found if value or (name in always and value is not None)]


def _links(employee: Employee, made: Picture, *, is_own: bool) -> dict[str, str]:
    """What the month means in pay, where it was published."""
    try:
        name, extra = ("allowance:own", ()) if is_own else ("allowance:slip", (employee.nip,))
        return {"pay": reverse(name, args=[made.month, *extra])}
    except NoReverseMatch:
        return {}
