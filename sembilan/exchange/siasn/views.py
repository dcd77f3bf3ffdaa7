"""Pages about SIASN: whom to read, one person's differences with a choice for each, and ratings to send."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.evaluation.queries.periods import said
from sembilan.exchange.siasn import actions, queries, sending
from sembilan.exchange.siasn.errors import SiasnError
from sembilan.exchange.siasn.forms import ChoiceForm, PeopleForm
from sembilan.organisation.access import Permission
from sembilan.people.access import may, person
from sembilan.people.actions import InvalidEntry
from sembilan.people.models import Employee
from sembilan.terms.period import Period

SHOWN = 100


def for_editors(view: Any) -> Any:
    """A page that does not exist for who may not edit the record; with a NIP, the person is given instead."""

    @wraps(view)
    def guarded(request: HttpRequest, nip: str | None = None) -> HttpResponse:
        if nip is None:
            answer: HttpResponse = view(request) if may(request.user, Permission.EDIT) else _nothing()
        else:
            employee = person(request.user, nip, permission=Permission.EDIT)
            answer = view(request, employee) if employee else _nothing()
        return answer

    return guarded


def _nothing() -> HttpResponse:
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def people(request: HttpRequest) -> HttpResponse:
    """Whom to read, and who was read lately."""
    form = PeopleForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        asked = actions.ask(employees=form.cleaned_data["nips"], by=request.user)
        messages.success(request, _("%(asked)s orang akan diambil dari SIASN.") % {"asked": asked})
        return redirect("siasn:people")
    return render(request, "siasn/people.html", {"form": form, "wishes": queries.lately()[:SHOWN]})


@require_http_methods(["GET", "HEAD"])
@for_editors
def ratings(request: HttpRequest) -> HttpResponse:
    """The periods whose ratings can be sent, the newest first."""
    periods = [(one, said(one), count) for one, count in sending.periods()]
    return render(request, "siasn/ratings.html", {"periods": periods})


@require_http_methods(["GET", "HEAD", "POST"])
def ratings_of(request: HttpRequest, period: str) -> HttpResponse:
    """The decided ratings of a period, what became of each, and sending those that are ready."""
    asked = _period(period)
    if asked is None or not may(request.user, Permission.EDIT):
        raise Http404
    if request.method == "POST":
        went, lacking = sending.ask(instansi=request.instansi, period=asked, by=request.user)  # type: ignore[attr-defined]
        told = _("%(went)s penilaian menunggu dikirim; %(lacking)s belum lengkap dan tidak dikirim.")
        messages.success(request, told % {"went": went, "lacking": lacking})
        return redirect("siasn:ratings_of", period)
    page = Paginator(sending.decided(asked), SHOWN).get_page(request.GET.get("halaman"))
    given = {"period": said(asked), "counts": sending.counts(asked), "page": page, "lines": sending.lines(list(page))}
    return render(request, "siasn/ratings_of.html", given)


def _period(written: str) -> Period | None:
    try:
        return Period.read(written)
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD"])
@for_editors
def compared(request: HttpRequest, employee: Employee) -> HttpResponse:
    """One person, ours beside theirs."""
    return render(request, "siasn/person.html", _told(employee))


def _told(employee: Employee) -> dict[str, Any]:
    return {
        "employee": employee,
        "differences": queries.differences(employee),
        "readings": queries.readings(employee),
        "wish": queries.wish_of(employee),
    }


@require_POST
@for_editors
def reading(request: HttpRequest, employee: Employee) -> HttpResponse:
    """Have the person read anew."""
    actions.ask(employees=[employee], by=request.user)
    return redirect("siasn:person", employee.nip)


@require_POST
@for_editors
def choice(request: HttpRequest, employee: Employee) -> HttpResponse:
    """Take theirs, send ours, or leave it."""
    form = ChoiceForm(request.POST)
    found = next((d for d in queries.differences(employee) if d.mark == request.POST.get("mark")), None)
    if found is None:
        messages.warning(request, _("Perbedaan itu sudah tidak ada: sudah diselesaikan, atau datanya berubah."))
    elif not form.is_valid():
        messages.error(
            request, " ".join(str(said) for said in form.errors.get("reason", [_("Pilihan tidak dikenal.")]))
        )
    else:
        messages.info(request, _done(employee, found, form.cleaned_data, request.user))
    return redirect("siasn:person", employee.nip)


def _done(employee: Employee, found: queries.Difference, given: dict[str, Any], by: Any) -> str:
    try:
        if given["choice"] == "theirs":
            actions.take(employee=employee, difference=found, by=by)
            return _("Data SIASN sudah dicatat di sini.")
        if given["choice"] == "ours":
            actions.send(employee=employee, difference=found, by=by)
            return _("Data kita sudah dikirim ke SIASN. Ambil lagi untuk memastikan.")
        actions.settle(employee=employee, difference=found, reason=given["reason"], by=by)
        return _("Perbedaan dibiarkan, dengan alasan yang dicatat.")
    except (actions.Impossible, SiasnError) as refused:
        return str(refused)
    except InvalidEntry as invalid:
        return _("Belum dicatat: %(why)s") % {"why": str(invalid)}
