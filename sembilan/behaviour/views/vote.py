"""Votes for the best employee: open to those they are for, their result to everybody of the region."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.behaviour.actions import Refused, cast, close_poll, open_poll
from sembilan.behaviour.forms import OpenForm, VoteForm, sent
from sembilan.behaviour.models import Poll
from sembilan.behaviour.queries import reach, vote
from sembilan.documents.answers import made_answer

A_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def polls(request: HttpRequest) -> HttpResponse:
    """All votes, and for who oversees the region opening one."""
    opens = reach.opens(request.user)
    if request.method == "POST" and not opens:
        raise Http404
    form, fault = OpenForm(sent(request)), ""
    if form.is_bound and form.is_valid():
        try:
            instansi: Any = request.user.instansi  # type: ignore[union-attr]
            return redirect("behaviour:poll", open_poll(instansi=instansi, by=request.user, **form.cleaned_data).pk)
        except Refused as refused:
            fault = refused.sentence
    found = Poll.objects.select_related("unor").order_by("-opened_on", "-pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "form": form, "fault": fault, "opens": opens}
    return render(request, "behaviour/polls.html", given, status=422 if form.errors or fault else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """One vote: its candidates while it is open to the reader, who won once it is closed."""
    found = get_object_or_404(Poll.objects.select_related("unor"), pk=pk)
    is_in = reach.in_poll(request.user, found)
    if request.method == "POST" and not is_in:
        raise Http404
    form, fault = VoteForm(sent(request), poll=found), ""
    if form.is_bound and form.is_valid():
        try:
            cast(poll=found, candidate=form.cleaned_data["candidate"], by=request.user)
            messages.success(request, _("Suara Anda terhitung. Tidak ada yang dapat melihat siapa pilihan Anda."))
            return redirect("behaviour:poll", pk)
        except Refused as refused:
            fault = refused.sentence
    told = vote.page_of(request.user, found) | {"form": form, "fault": fault, "is_in": is_in}
    return render(request, "behaviour/poll.html", told, status=422 if form.errors or fault else 200)


@require_POST
def poll_closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a vote."""
    if not reach.opens(request.user):
        raise Http404
    close_poll(poll=get_object_or_404(Poll, pk=pk), by=request.user)
    messages.success(request, _("Pemilihan ditutup."))
    return redirect("behaviour:poll", pk)


@require_safe
def certificate(request: HttpRequest, pk: int, nip: str) -> HttpResponse:
    """The certificate of who won; the result is public inside the region."""
    found = get_object_or_404(Poll.objects.exclude(closed_on=None).select_related("unor"), pk=pk)
    instansi: Any = request.user.instansi  # type: ignore[union-attr]
    won = [one for one in vote.winners(instansi, found) if one.employee.nip == nip]
    if not won:
        raise Http404
    return made_answer(f"piagam-{pk}.pdf", vote.certificate(found, won[0]), inline=True)
