"""The pohon kinerja: the whole page, or the level a node opens to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sembilan.planning.period import quarter_of, year_of, years_around
from sembilan.planning.queries import tree as grown
from sembilan.planning.queries.reach import goals_seen, units_seen
from sembilan.planning.queries.tree import Asked, Level
from sembilan.planning.views.words import PERIOD_NAMES


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """The top of the tree opened once, or what some words are found in."""
    asked, words = _asked(request), request.GET.get("cari", "").strip()
    if words:
        return _answer(request, asked, grown.searched(asked, words), {"words": words})
    tops = grown.tops(asked)
    here, level = grown.under_unit(asked, tops[0]) if len(tops) == 1 else (None, grown.top_level(asked, tops))
    return _answer(request, asked, level, {"here": here})


@require_safe
def unit(request: HttpRequest, kode: str) -> HttpResponse:
    """What a unit opens to."""
    asked = _asked(request)
    found = get_object_or_404(units_seen(request.user), kode=kode)
    here, level = grown.under_unit(asked, found)
    if request.headers.get("HX-Request"):
        return _level(request, asked, level)
    given = {"way": grown.way_to_unit(asked, found), "here": here, "unit": found}
    return _answer(request, asked, level, given)


@require_safe
def goal(request: HttpRequest, pk: int) -> HttpResponse:
    """What a goal opens to."""
    asked = _asked(request)
    found = get_object_or_404(grown.with_way(goals_seen(request.user)), pk=pk)
    here, level = grown.under_goal(asked, found)
    if request.headers.get("HX-Request"):
        return _level(request, asked, level)
    given = {"way": [*grown.way_to_unit(asked, found.unor), found.unor], "unit": found.unor,
             "over": grown.way_to_goal(found), "here": here}  # fmt: skip
    return _answer(request, asked, level, given)


def _asked(request: HttpRequest) -> Asked:
    year = year_of(request.GET.get("tahun", ""))
    quarter = quarter_of(request.GET.get("triwulan", ""), year)
    return Asked(request.instansi, request.user, year, quarter)  # type: ignore[attr-defined]


def _level(request: HttpRequest, asked: Asked, level: Level) -> HttpResponse:
    return render(request, "planning/tree.html#level", {"level": level, "asked": asked})


def _answer(request: HttpRequest, asked: Asked, level: Level, given: dict[str, Any]) -> HttpResponse:
    given = {"words": "", "here": None, "way": [], "over": [], "unit": None} | given
    given |= {"level": level, "asked": asked, "years": years_around(asked.year), "periods": PERIOD_NAMES}
    return render(request, "planning/tree.html", given)
