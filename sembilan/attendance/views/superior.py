"""A superior's day on one screen: what waits for her, and every one of her people with the state now."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sembilan.attendance.queries import known, superior
from sembilan.attendance.views.board import looked_at
from sembilan.people.access import scope_for
from sembilan.web import desk

A_PAGE = 100


@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """The people of the units she looks over, her own unit first."""
    looked = looked_at(request)
    places = [looked.unor] if looked.unor else superior.own_places(scope_for(request.user))
    if not places:
        raise Http404
    instansi = request.instansi  # type: ignore[attr-defined]
    given = superior.page_of(instansi, places, looked.wanted)
    rows = given.pop("rows")
    page = Paginator(range(rows.height), A_PAGE).get_page(request.GET.get("halaman"))
    given |= {"form": looked.form, "wanted": looked.wanted, "is_live": looked.is_live, "unor": looked.unor}
    given |= {"page": page, "people": superior.people(rows[list(page.object_list)])}
    given["at"] = known.local_now(instansi, looked.wanted.at)
    given["tasks"] = desk.tasks(request) if looked.is_live else []
    return render(request, "attendance/superior.html", given, status=422 if looked.form.errors else 200)
