"""The recap of a unit's month: as a page, as a table to take along, on paper to sign."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sembilan.accounts.models import User
from sembilan.attendance.actions.recap import take_along
from sembilan.attendance.forms.months import asked_month, months
from sembilan.attendance.queries import recap as queries
from sembilan.attendance.queries.paper import paper_of
from sembilan.documents.answers import made_answer
from sembilan.documents.workbook import Sheet, book

A_PAGE = 50


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The table of a unit, fifty people a page, with the sums of all."""
    made = _asked(request)
    shown = Paginator(made.lines, A_PAGE).get_page(request.GET.get("halaman"))
    assert isinstance(request.user, User)
    given = {"recap": made, "page": shown, "units": queries.units(request.user)[:500], "kept": _kept(request)}
    given["months"] = months(request.user.instansi)
    return render(request, "attendance/recap.html", given)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The whole table as an Excel file."""
    made = _asked(request)
    take_along(by=request.user, month=made.month, unit=made.unit, rows=len(made.lines), form="xlsx")
    rows = [(line.name, line.nip, *line.values) for line in made.lines]
    heads = [_("Nama"), "NIP", *made.heads]
    content = book(Sheet(heads, [*rows, (_("Jumlah"), "", *made.sums)], (34, 22), str(made.month), 2))
    return made_answer(f"rekap-kehadiran-{made.month}.xlsx", content)


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The table on paper, with the place where it is signed."""
    made = _asked(request)
    if len(made.lines) > queries.LIVE:
        raise Http404
    take_along(by=request.user, month=made.month, unit=made.unit, rows=len(made.lines), form="pdf")
    assert isinstance(request.user, User)
    content = paper_of(made, request.user.instansi)
    return made_answer(f"rekap-kehadiran-{made.month}.pdf", content, inline=True)


def _asked(request: HttpRequest) -> queries.Recap:
    """The recap asked for; whoever looks after nobody is told that there is none."""
    assert isinstance(request.user, User)
    if not queries.may_look(request.user):
        raise Http404
    kode, unit = request.GET.get("unor", ""), None
    if kode:
        unit = get_object_or_404(queries.units(request.user), kode=kode)
    instansi = request.user.instansi
    return queries.recap(request.user, instansi, asked_month(request, instansi), unit)


def _kept(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("halaman", None)
    return kept.urlencode()
