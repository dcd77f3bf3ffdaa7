"""Who may see a person, and who looked: open to that person herself and to who sees rights."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sembilan.organisation.access import Permission, today
from sembilan.people import access
from sembilan.people.models import Employee
from sembilan.people.queries import looks as queries
from sembilan.records.actions import actor_name

PAGE = 50


def _person(request: HttpRequest, nip: str) -> tuple[Employee, bool]:
    """The person, and whether it is who asks; anybody else needs the right to see rights."""
    is_own = nip == actor_name(request.user)
    permission = Permission.READ if is_own else Permission.SEE_RIGHTS
    found = access.person(request.user, nip, permission=permission)
    if found is None:
        raise Http404
    return found, is_own


@require_safe
def watchers(request: HttpRequest, nip: str) -> HttpResponse:
    """Who may see this person today, why, and what of her."""
    person, is_own = _person(request, nip)
    rows = queries.watchers(person, today())
    return render(request, "people/rights_watchers.html", {"person": person, "is_own": is_own, "rows": rows})


@require_safe
def looks(request: HttpRequest, nip: str) -> HttpResponse:
    """Who looked at this person, when, and at what."""
    person, is_own = _person(request, nip)
    page = Paginator(queries.readings_of(nip), PAGE).get_page(request.GET.get("halaman"))
    told = {"person": person, "is_own": is_own, "page": page, "rows": queries.told(page, today())}
    return render(request, "people/rights_looks.html", told)
