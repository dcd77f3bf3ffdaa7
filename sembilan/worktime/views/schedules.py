"""Schedules: the list with whose they are, making one, giving and ending."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.records.actions import Refused
from sembilan.worktime import actions
from sembilan.worktime.clock import mode_word
from sembilan.worktime.forms.schedules import A_DAY, WEEKDAYS, EndForm, GivingForm, ScheduleForm
from sembilan.worktime.models import Schedule
from sembilan.worktime.patterns import PATTERNS
from sembilan.worktime.queries import reach
from sembilan.worktime.views.answers import lookers_too, officers_only, taken


@require_safe
@lookers_too
def schedules(request: HttpRequest) -> HttpResponse:
    """All schedules, and whose they are."""
    found = Schedule.objects.filter(ended_at=None).prefetch_related("days").order_by("name")
    givings, sets = reach.givings_seen(request.user)[:200], reach.sets_hours(request.user)
    given = {"schedules": found, "givings": givings, "patterns": PATTERNS.values(), "sets": sets}
    return render(request, "worktime/schedules.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def new(request: HttpRequest) -> HttpResponse:
    """A new schedule, perhaps begun from a pattern."""
    pattern = PATTERNS.get(request.GET.get("contoh", ""))
    form = ScheduleForm(request.POST or None, pattern=pattern)
    if request.method == "POST" and form.is_valid() and (made := taken(form, lambda: _make(request, form))):
        messages.success(request, _("Jadwal tersimpan. Sekarang tentukan bagi siapa."))
        return redirect("worktime:schedule", made.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "worktime/schedule_new.html", {"form": form, "pattern": pattern}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@lookers_too
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """One schedule: its hours, whose it is, and giving it."""
    one = get_object_or_404(Schedule.objects.prefetch_related("days"), pk=pk, ended_at=None)
    form = GivingForm(request.POST or None, by=request.user, initial={"seasonal": one.kode.startswith("ramadan")})
    if request.method == "POST" and form.is_valid() and taken(form, lambda: _give(request, one, form)):
        messages.success(request, _("Jadwal diberikan. Kalender mereka sudah mengikutinya."))
        return redirect("worktime:schedule", pk)
    given = {"one": one, "form": form, "sets": reach.sets_hours(request.user)} | _givings(request, one) | _hours(one)
    return render(request, "worktime/schedule.html", given, status=422 if request.method == "POST" else 200)


@require_POST
@officers_only
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a giving after its last day."""
    given = get_object_or_404(reach.givings(request.user), pk=pk)
    form = EndForm(request.POST)
    try:
        last: dt.date | None = form.cleaned_data["last"] if form.is_valid() else None
        if last is None:
            raise Refused(_("Tulis hari terakhirnya."))
        actions.end_giving(given=given, until=last + A_DAY, by=request.user)
        messages.success(request, _("Jadwal diakhiri."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("worktime:schedule", given.schedule_id)


def _givings(request: HttpRequest, one: Schedule) -> dict[str, Any]:
    """Whose a schedule is, and which of these givings the reader may end."""
    seen = reach.givings_seen(request.user).filter(schedule=one)
    return {
        "givings": seen,
        "endable": set(reach.givings(request.user).filter(schedule=one).values_list("pk", flat=True)),
    }


def _hours(one: Schedule) -> dict[str, Any]:
    """The hours of each day of the week, free days too."""
    days = {day.weekday: day for day in one.days.all()}
    lines = []
    for number, name in enumerate(WEEKDAYS, start=1):
        day = days.get(number)
        place = mode_word(day.mode) if day else ""
        lines.append({"name": name, "span": day.span if day else "", "place": place})
    return {"hours": lines, "flex": max((day.flex for day in days.values()), default=0)}


def _make(request: HttpRequest, form: ScheduleForm) -> Schedule:
    told = form.cleaned_data
    return actions.make_schedule(
        instansi_id=request.instansi.pk,  # type: ignore[attr-defined]
        name=told["name"],
        law=told["law"],
        flex=told["flex"] or 0,
        days=told["days"],
        by=request.user,
    )


def _give(request: HttpRequest, one: Schedule, form: GivingForm) -> Any:
    told = {name: form.cleaned_data[name] for name in ("unor", "employee", "first", "until", "seasonal", "source")}
    return actions.give_schedule(schedule=one, by=request.user, **told)
