"""The list of units with their plans, and the plan of one unit."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sembilan.organisation.access import today
from sembilan.planning.period import quarter_of, year_of, years_around
from sembilan.planning.queries import agreements
from sembilan.planning.queries.achievement import rules
from sembilan.planning.queries.board import lines, plan_of
from sembilan.planning.queries.board import units as found_units
from sembilan.planning.queries.reach import own_unit, writes, writes_somewhere
from sembilan.planning.queries.results import decided_in
from sembilan.planning.views.found import unit_of
from sembilan.planning.views.words import PERIOD_NAMES, decisions

A_PAGE = 50


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The units this reader sees, with how far their plans are."""
    year = year_of(request.GET.get("tahun", ""))
    quarter = quarter_of(request.GET.get("triwulan", ""), year)
    words = request.GET.get("cari", "").strip()
    page = Paginator(found_units(request.user, words), A_PAGE).get_page(request.GET.get("halaman"))
    given: dict[str, Any] = {
        "page": page,
        "lines": lines(list(page), year, quarter),
        "words": words,
        "own": own_unit(request.user),
    }
    given |= {"year": year, "years": years_around(year), "quarter": quarter, "periods": PERIOD_NAMES}
    return render(request, "planning/units.html", given | {"may_write": writes_somewhere(request.user)})


@require_safe
def now(request: HttpRequest, kode: str) -> HttpResponse:
    """The plan of a unit in this year."""
    year = today().year
    return redirect("planning:unit", unit_of(request, kode, year).kode, year)


@require_safe
def unit(request: HttpRequest, kode: str, year: int) -> HttpResponse:
    """The plan of one unit in a year, with what was reached in one period."""
    found = unit_of(request, kode, year)
    quarter = quarter_of(request.GET.get("triwulan", ""), year)
    plan = plan_of(rules(request.instansi, year, quarter), found, year, quarter)  # type: ignore[attr-defined]
    given = {"unit": found, "year": year, "years": years_around(year), "quarter": quarter, "periods": PERIOD_NAMES}
    given |= {"plan": plan, "may_write": writes(request.user, found), "decided": decisions(decided_in(found.pk, year))}
    agreed = next(iter(agreements.of_unit(found.pk, year)), None)
    given |= {"agreement": agreed, "lacks": agreements.lacking(agreements.said_of(plan)) if plan else ""}
    return render(request, "planning/unit.html", given)
