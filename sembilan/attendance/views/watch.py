"""The watch of discipline: who is near a step, one person's year with its law, and the draft of a summons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from sembilan.attendance.actions import watch as actions
from sembilan.attendance.models import Watch, WatchNote
from sembilan.attendance.queries import watch as queries
from sembilan.attendance.queries.watch_paper import summons
from sembilan.documents.answers import made_answer
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.records.actions import Refused

A_PAGE = 50


class HearingForm(forms.Form):
    """The day of a hearing."""

    hearing_on = forms.DateField(
        label=gettext_lazy("Hari pemeriksaan"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


class HandledForm(forms.Form):
    """What was done."""

    note = forms.CharField(label=gettext_lazy("Yang sudah dilakukan"), max_length=actions.LONGEST)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The people one watches over who are near or past a step, the heaviest first."""
    if not queries.may_watch(request.user):
        raise Http404
    user: Any = request.user
    is_all = request.GET.get("lihat") == "semua"
    found = Paginator(queries.rows(user, _year(request), all_of_them=is_all), A_PAGE)
    shown = found.get_page(request.GET.get("halaman"))
    rows = queries.lines(user.instansi, list(shown))
    given = {"page": shown, "lines": rows, "year": _year(request), "is_all": is_all, "this_year": today().year}
    given |= {"reckoned": queries.reckoned(_year(request)), "may_reckon": queries.may_reckon(user)}
    return render(request, "attendance/watch.html", given)


@require_POST
def reckoning(request: HttpRequest) -> HttpResponse:
    """Have the year reckoned now, by the worker."""
    user: Any = request.user
    if not queries.may_reckon(user):
        raise Http404
    with transaction.atomic():
        actions.reckon.later(instansi_id=user.instansi_id, by=user)
    messages.success(request, _("Sedang dihitung. Muat ulang halaman ini beberapa menit lagi."))
    return redirect("attendance:watch")


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own year."""
    user: Any = request.user
    own = Employee.objects.filter(nip=user.nip).first()
    return _person(request, own, is_own=True)


@require_safe
def of_person(request: HttpRequest, nip: str) -> HttpResponse:
    """One person's year, with what was done about it."""
    found = get_object_or_404(queries.watched(request.user), nip=nip)
    record_read(employee=found, what="file", by=request.user, about="disiplin")
    return _person(request, found)


@require_POST
def summoning(request: HttpRequest, nip: str) -> HttpResponse:
    """Draft a summons."""
    form = HearingForm(request.POST)
    return _done(request, nip, form, hearing=form, act=lambda watch: actions.draft_summons(
        watch=watch, hearing_on=form.cleaned_data["hearing_on"], by=request.user))  # fmt: skip


@require_POST
def handling(request: HttpRequest, nip: str) -> HttpResponse:
    """Write what the superior did."""
    form = HandledForm(request.POST)
    return _done(request, nip, form, handled=form, act=lambda watch: actions.note_handled(
        watch=watch, note=form.cleaned_data["note"], by=request.user))  # fmt: skip


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The drafted summons as a PDF."""
    notes = WatchNote.objects.filter(kind=WatchNote.Kind.SUMMONS, watch__employee__in=queries.watched(request.user))
    note = get_object_or_404(notes.select_related("watch__employee", "instansi"), pk=pk)
    return made_answer(f"panggilan-{note.watch.employee.nip}-draf.pdf", summons(note), inline=True)


def _year(request: HttpRequest) -> int:
    text = request.GET.get("tahun", "")
    return int(text) if text.isdecimal() and len(text) == 4 else today().year


def _done(
    request: HttpRequest, nip: str, form: forms.Form, act: Callable[[Watch], object], **forms_: Any
) -> HttpResponse:
    employee = get_object_or_404(queries.watched(request.user), nip=nip)
    watch = queries.of_person(employee, _year(request))
    if watch is None:
        raise Http404
    try:
        if form.is_valid():
            act(watch)
            messages.success(request, _("Tersimpan."))
            return redirect("attendance:watch-person", nip)
    except Refused as refused:
        form.add_error(None, refused.sentence)
    return _person(request, employee, status=422, **forms_)


def _person(
    request: HttpRequest, employee: Employee | None, *, is_own: bool = False, status: int = 200, **forms_: Any
) -> HttpResponse:
    user: Any = request.user
    watch = queries.of_person(employee, _year(request)) if employee else None
    first = {"hearing_on": actions.earliest(user.instansi, today())}
    given = _told(user, watch) | {
        "employee": employee, "watch": watch, "year": _year(request), "is_own": is_own,
        "may_draft": bool(watch and employee and not is_own and queries.may_draft(user, employee)),
        "may_handle": bool(watch and employee and not is_own and queries.may_handle(user, employee)),
        "hearing": forms_.get("hearing") or HearingForm(initial=first),
        "handled": forms_.get("handled") or HandledForm(),
    }  # fmt: skip
    return render(request, "attendance/watch_person.html", given, status=status)


def _told(user: Any, watch: Watch | None) -> dict[str, Any]:
    """What was reckoned of a year, step by step, and what was done about it."""
    told = queries.explained(user.instansi, watch) if watch else None
    notes = watch.notes.order_by("-id") if watch else []
    return {
        "told": told,
        "steps": queries.steps(told) if told else [],
        "notes": notes,
        "remark": queries.remark(watch),
    } | {"unknown": queries.spans(watch.unknown, watch.year) if watch else ""}
