"""One's own day: what was done, with one screen for the next entry; and one's month."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.documents.content import Unacceptable
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.worklog import shell
from sembilan.worklog.actions import Refused, enter
from sembilan.worklog.forms import EARLIEST, DayForm, WorkForm, day_asked, initial_of
from sembilan.worklog.forms.months import month_asked
from sembilan.worklog.queries import day as days
from sembilan.worklog.queries import team
from sembilan.worklog.queries.facts import choices
from sembilan.worklog.queries.suggested import Suggestion

A_YEAR = dt.timedelta(days=366)  # so far may the clock of a telephone be ahead and still be told so
PLAIN = "application/json"  # what the page's script asks for


def me(request: HttpRequest) -> Employee:
    """The record of whoever asks."""
    found = Employee.objects.select_related("instansi").filter(nip=actor_name(request.user)).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def day(request: HttpRequest) -> HttpResponse:
    """One's day, and a new entry of it."""
    person = me(request)
    if request.method == "POST":
        return _entered(request, person)
    asked = DayForm(request.GET)
    on = day_asked(asked, today())
    page = days.page_of(person, on)
    initial = _initial(page.suggestions, asked.cleaned_data.get("ulang"), page)
    return render(request, "worklog/day.html", _given(page, WorkForm(initial=initial, rhks=page.facts.choices)))


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """One's own month."""
    asked = month_asked(request.GET.get("bulan", ""))
    given = {"shown": team.month_of(me(request), asked, is_own=True), "is_own": True}
    return render(request, "worklog/person.html", given | {"before": asked.plus(-1), "after": asked.plus(1)})


def _entered(request: HttpRequest, person: Employee) -> HttpResponse:
    on, fault = _day_sent(request)
    form = WorkForm(request.POST, request.FILES, rhks=choices(person, on))
    if form.is_valid() and not fault and form.cleaned_data["person"] not in (None, person.pk):
        fault = _("Catatan ini milik akun lain di telepon ini. Masuk dengan akun itu untuk mengirimnya.")
    elif form.is_valid() and not fault:
        try:
            enter(employee=person, day=on, work=form.work, token=form.cleaned_data["token"], by=request.user)
            return _kept(request, on)
        except (Refused, Unacceptable) as refused:
            fault = refused.sentence
    if request.headers.get("Accept") == PLAIN:
        said = fault or " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"sentence": said}, status=422)
    return render(request, "worklog/day.html", _given(days.page_of(person, on), form, fault), status=422)


def _kept(request: HttpRequest, on: dt.date) -> HttpResponse:
    if request.headers.get("Accept") == PLAIN:
        return JsonResponse({"sentence": ""})
    messages.success(request, _("Tersimpan."))
    return redirect(f"{reverse('worklog:day')}?hari={on}")


def _day_sent(request: HttpRequest) -> tuple[dt.date, str]:
    """The day an entry is for, and what is wrong with it: a phone whose clock is off is told, and keeps its entry."""
    said = request.POST.get("day", "")
    try:
        sent = dt.date.fromisoformat(said) if said else today()
    except ValueError:
        sent = dt.date.min
    if EARLIEST <= sent <= today() + A_YEAR:
        return sent, ""
    return today(), _("Hari ini tidak ada. Pilih harinya lagi, dan periksa tanggal telepon Anda.")


def _given(page: days.Day, form: WorkForm, fault: str = "") -> dict[str, Any]:
    person = page.facts.employee
    kept = {
        "person": person.pk, "name": person.full_name,
        "rhks": [[value, str(label)] for value, label in form.fields["rhk"].choices],  # type: ignore[attr-defined]
        "fills": [[one.text, one.minutes, one.rhk_id or ""] for one in page.suggestions],
    }  # fmt: skip
    return {
        "page": page, "form": form, "fault": fault, "kept": kept, "words": shell.words(),
        "scripts": shell.addresses(),
    }  # fmt: skip


def _initial(suggestions: Any, again: int | None, page: days.Day) -> dict[str, Any]:
    """An entry chosen to be repeated; else only the RHK that was worked for last."""
    held = {"day": page.facts.day, "person": page.facts.employee.pk}
    chosen: Suggestion | None = next((one for one in suggestions if one.entry == again), None)
    if chosen is not None:
        return initial_of(chosen.text, chosen.minutes, chosen.rhk_id) | held
    last = next((one.rhk_id for one in suggestions if one.rhk_id), None)
    usual = page.facts.choices[0].pk if page.facts.choices else ""
    return {"rhk": last or usual} | held
