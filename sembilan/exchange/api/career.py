"""Services of a career for programs: what falls due, each requirement with its law, and cases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router

from sembilan.career.forms import ListForm
from sembilan.career.kinds import SERVICES
from sembilan.career.models import Due
from sembilan.career.queries import cases as of_cases
from sembilan.career.queries import lists, own
from sembilan.career.views.cases import paper
from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import Unclear, found
from sembilan.exchange.api.schemas import career as schemas
from sembilan.exchange.api.schemas.answers import BINARY, Nip, Pk, Slice, answers, page
from sembilan.organisation.access import Permission
from sembilan.people.access import may
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

router = Router(tags=["services"])
READ = TokenAuth("services:read")


@router.get("/services/due", response=answers(schemas.DueList), auth=READ)
def due(request: HttpRequest, asked: Query[schemas.AskedDue], part: Query[Slice]) -> dict[str, Any]:
    """What falls due, one service at a time, the earliest first; for who looks after people."""
    if not lists.may_look(request.user):
        raise Http404
    form = ListForm(asked.dict())
    if not form.is_valid():
        raise Unclear(form)
    newest = lists.newest()
    if newest is None:
        return {**page(Due.objects.none(), part, list), "service": form.service, "day": None}
    mine = lists.due(request.user, newest)
    rows = lists.listed(mine, SERVICES[form.service], form.cleaned_data, newest.day)
    listed = page(rows, part, lambda few: [_line(one) for one in lists.lines(few, newest.instansi, newest.day)])
    return {**listed, "service": form.service, "day": newest.day}


@router.get("/services/own", response=answers(list[schemas.Service]), auth=READ)
def mine(request: HttpRequest) -> list[dict[str, Any]]:
    """One's own services, each requirement with its law, and the shortest path to each."""
    return _told(found(request, actor_name(request.user)))


@router.get("/services/people/{nip}", response=answers(list[schemas.Service]), auth=READ)
def of_person(request: HttpRequest, nip: Nip) -> list[dict[str, Any]]:
    """The services of a person one looks after."""
    employee = found(request, nip, lists.LOOK)
    record_read(employee=employee, what="file", by=request.user, about="layanan")
    return _told(employee)


@router.get("/cases", response=answers(schemas.Cases), auth=READ)
def cases(request: HttpRequest, part: Query[Slice]) -> dict[str, Any]:
    """The cases one looks after, the newest first."""
    if not (lists.may_look(request.user) or may(request.user, Permission.SIGN)):
        raise Http404
    return page(of_cases.cases(request.user), part, lambda rows: [_case(one) for one in rows])


@router.get("/cases/{pk}", response=answers(schemas.WholeCase), auth=READ)
def case(request: HttpRequest, pk: Pk) -> dict[str, Any]:
    """One case: its steps, and its requirements as they were frozen."""
    one: Any = get_object_or_404(of_cases.cases(request.user), pk=pk)
    steps = [{**step, "state": step["code"]} for step in of_cases.steps(one)]
    return {**_case(one), "steps": steps, "requirements": one.requirements}


@router.get("/cases/{pk}/letter", response=answers(None), auth=READ, openapi_extra=BINARY)
def letter(request: HttpRequest, pk: Pk) -> HttpResponse:
    """The letter as PDF: the signed one as it is kept, else the draft as it would be."""
    return paper(request, pk)


def _line(line: lists.Line) -> Mapping[str, Any]:
    one = line.due
    return {
        "nip": one.employee.nip, "name": one.employee.full_name, "jabatan": one.jabatan_name, "unor": one.unor_name,
        "service": one.service, "due_on": one.due_on, "what": line.what, "state": line.state,
        "has_case": one.has_case,
        "lacking": [{"title": it.title, "law": it.law, "unknown": it.is_unknown} for it in line.lacking],
    }  # fmt: skip


def _told(employee: Employee) -> list[dict[str, Any]]:
    names = ("name", "title", "state", "text", "law")
    return [
        {
            "code": one.judged.service.code,
            "title": str(one.judged.service.title),
            "due_on": one.judged.due_on,
            "what": one.what,
            "path": one.path,
            "requirements": [{name: getattr(it, name) for name in names} for it in one.judged.requirements],
        }
        for one in own.told(employee, timezone.localdate())
    ]


def _case(one: Any) -> Mapping[str, Any]:
    names = ("service", "due_on", "state", "number", "dated")
    return {name: getattr(one, name) for name in names} | {
        "id": one.pk, "nip": one.employee.nip, "name": one.employee.full_name,
        "signed": getattr(one, "signature", None) is not None,
    }  # fmt: skip
