"""One's own evaluations: all periods, and where each stands."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sembilan.evaluation.queries import own as queries
from sembilan.evaluation.queries.shown import card
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

A_PAGE = 20


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """All one's own evaluations, the newest first."""
    if not Employee.objects.filter(nip=actor_name(request.user)).exists():
        raise Http404
    page = Paginator(queries.own(request.user), A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "evaluation/own.html", {"page": page, "rows": [card(one) for one in page]})
