"""The map of posts, as a page and as a table to take along; and the chart of units."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sembilan.accounts.models import User
from sembilan.documents.answers import made_answer
from sembilan.formation import actions
from sembilan.formation.forms import ChartForm, MapForm
from sembilan.formation.queries.board import Board, board_for
from sembilan.formation.queries.chart import chart_for
from sembilan.formation.queries.history import may_plan
from sembilan.formation.queries.sheet import xlsx
from sembilan.organisation.models import Jabatan

PAGE = 25


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Seats against people of one unit and all under it."""
    form, shown = _shown(request)
    units = Paginator(shown.units, PAGE).get_page(form.cleaned_data["halaman"])
    posts = Paginator(shown.posts, PAGE).get_page(form.cleaned_data["hal_jabatan"])
    plans = may_plan(request.user, shown.unit)
    told = {"board": shown, "units": units, "posts": posts, "kinds": Jabatan.Kind.choices, "may_plan": plans}
    return render(request, "formation/map.html", told)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The same as a workbook; taking it along leaves an event."""
    assert isinstance(request.user, User)
    _, shown = _shown(request)
    actions.export_map(by=request.user, unit=shown.unit, rows=len(shown.units) + len(shown.posts))
    return made_answer(f"sembilan-peta-jabatan-{shown.unit.kode}.xlsx", xlsx(shown))


@require_safe
def chart(request: HttpRequest) -> HttpResponse:
    """The chart of units from one unit down."""
    form = ChartForm(request.GET)
    shown = chart_for(request.user, form.cleaned_data["unit"], form.opened) if form.is_valid() else None
    if shown is None:
        raise Http404
    template = "formation/chart.html#bagan" if getattr(request, "htmx", False) else "formation/chart.html"
    return render(request, template, {"chart": shown, "node": shown.root})


def _shown(request: HttpRequest) -> tuple[MapForm, Board]:
    form = MapForm(request.GET)
    shown = board_for(request.user, form.cleaned_data["unit"], form.asked) if form.is_valid() else None
    if shown is None:
        raise Http404
    return form, shown
