"""Rounds: opened and closed by who oversees the region, their results for whom they concern."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.behaviour.actions import Refused, close_round, open_round
from sembilan.behaviour.forms import OpenForm, sent
from sembilan.behaviour.models import Round
from sembilan.behaviour.queries import reach, served, shown
from sembilan.behaviour.queries.in_force import parameter
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read
from sembilan.records.actions import actor_name

A_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def rounds(request: HttpRequest) -> HttpResponse:
    """All rounds, and opening one."""
    if not reach.oversees(request.user) or (request.method == "POST" and not reach.opens(request.user)):
        raise Http404
    form, fault = OpenForm(sent(request)), ""
    if form.is_bound and form.is_valid():
        try:
            instansi: Any = request.user.instansi  # type: ignore[union-attr]
            return redirect("behaviour:round", open_round(instansi=instansi, by=request.user, **form.cleaned_data).pk)
        except Refused as refused:
            fault = refused.sentence
    found = Round.objects.select_related("unor", "instansi").order_by("-opened_on", "-pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "lines": shown.progress(list(page)), "form": form, "fault": fault}
    given |= {"opens": reach.opens(request.user)}
    return render(request, "behaviour/rounds.html", given, status=422 if form.errors or fault else 200)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: how far it is; once closed what it says of those the reader may read."""
    return _page(request, _readable(request, pk))


@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a round."""
    if not reach.opens(request.user):
        raise Http404
    close_round(round_=get_object_or_404(Round, pk=pk), by=request.user)
    messages.success(request, _("Kuesioner ditutup. Hasilnya dapat dibaca."))
    return redirect("behaviour:round", pk)


@require_safe
def result(request: HttpRequest, pk: int, nip: str) -> HttpResponse:
    """What a closed round says of one person."""
    employee = get_object_or_404(reach.readable(request.user), nip=nip)
    found = get_object_or_404(Round.objects.exclude(closed_on=None).select_related("unor", "instansi"), pk=pk)
    summary = shown.result(found, employee)
    if summary is None:
        raise Http404
    record_read(employee=employee, what="file", by=request.user, about="perilaku")
    given = {"round": found, "person": employee, "summary": summary, "meters": shown.meters(summary)}
    given |= {"is_own": employee.nip == actor_name(request.user), "remarks": any(summary.remarks.values())}
    given |= {"asked": served.asked(found, [employee])[0], "least": _least(found)}
    return render(request, "behaviour/result.html", given)


def _least(found: Round) -> int:
    return parameter(found.instansi, found.closed_on or today(), "least_raters")


def _readable(request: HttpRequest, pk: int) -> Round:
    if not reach.oversees(request.user):
        raise Http404
    found = get_object_or_404(Round.objects.select_related("unor", "instansi"), pk=pk)
    if not shown.team(request.user, found).exists() and not reach.opens(request.user):
        raise Http404
    return found


def _page(request: HttpRequest, found: Round) -> HttpResponse:
    page = Paginator(shown.team(request.user, found), A_PAGE).get_page(request.GET.get("halaman"))
    given = {
        "round": found, "line": shown.progress([found])[0], "page": page, "opens": reach.opens(request.user),
        "lines": shown.lines(found, list(page)) if found.closed_on else served.asked(found, list(page)),
        "is_open": found.closed_on is None and found.closes_on >= today(),
        "may_name": reach.opens(request.user) or reach.leads(request.user), "me": actor_name(request.user),
        "least": _least(found),
    }  # fmt: skip
    return render(request, "behaviour/round.html", given)
