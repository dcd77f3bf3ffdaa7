"""Who may open the pages of terminals, and how a refusal is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from sembilan.exchange.terminals import queries
from sembilan.organisation.access import Permission
from sembilan.people.access import may_somewhere
from sembilan.records.actions import Refused


def for_officers(view: Any) -> Any:
    """Pages that do not exist for who looks after nobody; with a number, one terminal of hers is given instead."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int | None = None, **more: Any) -> HttpResponse:
        if not may_somewhere(request.user, Permission.ROSTER):
            raise Http404
        if pk is not None:
            more["terminal"] = get_object_or_404(queries.terminals(request.user), pk=pk)
        answer: HttpResponse = view(request, **more)
        return answer

    return guarded


def said_or_refused(request: HttpRequest, act: Callable[[], Any], sentence: str) -> bool:
    """Do it and say so, or say why not."""
    try:
        act()
    except Refused as refused:
        messages.error(request, refused.sentence)
        return False
    messages.success(request, sentence)
    return True
