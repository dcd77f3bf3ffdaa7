"""The board of progress: each unit of a period, who has no evaluation, opening it, and taking papers along."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.documents.answers import made_answer
from sembilan.evaluation import actions
from sembilan.evaluation.actions.exporting import export
from sembilan.evaluation.queries import board as queries
from sembilan.evaluation.queries import papers, periods
from sembilan.evaluation.queries.changed import since_publication
from sembilan.evaluation.queries.law import due_on
from sembilan.evaluation.queries.reach import opens, oversees
from sembilan.evaluation.views.single import tried
from sembilan.evaluation.views.team import asked_period, choices
from sembilan.organisation.models import Unor
from sembilan.people.access import may_compute
from sembilan.terms.period import Period

A_PAGE = 50


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Where each unit stands."""
    _let_in(request)
    return _board(request, asked_period(request))


@require_POST
def opening(request: HttpRequest) -> HttpResponse:
    """Open the evaluations of a period; again it adds who is lacking."""
    if not opens(request.user):
        raise Http404
    period, made = asked_period(request), []
    pk = request.instansi.pk  # type: ignore[attr-defined]
    fault = tried(lambda: made.append(actions.open_period(instansi_id=pk, period=period, by=request.user)))
    if fault:
        return _board(request, period, fault=fault, status=409)
    messages.success(request, _("Dibuka: %(n)s evaluasi baru.") % {"n": made[0]})
    return redirect(f"{reverse('evaluation:board')}?periode={period}")


@require_safe
def board_sheet(request: HttpRequest) -> HttpResponse:
    """The same person by person, as a table."""
    _let_in(request)
    period = asked_period(request)
    content, rows = queries.sheet(request.user, period)
    export(by=request.user, what=f"papan {period}", rows=rows)
    return made_answer(f"evaluasi-{period}.xlsx", content)


@require_safe
def board_papers(request: HttpRequest) -> HttpResponse:
    """The papers of a unit, all in one archive."""
    _let_in(request)
    period = asked_period(request)
    unor = get_object_or_404(Unor, kode=request.GET.get("unor", ""))
    rows = list(papers.of_unit(queries.evaluations(request.user, period, unor)))
    if not rows:
        raise Http404
    export(by=request.user, what=f"dokumen {period} {unor.kode}", rows=len(rows))
    return made_answer(f"evaluasi-{period}-{unor.kode}.zip", papers.archive(rows, by=request.user))


def _let_in(request: HttpRequest) -> None:
    if not oversees(request.user):
        raise Http404


def _board(request: HttpRequest, period: Period, *, status: int = 200, **more: Any) -> HttpResponse:
    page = Paginator(queries.without(request.user, period), A_PAGE).get_page(request.GET.get("halaman"))
    units = queries.units(request.user, period)
    instansi = request.instansi  # type: ignore[attr-defined]
    given = {
        "period": period, "said": periods.said(period), "units": units, "choices": choices(request, period),
        "page": page, "without": [(one, queries.reason(one)) for one in page], "opens": opens(request.user),
        "people": sum(one.people for one in units), "final": sum(one.final for one in units),
        "due_on": due_on(instansi, period), "changed": since_publication() if may_compute(request.user) else [],
    }  # fmt: skip
    return render(request, "evaluation/board.html", given | more, status=status)
