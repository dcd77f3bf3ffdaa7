"""The plans as an Excel file, out and in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.documents.answers import made_answer
from sembilan.planning import actions
from sembilan.planning.forms import SheetForm
from sembilan.planning.forms.reading import lines_of
from sembilan.planning.forms.rejects import signed, workbook
from sembilan.planning.period import year_of
from sembilan.planning.queries.reach import units_seen, writes_somewhere
from sembilan.planning.queries.sheets import sheet_of
from sembilan.planning.sheet import Loaded
from sembilan.records.actions import Refused

SHOWN = 100  # faults on the page; all of them are in the file one may take along


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The plans of a unit and those under it, or of all this reader sees."""
    year, kode = year_of(request.GET.get("tahun", "")), request.GET.get("unit", "")
    units = units_seen(request.user)
    if kode:
        units = units.filter(path__startswith=get_object_or_404(units, kode=kode).path)
    content, _rows = sheet_of(units, year)
    return made_answer(f"rencana-{year}.xlsx", content)


@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest) -> HttpResponse:
    """Take a filled-in file in; rows that cannot be read are told, the others kept."""
    if not writes_somewhere(request.user):
        raise Http404
    form, given = SheetForm(request.POST or None, request.FILES or None), dict[str, Any]()
    if form.is_bound and form.is_valid():
        try:
            given = _loaded(_load(request, form))
        except Refused as refused:
            form.add_error("sheet", refused.sentence)
    return render(request, "planning/load.html", {"form": form} | given, status=422 if form.errors else 200)


@require_POST
def rejects(request: HttpRequest) -> HttpResponse:
    """The rows that did not come in, as they were, each with what to do."""
    if not writes_somewhere(request.user):
        raise Http404
    try:
        return made_answer("rencana-belum-masuk.xlsx", workbook(request.POST.get("baris", "")))
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("planning:load")


def _load(request: HttpRequest, form: SheetForm) -> Loaded:
    lines = lines_of(form.cleaned_data["sheet"].read())
    instansi = request.instansi  # type: ignore[attr-defined]
    return actions.load(instansi=instansi, year=form.cleaned_data["year"], lines=lines, by=request.user)


def _loaded(loaded: Loaded) -> dict[str, Any]:
    return {"loaded": loaded, "faults": loaded.faults[:SHOWN], "rejects": signed(loaded.faults)}
