"""The officer's morning: what falls due, for whom, and what is missing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.accounts.models import User
from sembilan.career.actions import open_cases, reckon
from sembilan.career.actions.exporting import export_list
from sembilan.career.forms import ListForm
from sembilan.career.kinds import ALL, SERVICES, Service
from sembilan.career.queries import lists, own
from sembilan.career.queries.sheet import xlsx
from sembilan.documents.answers import made_answer
from sembilan.people.access import person, visible
from sembilan.people.actions.rights import record_read
from sembilan.records.actions import actor_name

A_PAGE = 50


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """One service's due list, with the count of each."""
    given = _asked(request)
    rows = given.pop("rows")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman")) if rows is not None else None
    lines = lists.lines(list(page), given["instansi"], given["day"]) if page else []
    return render(request, "career/due.html", {**given, "page": page, "lines": lines, "today": timezone.localdate()})


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The same list as a table to take along."""
    given = _asked(request)
    if given["rows"] is None:
        raise Http404
    lines = lists.lines(list(given["rows"]), given["instansi"], given["day"])
    export_list(by=request.user, service=given["service"].code, rows=len(lines))
    return made_answer(f"{given['service'].code}-{given['day']}.xlsx", xlsx(lines))


@require_POST
def reckoning(request: HttpRequest) -> HttpResponse:
    """Reckon the lists anew, now."""
    if not lists.may_serve(request.user):
        raise Http404
    assert isinstance(request.user, User)
    put = reckon(instansi_id=request.user.instansi_id, by=request.user)
    messages.success(request, _("Daftar dihitung ulang: %(n)s hal jatuh tempo.") % {"n": put})
    return redirect("career:due")


@require_POST
def opening(request: HttpRequest) -> HttpResponse:
    """Open a case for each person chosen."""
    if not lists.may_serve(request.user) or request.POST.get("layanan") not in SERVICES:
        raise Http404
    chosen = visible(request.user).filter(nip__in=request.POST.getlist("nip")[:A_PAGE]).select_related("instansi")
    outcomes = open_cases(employees=chosen, service=request.POST["layanan"], by=request.user)
    made = [one for one in outcomes if one.case]
    for one in outcomes:
        if not one.case:
            messages.error(request, f"{one.name}: {one.sentence}")
    if not outcomes:
        messages.error(request, _("Pilih sedikitnya satu orang."))
    if len(made) == 1 and made[0].case:
        return redirect("career:case", made[0].case.pk)
    return redirect("career:cases" if made else "career:due")


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own services."""
    assert isinstance(request.user, User)
    return _person(request, request.user.nip)


@require_safe
def of_person(request: HttpRequest, nip: str) -> HttpResponse:
    """The services of another person, for who looks after her."""
    return _person(request, nip)


def _person(request: HttpRequest, nip: str) -> HttpResponse:
    found = person(request.user, nip, None, lists.LOOK)
    is_own = nip == actor_name(request.user)
    if found is None and not is_own:
        raise Http404
    if found and not is_own:
        record_read(employee=found, what="file", by=request.user, about="layanan")
    told = own.told(found, timezone.localdate()) if found else []
    given = {"person": found, "told": told, "is_own": is_own, "may_serve": lists.may_serve(request.user)}
    return render(request, "career/person.html", given)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """What a request for a list asks; whoever has none is told that there is none."""
    if not lists.may_look(request.user):
        raise Http404
    form, newest = _form(request), lists.newest()
    service = SERVICES[form.service]
    given: dict[str, Any] = {"form": form, "service": service, "reckoning": newest, "kept": form.kept}
    given |= {"may_serve": lists.may_serve(request.user), "units": lists.units(request.user), "rows": None}
    if newest is None:
        return given
    mine = lists.due(request.user, newest)
    rows = lists.listed(mine, service, form.cleaned_data, newest.day)
    return {**given, "rows": rows, "tabs": _tabs(mine), "instansi": newest.instansi, "day": newest.day}


def _form(request: HttpRequest) -> ListForm:
    """The filters; those that mean nothing are told and left out."""
    form = ListForm(request.GET)
    if not form.is_valid():
        for sentences in form.errors.values():
            messages.error(request, " ".join(str(one) for one in sentences))
        form = ListForm({})
        form.is_valid()
    return form


def _tabs(mine: Any) -> list[tuple[Service, dict[str, int]]]:
    counted = lists.counts(mine)
    return [(one, counted.get(one.code, {"n": 0, "ready": 0})) for one in ALL]
