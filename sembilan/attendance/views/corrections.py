"""Corrections as an employee sees them: her list, asking, mending, taking back, one request with its evidence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.attendance.actions import corrections as actions
from sembilan.attendance.forms.corrections import CorrectionForm, VerdictForm, of_correction
from sembilan.attendance.models import Correction
from sembilan.attendance.queries import corrections, raw, turns
from sembilan.documents.answers import file_answer
from sembilan.documents.content import Unacceptable
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, actor_name

A_PAGE = 30


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What she asked for and how far it is."""
    page = Paginator(corrections.own(request.user), A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "is_superior": turns.is_superior(request.user)}
    return render(request, "attendance/corrections.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A request for a day, beside its raw lines."""
    employee = _me(request)
    form = CorrectionForm(request.POST or None, request.FILES or None, initial={"day": _day(request)})
    if request.method == "POST" and (
        sent := _sent(form, request.user, lambda **said: actions.ask(employee=employee, **said))
    ):
        messages.success(request, _("Permintaan terkirim. Anda menerima kabar begitu ada putusan."))
        return redirect("attendance:correction", sent.pk)
    return _form(request, form, employee)


@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """A returned request, mended and sent again."""
    found = get_object_or_404(corrections.own(request.user), pk=pk)
    form = CorrectionForm(
        request.POST or None, request.FILES or None, initial=of_correction(found), has_paper=bool(found.document_id)
    )
    if request.method == "POST" and _sent(form, request.user, _mending(found)):
        messages.success(request, _("Permintaan dikirim lagi."))
        return redirect("attendance:correction", pk)
    return _form(request, form, found.employee, found)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One request beside the raw lines of its day."""
    found = get_object_or_404(corrections.readable(request.user), pk=pk)
    record_read(employee=found.employee, what="personal", by=request.user)
    return render(request, "attendance/correction.html", page_of(request, found))


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes her own request back."""
    found = get_object_or_404(corrections.own(request.user), pk=pk)
    try:
        actions.withdraw(correction=found, by=request.user)
        messages.success(request, _("Permintaan ditarik."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("attendance:correction", pk)


@require_safe
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The evidence as it was handed in."""
    found = get_object_or_404(corrections.readable(request.user), pk=pk)
    if found.document is None:
        raise Http404
    record_read(employee=found.employee, what="document", by=request.user)
    return file_answer(found.document)


def page_of(request: HttpRequest, correction: Correction) -> dict[str, Any]:
    """Everything the page of one request shows."""
    instansi: Any = request.instansi  # type: ignore[attr-defined]
    course = corrections.course(correction)
    decides = turns.reach(request.user).filter(pk=correction.employee_id).exists()
    return {
        "correction": correction,
        "lines": raw.lines(instansi, correction.employee, correction.day),
        "course": course,
        "warnings": corrections.warnings([correction], instansi)[correction.pk] if decides else [],
        "decides": decides,
        "is_own": correction.employee.nip == actor_name(request.user),
        "is_published": corrections.is_published(correction.day),
        "form": VerdictForm(initial={"seen": course[-1]["step"].pk}),
        "fault": "",
    }


def _mending(found: Correction) -> Any:
    return lambda *, token, **said: actions.mend(correction=found, **said)


def _sent(form: CorrectionForm, by: Any, act: Any) -> Any:
    """What the action gives; nothing when the form or the action refuses, with the sentence on the form."""
    if not form.is_valid():
        return None
    try:
        return act(wish=form.wish, upload=form.upload, token=form.cleaned_data["token"], by=by)
    except (Refused, Unacceptable) as refused:
        form.add_error(None, refused.sentence)
        return None


def _form(
    request: HttpRequest, form: CorrectionForm, employee: Employee, found: Correction | None = None
) -> HttpResponse:
    instansi: Any = request.instansi  # type: ignore[attr-defined]
    day = form.initial.get("day") or today()
    if form.is_bound and (typed := parse_date(form.data.get("day", "") or "")):
        day = typed
    given = {"form": form, "found": found, "day": day, "lines": raw.lines(instansi, employee, day)}
    limits = corrections.limits(instansi)
    given |= {"earliest": limits.earliest(today()), "most": limits.forgotten}
    given["forgotten"] = corrections.forgotten_in(employee, day, found.pk if found else None)
    return render(request, "attendance/correction_form.html", given, status=422 if form.is_bound else 200)


def _me(request: HttpRequest) -> Employee:
    return get_object_or_404(Employee, nip=actor_name(request.user))


def _day(request: HttpRequest) -> dt.date:
    try:
        return parse_date(request.GET.get("hari", "")) or today()
    except ValueError:
        raise Http404 from None
