"""The pages of who agrees and who looks after: what waits, who changed her post, all PDFs of a unit."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.organisation.access import Permission, today
from sembilan.people.access import may_somewhere
from sembilan.skp import actions
from sembilan.skp.actions import Refused
from sembilan.skp.queries import lists
from sembilan.skp.queries.reach import rates

A_PAGE = 50


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The SKP that wait for this person's word."""
    if not rates(request.user):
        raise Http404
    page = Paginator(lists.queue(request.user), A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "skp/queue.html", {"page": page, "lines": lists.queue_lines(list(page))})


@require_http_methods(["GET", "HEAD", "POST"])
def moved(request: HttpRequest) -> HttpResponse:
    """Who changed her post and has no SKP for the new one; one press closes the old and begins the new."""
    if not may_somewhere(request.user, Permission.CONTRACT):
        raise Http404
    rows = lists.moved(request.user, today())
    if request.method == "POST":
        person = rows.filter(nip=request.POST.get("nip", "")).first()
        if person is None:
            raise Http404
        try:
            actions.close_on_move(employee=person, by=request.user)
            messages.success(request, _("SKP jabatan baru dibuat untuk %(name)s.") % {"name": person.full_name})
        except Refused as refused:
            messages.error(request, refused.sentence)
        return redirect("skp:moved")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "skp/moved.html", {"page": page})
