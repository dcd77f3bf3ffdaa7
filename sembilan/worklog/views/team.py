"""The month of a team, and of one of its people."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sembilan.documents.answers import made_answer
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Unor
from sembilan.people.access import visible
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.worklog.actions.exporting import export_list
from sembilan.worklog.forms.months import month_asked
from sembilan.worklog.models import Entry
from sembilan.worklog.queries import sheets
from sembilan.worklog.queries import team as teams
from sembilan.worklog.queries.day import lines
from sembilan.worklog.queries.reach import loads, oversees, units_of

A_PAGE = 50
MOST = 5_000  # people of a table
UNITS = 2_000  # units offered by name


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """The month of those this person leads or reads, a line each."""
    unor, people = _people(request)
    month = month_asked(request.GET.get("bulan", ""))
    page = Paginator(people, A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "rows": teams.summaries(list(page), month), "month": month, "unor": unor}
    given |= {"before": month.plus(-1), "after": month.plus(1), "units": units_of(request.user)[:UNITS]}
    given["may_load"] = loads(request.user)
    return render(request, "worklog/team.html", given)


@require_safe
def team_sheet(request: HttpRequest) -> HttpResponse:
    """The same as a table to take along."""
    _unor, people = _people(request)
    month = month_asked(request.GET.get("bulan", ""))
    rows = teams.summaries(list(people[:MOST]), month)
    export_list(by=request.user, what=f"tim:{month}", rows=len(rows))
    return made_answer(f"aktivitas-tim-{month}.xlsx", sheets.summaries(rows))


@require_safe
def person(request: HttpRequest, nip: str) -> HttpResponse:
    """One person's month, day by day and by RHK, with its entries."""
    found, month = _seen(request, nip), month_asked(request.GET.get("bulan", ""))
    record_read(employee=found, what="file", by=request.user, about="harian")
    rows = _entries(found, month.first, month.last)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    given = {"shown": teams.month_of(found, month, is_own=False), "is_own": False, "page": page}
    given |= {"lines": lines(list(page)), "before": month.plus(-1), "after": month.plus(1)}
    return render(request, "worklog/person.html", given)


@require_safe
def person_sheet(request: HttpRequest, nip: str) -> HttpResponse:
    """The entries of the month as a table to take along."""
    found, month = _seen(request, nip), month_asked(request.GET.get("bulan", ""))
    rows = list(_entries(found, month.first, month.last).prefetch_related("evidence"))
    export_list(by=request.user, what=f"pegawai:{nip}:{month}", rows=len(rows))
    return made_answer(f"aktivitas-{nip}-{month}.xlsx", sheets.entries(rows))


def _people(request: HttpRequest) -> tuple[Unor | None, QuerySet[Employee]]:
    if not oversees(request.user):
        raise Http404
    kode = request.GET.get("unor", "").replace("\0", "")
    unor = get_object_or_404(units_of(request.user), kode=kode) if kode else None
    return unor, teams.people(request.user, unor)


def _seen(request: HttpRequest, nip: str) -> Employee:
    seen = visible(request.user, None, Permission.READ)
    return get_object_or_404(seen.select_related("instansi"), nip=nip)


def _entries(found: Employee, first: object, last: object) -> QuerySet[Entry]:
    rows = Entry.objects.filter(employee=found, day__range=(first, last))
    return rows.select_related("employee", "rhk").order_by("-day", "-pk")
