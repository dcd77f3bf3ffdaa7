"""SKP of a unit as a workbook: taken along, handed in, looked at before anything is written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.documents.answers import made_answer
from sembilan.documents.workbook import xlsx
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Unor
from sembilan.people.access import may_somewhere
from sembilan.records.actions import Refused
from sembilan.skp.actions import bulk as actions
from sembilan.skp.forms.bulk import LARGEST, FileForm, Sheet, handed_in, unsigned
from sembilan.skp.queries import bulk
from sembilan.skp.queries.bulk_rows import HEADS
from sembilan.skp.queries.matrix import may_edit, unit_for
from sembilan.skp.views.matrix import year_of

SHOWN = 100  # faults and rows of a preview; all of them are in the file one may take along
WIDTHS = (21, 30, 10, 50, 50, 11, 50, 12, 14, 8, 11, 30)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Take along and hand in; what a file would change is shown before it is."""
    unor, year, form = unit_of(request), year_of(request), FileForm(request.POST or None, request.FILES or None)
    given = {"unor": unor, "year": year, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            sheet = handed_in(form.cleaned_data["file"].read(LARGEST + 1), unor.kode, year)
            return _preview(request, unor, sheet)
        except Refused as refused:
            form.add_error("file", refused.sentence)
    return render(request, "skp/matrix_bulk.html", given, status=422 if form.errors else 200)


@require_POST
def taking(request: HttpRequest) -> HttpResponse:
    """Take the good rows of the file that was looked at."""
    _only_who_load(request)
    try:
        sheet = unsigned(request.POST.get("lembar", ""))
        unor = _unit(request, sheet.unit)
        done = actions.load(unor=unor, year=sheet.year, rows=sheet.rows(), by=request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("skp:bulk")
    given = {"unor": unor, "year": sheet.year, "done": done, "sheet": sheet.signed(), "faults": done.faults[:SHOWN]}
    return render(request, "skp/matrix_bulk_done.html", given)


@require_POST
def rejects(request: HttpRequest) -> HttpResponse:
    """The rows that cannot be taken, as they came, each with what to do."""
    _only_who_load(request)
    try:
        sheet = unsigned(request.POST.get("lembar", ""))
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("skp:bulk")
    planned = bulk.plan(request.user, _unit(request, sheet.unit), sheet.year, sheet.rows())
    rows = [(*sheet.raw(one.row), one.row, one.column, one.said) for one in planned.faults]
    heads = [*sheet.heads, _("Baris"), _("Kolom"), _("Yang perlu dilakukan")]
    return made_answer(f"skp-ditolak-{sheet.year}.xlsx", xlsx(heads, rows))


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The SKP of the unit as rows, to fill in and hand in again."""
    unor, year = unit_of(request), year_of(request)
    rows = list(bulk.exported(request.user, unor, year))
    actions.take_along(unor=unor, what="skp", rows=len(rows), by=request.user)
    return made_answer(f"skp-{unor.kode}-{year}.xlsx", xlsx(HEADS, rows, WIDTHS))


def unit_of(request: HttpRequest) -> Unor:
    """The unit asked for, where this reader spreads results and drafts contracts."""
    return _unit(request, request.POST.get("unit") or request.GET.get("unit", ""))


def _unit(request: HttpRequest, kode: str) -> Unor:
    unor = unit_for(request.user, kode)
    if unor is None or not may_edit(request.user, unor):
        raise Http404
    return unor


def _only_who_load(request: HttpRequest) -> None:
    if not may_somewhere(request.user, Permission.CONTRACT):
        raise Http404


def _preview(request: HttpRequest, unor: Unor, sheet: Sheet) -> HttpResponse:
    planned = bulk.plan(request.user, unor, sheet.year, sheet.rows())
    given: dict[str, Any] = {
        "unor": unor, "year": sheet.year, "planned": planned, "sheet": sheet.signed(),
        "faults": planned.faults[:SHOWN], "writes": planned.writes[:SHOWN],
        "new": planned.count(bulk.Verdict.NEW), "changed": planned.count(bulk.Verdict.CHANGED),
        "same": planned.count(bulk.Verdict.SAME),
    }  # fmt: skip
    if not planned.writes and not planned.faults:
        messages.info(request, _("Semua baris berkas ini sudah tercatat. Tidak ada yang berubah."))
    return render(request, "skp/matrix_bulk_preview.html", given)
