"""The pages of who agrees and who looks after: what waits, who changed her post, all PDFs of a unit."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.documents.answers import made_answer
from sembilan.organisation.access import Permission, today
from sembilan.people.access import may_somewhere
from sembilan.people.models import Employee
from sembilan.skp import actions
from sembilan.skp.actions import Refused
from sembilan.skp.actions.exporting import export_papers
from sembilan.skp.queries import lists
from sembilan.skp.queries.papers import skp_pdfs
from sembilan.skp.queries.reach import oversees, rates

A_PAGE = 50
MOST = 300  # papers at once: some seconds


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The SKP that wait for this person's word."""
    if not rates(request.user):
        raise Http404
    page = Paginator(lists.queue(request.user), A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "skp/queue.html", {"page": page, "lines": lists.queue_lines(list(page))})


@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """The PDF of every SKP of a unit's year, in one file."""
    if not oversees(request.user):
        raise Http404
    year, unit = request.GET.get("tahun", ""), request.GET.get("unit", "")
    found = list(lists.papers_of(request.user, int(year) if year.isdecimal() else today().year, unit)[: MOST + 1])
    if not found or len(found) > MOST:
        few, many = _("Belum ada SKP di sini."), _("Terlalu banyak untuk sekali unduh. Pilih unitnya di papan SKP.")
        messages.error(request, many if found else few)
        return redirect("skp:own")
    export_papers(by=request.user, year=found[0].year, unit=unit, count=len(found))
    return made_answer(f"skp-{found[0].year}.zip", skp_pdfs(found))


@require_http_methods(["GET", "HEAD", "POST"])
def moved(request: HttpRequest) -> HttpResponse:
    """Who changed her post and has no SKP for the new one; one press closes the old and begins the new."""
    if not may_somewhere(request.user, Permission.CONTRACT):
        raise Http404
    rows = lists.moved(request.user, today())
    if request.method == "POST":
        _move(request, get_object_or_404(rows, nip=request.POST.get("nip", "")))
        return redirect("skp:moved")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "skp/moved.html", {"page": page})


def _move(request: HttpRequest, person: Employee) -> None:
    try:
        actions.close_on_move(employee=person, by=request.user)
        messages.success(request, _("SKP jabatan baru dibuat untuk %(name)s.") % {"name": person.full_name})
    except Refused as refused:
        messages.error(request, refused.sentence)
