"""The plans as an Excel file, out and in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.documents.workbook import XLSX
from sembilan.planning import actions
from sembilan.planning.forms import SheetForm
from sembilan.planning.forms.reading import Unreadable, lines_of
from sembilan.planning.period import year_of
from sembilan.planning.queries.reach import units_seen, writes_somewhere
from sembilan.planning.queries.sheets import sheet_of


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The plans of a unit and those under it, or of all this reader sees."""
    year, kode = year_of(request.GET.get("tahun", "")), request.GET.get("unit", "")
    units = units_seen(request.user)
    if kode:
        units = units.filter(path__startswith=get_object_or_404(units, kode=kode).path)
    content, _rows = sheet_of(units, year)
    headers = {"Content-Disposition": f'attachment; filename="rencana-{year}.xlsx"'}
    return HttpResponse(content, XLSX, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest) -> HttpResponse:
    """Take a filled-in file in; rows that cannot be read are told, the others kept."""
    if not writes_somewhere(request.user):
        raise Http404
    form, loaded = SheetForm(request.POST or None, request.FILES or None), None
    if form.is_bound and form.is_valid():
        try:
            lines = lines_of(form.cleaned_data["sheet"].read())
            year = form.cleaned_data["year"]
            instansi = request.instansi  # type: ignore[attr-defined]
            loaded = actions.load(instansi=instansi, year=year, lines=lines, by=request.user)
        except Unreadable as unreadable:
            form.add_error("sheet", str(unreadable))
    return render(request, "planning/load.html", {"form": form, "loaded": loaded}, status=422 if form.errors else 200)
