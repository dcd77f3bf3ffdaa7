"""People for programs: whom one may see, the sections of a file and its papers, who may see it and who looked."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import found
from sembilan.exchange.api.schemas import people as schemas
from sembilan.exchange.api.schemas.answers import BINARY, MOST, Nip, Pk, Slice, answers, page
from sembilan.organisation import access
from sembilan.organisation.access import Permission
from sembilan.people import dossier
from sembilan.people.access import visible
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.people.queries import looks as of_looks
from sembilan.people.queries import with_place
from sembilan.people.queries.person import person_for, sections_for
from sembilan.people.views import papers
from sembilan.records.actions import actor_name

router = Router(tags=["people"])
READ = TokenAuth("people:read")


@router.get("/people", response=answers(schemas.People), auth=READ)
def people(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=80)] = "",
    unit: Annotated[str, Query(max_length=40)] = "",
    after: Annotated[str, Query(max_length=18)] = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> dict[str, Any]:
    """The people one may see, by NIP; `q` is a part of the name, `unit` the code of a unit with all under it."""
    chosen: Any = with_place(visible(request.user).filter(nip__gt=after.replace("\0", "")), access.today())
    if q:
        chosen = chosen.filter(name__icontains=q.replace("\0", ""))
    if unit:
        chosen = chosen.filter(unor_path__contains=f"{unit}.".replace("\0", ""))
    page = list(chosen.order_by("nip")[: limit + 1])
    items = [{**_person(one), "jabatan": one.jabatan_name, "unor": one.unor_name} for one in page[:limit]]
    return {"items": items, "next": items[-1]["nip"] if len(page) > limit else None}


@router.get("/people/{nip}", response=answers(schemas.Person), auth=READ)
def one(request: HttpRequest, nip: Nip) -> dict[str, Any]:
    """One person, with the post and unit of today."""
    employee = found(request, nip)
    record_read(employee=employee, what="file", by=request.user)
    placed: Any = with_place(Employee.objects.filter(pk=employee.pk), access.today()).get()
    return {**_person(employee), "jabatan": placed.jabatan_name, "unor": placed.unor_name}


@router.get("/people/{nip}/sections", response=answers(list[schemas.Section]), auth=READ)
def sections(request: HttpRequest, nip: Nip) -> list[dict[str, Any]]:
    """The whole file as it is shown, section by section; personal ones only for who may read them."""
    record_read(employee=found(request, nip), what="file", by=request.user)
    employee = person_for(request.user, nip)
    assert employee is not None
    return [
        {
            "code": section.code,
            "title": str(section.title),
            "columns": [str(column) for column in section.columns],
            "rows": [_row(row) for row in section.rows(employee)],
            "gaps": [str(gap) for gap in section.gaps(employee)],
        }
        for section in sections_for(request.user, employee)
    ]


@router.get("/people/{nip}/documents/{pk}", response=answers(None), auth=READ, openapi_extra=BINARY)
def document(request: HttpRequest, nip: Nip, pk: Pk) -> HttpResponse:
    """A document that an entry names which one may see, as it was handed in."""
    return papers.document(request, nip, pk)


@router.get("/people/{nip}/watchers", response=answers(list[schemas.Watcher]), auth=READ)
def watchers(request: HttpRequest, nip: Nip) -> list[dict[str, Any]]:
    """Who may see a person today, why, and what of her; for herself and for who sees rights."""
    employee = _open(request, nip)
    names = ("nip", "name", "post", "why", "since", "until")
    return [
        {name: getattr(one, name) for name in names} | {"touches": one.words}
        for one in of_looks.watchers(employee, access.today())
    ]


@router.get("/people/{nip}/looks", response=answers(schemas.Looks), auth=READ)
def looks(request: HttpRequest, nip: Nip, asked: Query[Slice]) -> dict[str, Any]:
    """Who looked at a person, when, and at what; for herself and for who sees rights."""
    _open(request, nip)
    return page(
        of_looks.readings_of(nip), asked, lambda rows: [vars(one) for one in of_looks.told(rows, access.today())]
    )


def _open(request: HttpRequest, nip: str) -> Employee:
    return found(request, nip, Permission.READ if nip == actor_name(request.user) else Permission.SEE_RIGHTS)


def _person(employee: Employee) -> dict[str, Any]:
    names = ("nip", "name", "full_name", "kind", "status")
    return {name: getattr(employee, name) for name in names}


def _row(row: dossier.Row) -> dict[str, Any]:
    return {
        "cells": [str(cell) for cell in row.cells],
        "since": row.since,
        "until": row.until,
        "sk": row.sk,
        "source": row.source,
    }
