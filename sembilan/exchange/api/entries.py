"""The entries of a file for programs: read, added, corrected and withdrawn as on the pages."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from ninja import Header, Query, Router, Status
from ninja.errors import HttpError

from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import found
from sembilan.exchange.api.schemas import people as schemas
from sembilan.exchange.api.schemas.answers import CHANGED, NEEDED, Nip, Pk, answers
from sembilan.organisation.access import Permission
from sembilan.people.actions import add_entry, correct_entry, withdraw_entry
from sembilan.people.actions.rights import record_read
from sembilan.people.kinds import KINDS, EntryKind
from sembilan.people.models import Employee
from sembilan.people.queries.sent import made_by

router = Router(tags=["entries"])
SOURCE = "api"


def of_kind(code: str) -> EntryKind:
    """A kind of entry by its code."""
    if code not in KINDS:
        raise HttpError(404, _("Jenis riwayat %(kind)s tidak ada.") % {"kind": code})
    return KINDS[code]


@router.get("/kinds", response=answers(list[schemas.Kind]), auth=TokenAuth("people:read"))
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


@router.get("/people/{nip}/entries/{kind}", response=answers(list[schemas.Entry]), auth=TokenAuth("people:read"))
def entries(request: HttpRequest, nip: Nip, kind: str) -> list[dict[str, Any]]:
    """The entries of a kind, as their forms would show them."""
    described = of_kind(kind)
    employee = found(request, nip, Permission.READ_PERSONAL if described.personal else Permission.READ)
    record_read(employee=employee, what="file", by=request.user)
    return [_entry(described, each) for each in _of(described, employee)]


@router.post(
    "/people/{nip}/entries/{kind}",
    response=answers(schemas.Entry, ok=201),
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


@router.get("/people/{nip}/entries/{kind}/{pk}", response=answers(schemas.Entry), auth=TokenAuth("people:read"))
def entry(request: HttpRequest, response: HttpResponse, nip: Nip, kind: str, pk: Pk) -> dict[str, Any]:
    """One entry; its ETag is what a correction of it names."""
    described, stands = _held(request, nip, kind, pk, Permission.READ)
    record_read(employee=found(request, nip), what="file", by=request.user)
    response["ETag"] = _etag(stands)
    return _entry(described, stands)


@router.put(
    "/people/{nip}/entries/{kind}/{pk}",
    response=answers(schemas.Entry, CHANGED, NEEDED),
    auth=TokenAuth("people:write"),
)
def correct(
    request: HttpRequest,
    response: HttpResponse,
    nip: Nip,
    kind: str,
    pk: Pk,
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
    "/people/{nip}/entries/{kind}/{pk}",
    response=answers(None, CHANGED, NEEDED, ok=204),
    auth=TokenAuth("people:write"),
)
def withdraw(
    request: HttpRequest,
    nip: Nip,
    kind: str,
    pk: Pk,
    reason: Annotated[str, Query(min_length=3, max_length=300)],
    if_match: Annotated[str, Header(max_length=80)] = "",
) -> Status[None]:
    """Take an entry out, for a reason; what it said stays known."""
    described, entry = _held(request, nip, kind, pk)
    if described.single:
        raise HttpError(404, _("Data ini diperbaiki, tidak ditarik."))
    withdraw_entry(entry=entry, kind=kind, reason=reason, by=request.user, seen=_seen(if_match))
    return Status(204, None)


def _held(
    request: HttpRequest, nip: str, kind: str, pk: int, permission: Permission = Permission.EDIT
) -> tuple[EntryKind, Any]:
    described = of_kind(kind)
    if permission == Permission.READ and described.personal:
        permission = Permission.READ_PERSONAL
    employee = found(request, nip, permission)
    entry = _of(described, employee).filter(pk=pk).first()
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
