"""Who may open the pages of terminals, and how a refusal is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from sembilan.exchange.terminals import queries
from sembilan.records.actions import Refused

SAFE = ("GET", "HEAD")


def for_officers(view: Any) -> Any:
    """Pages that do not exist for who looks after nobody; with a number, one terminal of hers is given instead."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int | None = None, **more: Any) -> HttpResponse:
        if not queries.keeps(request.user):
            raise Http404
        if pk is not None:
            more["terminal"] = get_object_or_404(queries.terminals(request.user), pk=pk)
        answer: HttpResponse = view(request, **more)
        return answer

    return guarded


def for_lookers(view: Any) -> Any:
    """Pages who inspects reads too, of every terminal; what is sent to them is for officers."""
    kept = for_officers(view)

    @wraps(view)
    def guarded(request: HttpRequest, pk: int | None = None, **more: Any) -> HttpResponse:
        if request.method not in SAFE:
            return cast(HttpResponse, kept(request, pk, **more))
        if not queries.may_look(request.user):
            raise Http404
        if pk is not None:
            more["terminal"] = get_object_or_404(queries.looked_at(request.user), pk=pk)
        return cast(HttpResponse, view(request, **more))

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
