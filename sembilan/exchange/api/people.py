"""People and their files for programs: who one may see, the sections of a file, and its entries."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from ninja import Header, Path, Query, Router, Status
from ninja.errors import HttpError

from sembilan.exchange.api import schemas
from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.schemas import NIP, Fault
from sembilan.organisation import access
from sembilan.organisation.access import Permission
from sembilan.people import dossier
from sembilan.people.access import person, visible
from sembilan.people.actions import ChangedMeanwhile, InvalidEntry, add_entry, correct_entry, withdraw_entry
from sembilan.people.actions.rights import record_read
from sembilan.people.kinds import KINDS, EntryKind
from sembilan.people.models import Employee
from sembilan.people.queries import with_place
from sembilan.people.queries.sent import made_by

router = Router(tags=["people"])
Nip = Annotated[str, Path(pattern=NIP, examples=["199203142015032001"])]
SOURCE = "api"
MOST = 500
REFUSED = {403: Fault, 404: Fault}
NEEDED, CHANGED, INVALID = 428, 412, 422


def found(request: HttpRequest, nip: str, permission: Permission = Permission.READ) -> Employee:
    """A person the token's user may see; another is not there."""
    employee = person(request.user, nip, permission=permission)
    if employee is None:
        raise HttpError(404, _("NIP %(nip)s tidak ditemukan.") % {"nip": nip})
    return employee


def of_kind(code: str) -> EntryKind:
    """A kind of entry by its code."""
    if code not in KINDS:
        raise HttpError(404, _("Jenis riwayat %(kind)s tidak ada.") % {"kind": code})
    return KINDS[code]


@router.get("/kinds", response={200: list[schemas.Kind]}, auth=TokenAuth("people:read"))
def kinds(request: HttpRequest) -> list[dict[str, Any]]:
    """The kinds of entry a file has, with their fields and the words these take."""
    return [
        {
            "code": kind.code,
            "title": str(kind.title),
            "single": kind.single,
            "personal": kind.personal,
            "fields": [
                {
                    "name": name,
                    "label": str(field.label),
                    "needed": field.required,
                    "choices": [str(value) for value, _label in getattr(field, "choices", ()) if value]
                    if hasattr(field, "_choices")
                    else [],
                }
                for name, field in kind.form().fields.items()
            ],
        }
        for kind in KINDS.values()
    ]


@router.get("/people", response={200: schemas.People}, auth=TokenAuth("people:read"))
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


@router.get("/people/{nip}", response={200: schemas.Person, **REFUSED}, auth=TokenAuth("people:read"))
def one(request: HttpRequest, nip: Nip) -> dict[str, Any]:
    """One person, with the post and unit of today."""
    employee = found(request, nip)
    record_read(employee=employee, what="file", by=request.user)
    placed: Any = with_place(Employee.objects.filter(pk=employee.pk), access.today()).get()
    return {**_person(employee), "jabatan": placed.jabatan_name, "unor": placed.unor_name}


@router.get("/people/{nip}/sections", response={200: list[schemas.Section], **REFUSED}, auth=TokenAuth("people:read"))
def sections(request: HttpRequest, nip: Nip) -> list[dict[str, Any]]:
    """The whole file as it is shown, section by section; personal ones only for who may read them."""
    employee = found(request, nip)
    record_read(employee=employee, what="file", by=request.user)
    may_read_personal = person(request.user, nip, permission=Permission.READ_PERSONAL) is not None
    return [
        {
            "code": section.code,
            "title": str(section.title),
            "columns": [str(column) for column in section.columns],
            "rows": [_row(row) for row in section.rows(employee)],
            "gaps": [str(gap) for gap in section.gaps(employee)],
        }
        for section in dossier.sections()
        if may_read_personal or not section.personal
    ]


@router.get(
    "/people/{nip}/entries/{kind}", response={200: list[schemas.Entry], **REFUSED}, auth=TokenAuth("people:read")
)
def entries(request: HttpRequest, nip: Nip, kind: str) -> list[dict[str, Any]]:
    """The entries of a kind, as their forms would show them."""
    described = of_kind(kind)
    employee = found(request, nip, Permission.READ_PERSONAL if described.personal else Permission.READ)
    record_read(employee=employee, what="file", by=request.user)
    return [_entry(described, each) for each in _of(described, employee)]


@router.post(
    "/people/{nip}/entries/{kind}",
    response={201: schemas.Entry, INVALID: Fault, **REFUSED},
    auth=TokenAuth("people:write"),
)
def add(
    request: HttpRequest,
    response: HttpResponse,
    nip: Nip,
    kind: str,
    body: schemas.NewEntry,
    idempotency_key: Annotated[str, Header(max_length=36)] = "",
) -> Status[dict[str, Any]]:
    """Enter something true of a person; the same `Idempotency-Key` again enters nothing more."""
    described = of_kind(kind)
    employee = found(request, nip, Permission.EDIT)
    made = made_by(idempotency_key) if idempotency_key else None
    if made is not None and (before := _of(described, employee).filter(pk=made).first()):
        response["ETag"] = _etag(before)
        return Status(201, _entry(described, before))
    entry = add_entry(
        employee=employee, kind=kind, texts=body.fields, by=request.user, source=SOURCE, token=idempotency_key
    )
    response["ETag"] = _etag(entry)
    return Status(201, _entry(described, entry))


@router.put(
    "/people/{nip}/entries/{kind}/{int:pk}",
    response={200: schemas.Entry, INVALID: Fault, CHANGED: Fault, NEEDED: Fault, **REFUSED},
    auth=TokenAuth("people:write"),
)
def correct(
    request: HttpRequest,
    response: HttpResponse,
    nip: Nip,
    kind: str,
    pk: int,
    body: schemas.Correction,
    if_match: Annotated[str, Header(max_length=80)] = "",
) -> dict[str, Any]:
    """Correct an entry, of which `If-Match` says the version that was read."""
    described, entry = _held(request, nip, kind, pk)
    corrected = correct_entry(
        entry=entry, kind=kind, texts=body.fields, reason=body.reason, by=request.user, source=SOURCE,
        seen=_seen(if_match),
    )  # fmt: skip
    corrected.refresh_from_db()
    response["ETag"] = _etag(corrected)
    return _entry(described, corrected)


@router.delete(
    "/people/{nip}/entries/{kind}/{int:pk}",
    response={204: None, CHANGED: Fault, NEEDED: Fault, **REFUSED},
    auth=TokenAuth("people:write"),
)
def withdraw(
    request: HttpRequest,
    nip: Nip,
    kind: str,
    pk: int,
    reason: Annotated[str, Query(min_length=3, max_length=300)],
    if_match: Annotated[str, Header(max_length=80)] = "",
) -> Status[None]:
    """Take an entry out, for a reason; what it said stays known."""
    described, entry = _held(request, nip, kind, pk)
    if described.single:
        raise HttpError(404, _("Data ini diperbaiki, tidak ditarik."))
    withdraw_entry(entry=entry, kind=kind, reason=reason, by=request.user, seen=_seen(if_match))
    return Status(204, None)


def _held(request: HttpRequest, nip: str, kind: str, pk: int) -> tuple[EntryKind, Any]:
    described = of_kind(kind)
    employee = found(request, nip, Permission.EDIT)
    entry = _of(described, employee).filter(pk=pk).first() if pk < 2**63 else None
    if entry is None:
        raise HttpError(404, _("Butir ini tidak ada."))
    return described, entry


def _of(kind: EntryKind, employee: Employee) -> Any:
    mine: Any = kind.model._default_manager
    return mine.filter(pk=employee.pk) if kind.model is Employee else mine.filter(employee=employee).order_by("pk")


def _seen(if_match: str) -> dt.datetime:
    """The version a writer read; without it nothing is overwritten."""
    if not if_match:
        raise HttpError(NEEDED, _("Sertakan If-Match dengan ETag butir yang dibaca."))
    try:
        moment = parse_datetime(if_match.strip().removeprefix("W/").strip('"'))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise HttpError(CHANGED, _("If-Match ini bukan ETag butir."))
    return moment


def _etag(entry: Any) -> str:
    return f'"{entry.recorded_at.isoformat()}"'


def _entry(kind: EntryKind, entry: Any) -> dict[str, Any]:
    if entry.recorded_at is None or not isinstance(entry.recorded_at, dt.datetime):
        entry.refresh_from_db()
    return {"id": entry.pk, "kind": kind.code, "fields": kind.texts(entry), "recorded_at": entry.recorded_at}


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


FAULTS = {InvalidEntry: INVALID, ChangedMeanwhile: CHANGED}
