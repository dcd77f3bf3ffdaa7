"""Requests to put a day right for programs: asked for oneself, decided by superiors, as on the pages."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Header, Query, Router, Status

from sembilan.attendance.actions import corrections as actions
from sembilan.attendance.forms.corrections import CorrectionForm, VerdictForm
from sembilan.attendance.models import Correction
from sembilan.attendance.queries import corrections as queries
from sembilan.attendance.queries import turns
from sembilan.attendance.views.corrections import page_of
from sembilan.exchange.api import seen
from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import Unclear, found
from sembilan.exchange.api.schemas import corrections as schemas
from sembilan.exchange.api.schemas.answers import CHANGED, NEEDED, TAKEN, Pk, Slice, answers, page
from sembilan.people.actions.rights import record_read
from sembilan.records.actions import actor_name

router = Router(tags=["attendance"])
READ, WRITE = TokenAuth("attendance:read"), TokenAuth("attendance:write")


@router.get("/attendance/corrections", response=answers(schemas.Corrections), auth=READ)
def own(request: HttpRequest, part: Query[Slice]) -> dict[str, Any]:
    """What one asked for, the newest day first."""
    return page(queries.own(request.user).select_related("employee"), part, _listed)


@router.get("/attendance/corrections/waiting", response=answers(schemas.Corrections), auth=READ)
def waiting(request: HttpRequest, part: Query[Slice]) -> dict[str, Any]:
    """What waits for a decision in a superior's reach, the longest wait first."""
    if not turns.is_superior(request.user):
        raise Http404
    return page(queries.waiting(request.user), part, _listed)


@router.post("/attendance/corrections", response=answers(schemas.WholeCorrection, TAKEN, ok=201), auth=WRITE)
def new(
    request: HttpRequest,
    response: HttpResponse,
    body: schemas.NewCorrection,
    idempotency_key: Annotated[uuid.UUID | None, Header()] = None,
) -> Status[dict[str, Any]]:
    """Ask that a day of one's own be put right; the same `Idempotency-Key` again asks nothing more."""
    employee = found(request, actor_name(request.user))
    said = body.dict(exclude={"document"}) | {"token": seen.token_of(idempotency_key)}
    form = CorrectionForm(said, seen.files_of(body.document))
    if not form.is_valid():
        raise Unclear(form)
    token = form.cleaned_data["token"]
    made = actions.ask(employee=employee, wish=form.wish, upload=form.upload, token=token, by=request.user)
    return Status(201, _whole(request, response, made))


@router.get("/attendance/corrections/{pk}", response=answers(schemas.WholeCorrection), auth=READ)
def one(request: HttpRequest, response: HttpResponse, pk: Pk) -> dict[str, Any]:
    """One request beside the raw lines of its day; its ETag is what a verdict names."""
    asked = get_object_or_404(queries.readable(request.user), pk=pk)
    record_read(employee=asked.employee, what="personal", by=request.user)
    return _whole(request, response, asked)


@router.post(
    "/attendance/corrections/{pk}/verdict",
    response=answers(schemas.WholeCorrection, CHANGED, NEEDED, TAKEN),
    auth=WRITE,
)
def verdict(
    request: HttpRequest,
    response: HttpResponse,
    pk: Pk,
    body: schemas.Verdict,
    if_match: Annotated[str, Header(max_length=80)] = "",
) -> dict[str, Any]:
    """Approve, return, refuse or open again, of which `If-Match` says the version that was read."""
    asked = get_object_or_404(queries.decidable(request.user), pk=pk)
    step = seen.seen(if_match)
    form = VerdictForm({**body.dict(), "seen": step})
    if not form.is_valid():
        raise Unclear(form)
    seen.decided(lambda: _say(asked, form, request.user), step, lambda: _newest(asked))
    return _whole(request, response, asked)


@router.post("/attendance/corrections/{pk}/withdrawal", response=answers(schemas.WholeCorrection, TAKEN), auth=WRITE)
def withdrawal(request: HttpRequest, response: HttpResponse, pk: Pk) -> dict[str, Any]:
    """Take one's own request back while nothing has been decided."""
    asked = get_object_or_404(queries.own(request.user).select_related("employee"), pk=pk)
    actions.withdraw(correction=asked, by=request.user)
    return _whole(request, response, asked)


def _say(asked: Correction, form: VerdictForm, by: Any) -> None:
    text = form.cleaned_data["text"]
    if form.state == Correction.State.ASKED:
        actions.reopen(correction=asked, text=text, by=by)
    else:
        actions.decide(correction=asked, state=form.state, text=text, seen=form.cleaned_data["seen"], by=by)


def _newest(asked: Correction) -> int:
    return actions.last_step(asked).pk


def _listed(rows: list[Any]) -> list[Mapping[str, Any]]:
    return [_said(one) for one in rows]


def _said(one: Correction) -> dict[str, Any]:
    names = ("kind", "day", "datang", "pulang", "reason", "state")
    return {name: getattr(one, name) for name in names} | {
        "id": one.pk, "nip": one.employee.nip, "name": one.employee.full_name,
    }  # fmt: skip


def _whole(request: HttpRequest, response: HttpResponse, asked: Correction) -> dict[str, Any]:
    asked.refresh_from_db(fields=["state"])
    told = page_of(request, asked)
    course = [
        {"id": it["step"].pk, "state": it["step"].state, "said": it["said"], "at": it["step"].at, "by": it["name"],
         "text": it["step"].text}
        for it in told["course"]
    ]  # fmt: skip
    response["ETag"] = seen.etag(course[-1]["id"])
    return _said(asked) | {
        "report": asked.report, "document": asked.document.name if asked.document else None, "course": course,
        "lines": [vars(line) for line in told["lines"]],
        "warnings": [str(one) for one in told["warnings"]], "decides": told["decides"],
        "is_published": told["is_published"],
    }  # fmt: skip
