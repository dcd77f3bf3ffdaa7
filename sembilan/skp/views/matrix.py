"""The matriks peran hasil: the grid of a unit, one cell of it, and SKP drafted from it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Unor
from sembilan.people.access import scope_for
from sembilan.people.models import Employee
from sembilan.records.actions import Refused
from sembilan.skp.actions import matrix as actions
from sembilan.skp.forms.matrix import CellForms
from sembilan.skp.models import Rhk, Role
from sembilan.skp.queries import matrix as queries

YEARS = 5  # so far from today a year may be asked for


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The matrix of a unit."""
    unor, year = _unor(request), year_of(request)
    team = queries.team_of(unor, queries.day_in(year))
    found = queries.matrix_of(team, year)
    scope = scope_for(request.user)
    below = sorted((one for one in team.children if scope.covers(one.path)), key=lambda one: one.name)
    above = unor.parent if unor.parent and scope.covers(unor.parent.path, Permission.READ) else None
    given = {"unor": unor, "year": year, "matrix": found, "below": below, "above": above}
    given |= {"edits": queries.may_edit(request.user, unor), "is_leader": scope.own_nip in team.leaders}
    return render(request, "skp/matrix.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
def cell(request: HttpRequest, output: int, nip: str) -> HttpResponse:
    """What one person takes of one result: the form, and what was typed."""
    result, person = _cell(request, output, nip)
    roles = queries.cell_of(result, person)
    if request.method != "POST":
        return _form(request, result, person, CellForms(roles), queries.seen(roles))
    forms = CellForms(roles, request.POST)
    if not forms.is_valid():
        return _form(request, result, person, forms, request.POST.get("seen", ""), status=422)
    try:
        mark = request.POST.get("seen", "")
        actions.put_roles(output=result, employee=person, parts=forms.parts, mark=mark, by=request.user)
    except Refused as refused:
        return _form(request, result, person, forms, _mark(result, person), fault=refused.sentence, status=409)
    return _kept(request, result, person)


def _kept(request: HttpRequest, result: Rhk, person: Employee) -> HttpResponse:
    if request.headers.get("HX-Request"):
        given = {"output": result, "person": person, "roles": queries.cell_of(result, person), "edits": True}
        answer = render(request, "skp/matrix_cell.html", given)
        answer["HX-Trigger"] = "matriks"  # what the matrix shows above is looked at again
        return answer
    messages.success(request, _("Tersimpan: %(name)s.") % {"name": person.full_name})
    return redirect(address(result.skp.unor, result.skp.year))


@require_POST
def drafts(request: HttpRequest) -> HttpResponse:
    """Let the SKP of one person, or of all who have roles, draft themselves."""
    unor, year = _unor(request), year_of(request)
    found = queries.matrix_of(queries.team_of(unor, queries.day_in(year)), year)
    nip = request.POST.get("nip", "")
    lines = [one for one in found.lines if not one.is_gone and nip in ("", one.person.nip)]
    roles = [role for line in lines for cell in line.cells for role in cell.roles]
    try:
        done = actions.draft_skps(
            unor=unor, people=[one.person for one in lines], roles=roles, year=year, by=request.user
        )
        _tell(request, done)
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect(address(unor, year))


def address(unor: Unor, year: int) -> str:
    """The page of a unit's matrix."""
    return f"{reverse('skp:matrix')}?unit={unor.kode}&tahun={year}"


def year_of(request: HttpRequest) -> int:
    """The year asked for, else this one."""
    text, now = request.POST.get("tahun") or request.GET.get("tahun", ""), today().year
    year = int(text) if text.isdecimal() and len(text) == 4 else now
    return year if abs(year - now) <= YEARS else now


def _tell(request: HttpRequest, done: actions.Drafted) -> None:
    made = ngettext("%(n)s RHK dibuat dari matriks", "%(n)s RHK dibuat dari matriks", done.rhks) % {"n": done.rhks}
    begun = ngettext("%(n)s SKP baru", "%(n)s SKP baru", done.skps) % {"n": done.skps}
    (messages.success if done.rhks else messages.info)(request, f"{made}, {begun}.")
    if done.left:
        told = "; ".join(f"{one.full_name}: {why}" for one, why in done.left[:10])
        more = " " + _("dan %(n)s lainnya") % {"n": len(done.left) - 10} if len(done.left) > 10 else ""
        messages.warning(request, _("Dilewati: %(told)s%(more)s.") % {"told": told, "more": more})


def _unor(request: HttpRequest) -> Unor:
    unor = queries.unit_for(request.user, request.POST.get("unit") or request.GET.get("unit", ""))
    if unor is None:
        raise Http404
    return unor


def _cell(request: HttpRequest, output: int, nip: str) -> tuple[Rhk, Employee]:
    result = Rhk.objects.filter(pk=output, ended_on=None).select_related("skp__unor").first()
    person = Employee.objects.filter(nip=nip).first()
    if result is None or person is None or not queries.may_edit(request.user, result.skp.unor):
        raise Http404
    team = queries.team_of(result.skp.unor, queries.day_in(result.skp.year))
    is_known = team.has(nip) or Role.objects.filter(output=result, employee=person).exists()
    if not is_known or not any(one.pk == result.pk for one in queries.outputs_of(team, result.skp.year)):
        raise Http404
    return result, person


def _mark(result: Rhk, person: Employee) -> str:
    return queries.seen(queries.cell_of(result, person))


def _form(
    request: HttpRequest, result: Rhk, person: Employee, forms: CellForms, mark: str, fault: str = "", status: int = 200
) -> HttpResponse:
    given: dict[str, Any] = {
        "output": result, "person": person, "forms": forms, "mark": mark, "fault": fault,
        "there": queries.cell_of(result, person) if fault else [],
        "back": address(result.skp.unor, result.skp.year),
    }  # fmt: skip
    is_part = request.headers.get("HX-Request")
    # htmx leaves what is refused where it was; the form with its sentence is to stand in the cell all the same.
    return render(
        request, "skp/matrix_form.html" if is_part else "skp/matrix_cell_page.html", given,
        status=200 if is_part else status,
    )  # fmt: skip
