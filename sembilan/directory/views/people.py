"""The list of people, and units to choose from while one types."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sembilan.accounts.models import User
from sembilan.directory import actions
from sembilan.directory.forms import KeepForm, SearchForm
from sembilan.directory.queries import fresh, page
from sembilan.directory.queries import units as of_units
from sembilan.directory.queries.columns import COLUMNS
from sembilan.organisation import access
from sembilan.people.access import roles_of, scope_for

View = Callable[..., HttpResponseBase]


def for_who_sees_others(view: View) -> View:
    """A page of people does not exist for who may see only herself; before any other it stands as of today."""

    @wraps(view)
    def guarded(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        user = request.user
        assert isinstance(user, User)
        stand_as_of_today(user)
        return view(request, user, **parts)

    return guarded


def stand_as_of_today(user: User) -> None:
    """Bring the listing up to today, for who may see more than herself; for another it does not exist."""
    if not of_units.sees_others(user):
        raise Http404
    fresh.settle()
    if behind := fresh.day_behind():
        actions.renew_listing(instansi_id=user.instansi_id, first=behind, last=access.today(), by=user)


@require_safe
@for_who_sees_others
def people(request: HttpRequest, user: User) -> HttpResponse:
    """Fifty people at a time, of those the reader may see."""
    form = SearchForm(request.GET)
    told: dict[str, Any] = {"form": form, "people": None, "choices": COLUMNS, "saved": page.saved_for(user)}
    if form.is_valid():
        told["people"] = page.people(user, form.cleaned_data, request.GET.get("halaman"), access.today())
    told["keep"] = KeepForm(roles=roles_of(user))
    is_fragment = getattr(request, "htmx", False)
    return render(request, "directory/people.html#daftar" if is_fragment else "directory/people.html", told)


@require_safe
@for_who_sees_others
def units(request: HttpRequest, user: User) -> HttpResponse:
    """Units whose name or code holds what is typed, of those the reader may see."""
    typed = request.GET.get("unit", "")[:100].strip()
    found = of_units.offered(scope_for(user), typed) if typed else []
    return render(request, "directory/units.html", {"units": found})
