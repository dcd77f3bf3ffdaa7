"""One's own days of a month, and the calendar of the year for everybody."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.terms.month import Month
from sembilan.worktime.queries import hours_between, reach
from sembilan.worktime.queries.year import year_of
from sembilan.worktime.shown import calendar_days

YEARS = range(2023, 2100)  # since Perpres 21/2023


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What each day of a month asks of the reader, and why."""
    month, now = month_of(request), today()
    employee = Employee.objects.filter(nip=actor_name(request.user)).select_related("instansi").first()
    days = hours_between(employee, month.first, month.next().first) if employee else []
    week = now - dt.timedelta(days=now.weekday())
    given: dict[str, Any] = {"month": month, "days": days, "today": now, "calendar": calendar_days(days)}
    given["week"] = [one for one in days if week <= one.day < week + dt.timedelta(days=7)]
    return render(request, "worktime/own.html", given | {"sets": reach.sets_hours(request.user)})


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """The free days of a year, of the nation, by collective leave and of the region, and other special days."""
    asked = request.GET.get("tahun", "")
    number = int(asked) if asked.isdigit() and int(asked) in YEARS else today().year
    listed = year_of(request.instansi, request.user, number)  # type: ignore[attr-defined]
    return render(request, "worktime/year.html", {"year": number, "months": listed, "today": today()})


def month_of(request: HttpRequest) -> Month:
    """The month asked for, or the present one."""
    try:
        return Month.parse(request.GET["bulan"]) if request.GET.get("bulan") else Month.of(today())
    except ValueError:
        raise Http404 from None
