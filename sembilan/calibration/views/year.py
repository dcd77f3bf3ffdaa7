"""The year of a unit in pictures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from sembilan.calibration.queries import year as years
from sembilan.documents.answers import made_answer
from sembilan.evaluation.queries.spread_reach import units
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor

MOST_UNITS = 60


@require_safe
def year_own(request: HttpRequest) -> HttpResponse:
    """The highest unit this person may look at, in this year."""
    chosen = units(request.user).first()
    if chosen is None:
        raise Http404
    return redirect("calibration:year", chosen.kode, today().year)


@require_safe
def year(request: HttpRequest, unor: str, year: int) -> HttpResponse:
    """Predikat by quarter, what the unit reached, and how much work was approved."""
    found = get_object_or_404(units(request.user), kode=unor)
    if not 2000 <= year <= 2100:
        raise Http404
    given = {"unor": found, "year": year, "before": year - 1, "after": year + 1, "heads": years.heads()}
    below = Unor.objects.filter(parent=found).order_by("path")[:MOST_UNITS]
    return render(request, "calibration/year.html", given | {"found": years.year_of(found, year), "below": below})


@require_safe
def year_sheet(request: HttpRequest, unor: str, year: int) -> HttpResponse:
    """The same as a table to take along."""
    found = get_object_or_404(units(request.user), kode=unor)
    if not 2000 <= year <= 2100:
        raise Http404
    return made_answer(f"setahun-{found.kode}-{year}.xlsx", years.sheet(years.year_of(found, year)))
