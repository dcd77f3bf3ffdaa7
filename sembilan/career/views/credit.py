"""Angka kredit of a year: who earns how much from the predikat, entered by the BKD, printed for each."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.accounts.models import User
from sembilan.career.actions.credit import enter
from sembilan.career.forms import LetterForm
from sembilan.career.queries import credit, credit_paper
from sembilan.career.queries.lists import may_serve
from sembilan.documents.answers import made_answer
from sembilan.organisation.models import Instansi
from sembilan.people.access import person
from sembilan.people.actions import InvalidEntry
from sembilan.records.actions import Refused

A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def year(request: HttpRequest, year: int) -> HttpResponse:
    """What the predikat of a year earns, and entering it."""
    if not credit.may_see(request.user) or (request.method == "POST" and not may_serve(request.user)):
        raise Http404
    if not 1900 <= year < dt.MAXYEAR:
        raise Http404
    form = LetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _entered(request, year, form)
        return redirect("career:credit", year)
    page = Paginator(credit.decided(year), A_PAGE).get_page(request.GET.get("halaman"))
    given = {"year": year, "years": credit.years(), "page": page, "form": form, "may": may_serve(request.user)}
    return render(request, "career/credit.html", given | {"lines": credit.earned(_instansi(request), list(page))})


def _entered(request: HttpRequest, year: int, form: forms.Form) -> None:
    given = form.cleaned_data
    try:
        letter, day = given["letter"], given["day"].isoformat()
        count = enter(instansi=_instansi(request), year=year, letter=letter, day=day, by=request.user)
    except (Refused, InvalidEntry) as refused:
        messages.error(request, str(refused))
        return
    messages.success(request, _("%(n)s angka kredit dicatat di berkas pegawai.") % {"n": count})


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The conversion of one evaluation as PDF, for herself and who may see her file."""
    found = get_object_or_404(credit.decided_any(), pk=pk)
    if person(request.user, found.employee.nip) is None:
        raise Http404
    made = credit_paper.paper(_instansi(request), found)
    if made is None:
        raise Http404
    return made_answer(f"angka-kredit-{found.employee.nip}-{found.first:%Y}.pdf", made, inline=True)


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The newest year of which something is decided."""
    if not credit.may_see(request.user):
        raise Http404
    return redirect("career:credit", next(iter(credit.years()), dt.date.today().year - 1))


def _instansi(request: HttpRequest) -> Instansi:
    assert isinstance(request.user, User)
    return Instansi.objects.get(pk=request.user.instansi_id)
