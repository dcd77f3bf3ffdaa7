"""Moves tried out on a page; nothing is written."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sembilan.formation.forms import MoveForm
from sembilan.formation.queries.moves import trial
from sembilan.formation.queries.scope import paths_of
from sembilan.organisation.access import Permission
from sembilan.people.access import may


@require_safe
def moves(request: HttpRequest) -> HttpResponse:
    """What happens to both units when somebody moves; several moves add up."""
    if not paths_of(request.user):
        raise Http404
    form = MoveForm(request.GET, by=request.user, day=timezone.localdate())
    asked = [*request.GET.getlist("ubah"), *form.found()]
    shown = trial(request.user, asked)
    told = {"form": form, "trial": shown, "may_edit": may(request.user, Permission.EDIT)}
    return render(request, "formation/moves.html", told)
