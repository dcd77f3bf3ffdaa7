"""The roster of a unit as a grid of a month, as an Excel file, and its shifts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.documents.answers import made_answer
from sembilan.documents.workbook import xlsx
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.terms.month import Month
from sembilan.worktime import actions
from sembilan.worktime.forms.rosters import LARGEST, ShiftForm, handed_in, typed
from sembilan.worktime.models import Shift
from sembilan.worktime.queries import reach
from sembilan.worktime.queries.calendar import closed_days
from sembilan.worktime.queries.roster import people_in, rows, shifts_for
from sembilan.worktime.rosters import Row, Sent, warnings
from sembilan.worktime.views.answers import officers_only, taken
from sembilan.worktime.views.own import month_of

A_PAGE = 25  # people of a grid: its cells must stay under the fields a request may have
TOLD = 30  # faults said at once


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def roster(request: HttpRequest) -> HttpResponse:
    """A unit's month: letters in cells; what was typed is taken, what cannot be is told."""
    unor, month = _unor(request), month_of(request)
    page = Paginator(people_in(unor, month), A_PAGE).get_page(request.GET.get("halaman"))
    if request.method == "POST":
        found = rows(list(page.object_list), month)
        return _written(request, unor, month, typed(request.POST, found, month, shifts_for(unor)))
    return render(request, "worktime/roster.html", _grid(request, unor, month, page, []))


@require_POST
@officers_only
def upload(request: HttpRequest) -> HttpResponse:
    """Takes the cells of a workbook."""
    unor, month, file = _unor(request), month_of(request), request.FILES.get("berkas")
    if file is None:
        messages.error(request, _("Pilih dahulu berkas Excel-nya."))
        return redirect(_back(unor, month))
    everybody = rows(list(people_in(unor, month)), month)
    content = file.read(LARGEST + 1)
    return _written(request, unor, month, handed_in(content, everybody, month, shifts_for(unor)))


@require_safe
@officers_only
def download(request: HttpRequest) -> HttpResponse:
    """The month as a workbook, to be filled in and handed in again."""
    unor, month = _unor(request), month_of(request)
    days = _days(month)
    lines = [
        (row.employee.nip, row.employee.full_name, *(row.letters.get(day, "") for day in days))
        for row in rows(list(people_in(unor, month)), month)
    ]
    content = xlsx([_("NIP"), _("Nama"), *(str(day.day) for day in days)], lines, [20, 28, *(4 for _day in days)])
    return made_answer(f"daftar-dinas-{month}.xlsx", content)


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def shifts(request: HttpRequest) -> HttpResponse:
    """The shifts of a unit, and opening one."""
    unor, form = _unor(request), ShiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("kode", "name", "starts", "ends")}
        if taken(form, lambda: actions.open_shift(unor=unor, by=request.user, **told)):
            messages.success(request, _("Sif tersimpan."))
            return redirect(f"{request.path}?unit={unor.kode}")
    given = {"unor": unor, "units": reach.units(request.user), "form": form, "shifts": shifts_for(unor).values()}
    return render(request, "worktime/shifts.html", given, status=422 if request.method == "POST" else 200)


@require_POST
@officers_only
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Closes a shift: it is no longer given out."""
    shift: Shift = get_object_or_404(reach.shifts(request.user), pk=pk)
    actions.close_shift(shift=shift, by=request.user)
    messages.success(request, _("Sif ditutup. Daftar lama tetap menyebutnya."))
    return redirect(f"/jam-kerja/sif/?unit={shift.unor.kode}")


def _unor(request: HttpRequest) -> Unor:
    found, kode = reach.units(request.user), request.GET.get("unit", "")
    unor = found.filter(kode=kode).first() if kode else found.first()
    if unor is None:
        raise Http404
    return unor


def _days(month: Month) -> list[Any]:
    return [month.first.replace(day=number) for number in range(1, month.days + 1)]


def _back(unor: Unor, month: Month) -> str:
    return f"/jam-kerja/dinas/?unit={unor.kode}&bulan={month}"


def _written(request: HttpRequest, unor: Unor, month: Month, sent: Sent) -> HttpResponse:
    taken, own = 0, Employee.objects.filter(nip=request.user.nip).first()  # type: ignore[union-attr]
    sent.leave_out(own)
    if sent.lines or sent.cleared:
        taken = actions.write_roster(unor=unor, lines=sent.lines, cleared=sent.cleared, by=request.user)
    if not sent.faults:
        messages.success(request, _("%(n)s sel tersimpan.") % {"n": taken})
        return redirect(_back(unor, month) + _page(request))
    page = Paginator(people_in(unor, month), A_PAGE).get_page(request.GET.get("halaman"))
    given = _grid(request, unor, month, page, sent.faults) | {"taken": taken}
    return render(request, "worktime/roster.html", given, status=422)


def _page(request: HttpRequest) -> str:
    number = request.GET.get("halaman", "")
    return f"&halaman={number}" if number.isdigit() else ""


def _grid(request: HttpRequest, unor: Unor, month: Month, page: Any, faults: Sequence[str]) -> dict[str, Any]:
    known, days = shifts_for(unor), _days(month)
    closed = closed_days(request.instansi, month.first, month.next().first)  # type: ignore[attr-defined]
    found = rows(list(page.object_list), month)
    return {
        "unor": unor, "units": reach.units(request.user), "month": month, "page": page, "shifts": known.values(),
        "days": [(day, day.isoweekday() > 5 or day in closed) for day in days], "lines": _lines(found, days),
        "faults": faults[:TOLD], "more": max(len(faults) - TOLD, 0),
        "warned": [(row.employee, said) for row in found if (said := warnings(row, shifts_for(unor, closed=True)))],
    }  # fmt: skip


def _lines(found: list[Row], days: list[Any]) -> list[Any]:
    return [(row.employee, [(day.day, row.letters.get(day, "")) for day in days]) for row in found]
