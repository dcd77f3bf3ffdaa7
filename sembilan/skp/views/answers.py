"""The parts the pages of an SKP share: which one, what came of an action, how the page is shown again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sembilan.records.actions import actor_name
from sembilan.skp.actions import Refused
from sembilan.skp.forms import WordForm
from sembilan.skp.models import Skp
from sembilan.skp.queries.reach import readable
from sembilan.skp.queries.shown import page_of
from sembilan.web.navigation import stands_under


def readable_one(request: HttpRequest, pk: int) -> Skp:
    """An SKP this reader may open; any other is not there."""
    found = get_object_or_404(readable(request.user).select_related("employee", "unor", "instansi"), pk=pk)
    if found.employee.nip != actor_name(request.user):
        stands_under(request, "skp:queue", "skp:board")
    return found


def done(request: HttpRequest, skp: Skp, act: Callable[[], Any], said: str) -> HttpResponse:
    """Do it and lead back to the SKP; refused, its page with the sentence and what was typed."""
    try:
        act()
    except Refused as refused:
        return again(request, skp, refused.sentence)
    messages.success(request, said)
    return redirect("skp:one", skp.pk)


def again(request: HttpRequest, skp: Skp, fault: str, status: int = 409) -> HttpResponse:
    """The page of an SKP with a sentence; a word that was typed stays."""
    now = readable_one(request, skp.pk)
    return render(request, "skp/one.html", given(request, now, fault), status=status)


def given(request: HttpRequest, skp: Skp, fault: str = "") -> dict[str, Any]:
    """What the page of an SKP is made of."""
    word = WordForm(initial={"text": request.POST.get("text", ""), "seen": skp.version})
    return page_of(request.user, skp) | {"fault": fault, "word": word}
