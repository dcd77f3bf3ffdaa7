"""Proposals for programs: one's own, those that wait, and each step of their course as on the pages."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Annotated, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Header, Query, Router, Status

from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import Unclear
from sembilan.exchange.api.schemas import proposals as schemas
from sembilan.exchange.api.schemas.answers import BINARY, TAKEN, Pk, Slice, answers, page
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read
from sembilan.people.kinds import KINDS, EntryKind
from sembilan.people.models import Employee
from sembilan.proposals import actions, queries
from sembilan.proposals.entries import entries_of, entry_of
from sembilan.proposals.forms import ProposalForm, QueueForm, VerdictForm
from sembilan.proposals.models import Change, Proposal
from sembilan.proposals.queries import lists, shown
from sembilan.proposals.views import single

router = Router(tags=["proposals"])
READ, WRITE = TokenAuth("proposals:read"), TokenAuth("proposals:write")


@router.get("/proposals", response=answers(schemas.Proposals), auth=READ)
def own(request: HttpRequest, part: Query[Slice]) -> dict[str, Any]:
    """What one proposed, and what others proposed about one."""
    return page(lists.own(request.user), part, _listed)


@router.get("/proposals/waiting", response=answers(schemas.Proposals), auth=READ)
def waiting(request: HttpRequest, asked: Query[schemas.Asked], part: Query[Slice]) -> dict[str, Any]:
    """The work list of an officer, the oldest first; by its filters also what is no longer her turn."""
    if not queries.sees_queue(request.user):
        raise Http404
    form = QueueForm(asked.dict())
    if not form.is_valid():
        raise Unclear(form)
    return page(lists.queue(request.user, form.cleaned_data), part, _listed)


@router.post("/proposals", response=answers(schemas.WholeProposal, TAKEN, ok=201), auth=WRITE)
def new(
    request: HttpRequest, body: schemas.NewProposal, idempotency_key: Annotated[uuid.UUID | None, Header()] = None
) -> Status[dict[str, Any]]:
    """Propose a change; the same `Idempotency-Key` again proposes nothing more."""
    kind, employee = KINDS.get(body.kind), queries.may_propose_for(request.user, body.nip)
    if kind is None or employee is None:
        raise Http404
    entry = _entry(kind, employee, body.entry)
    change = Change.ADD if entry is None else Change.CORRECT
    if body.withdraw and entry is not None and not kind.single:
        change = Change.WITHDRAW
    key = idempotency_key or uuid.uuid4()
    form = _form(body, change, needs_document=kind.proven and change != Change.WITHDRAW, token=key)
    given = {"kind": kind.code, "change": change, "entry": entry and entry.pk, "texts": body.fields}
    return Status(201, _whole(request, _submitted(request, employee, form, given)))


@router.get("/proposals/{pk}", response=answers(schemas.WholeProposal), auth=READ)
def one(request: HttpRequest, pk: Pk) -> dict[str, Any]:
    """One proposal with both its sides and its course."""
    proposal = _readable(request, pk)
    what = "personal" if KINDS[proposal.kind].personal else "file"
    record_read(employee=proposal.employee, what=what, by=request.user)
    return _whole(request, proposal)


@router.put("/proposals/{pk}", response=answers(schemas.WholeProposal, TAKEN), auth=WRITE)
def mend(request: HttpRequest, pk: Pk, body: schemas.Mended) -> dict[str, Any]:
    """Send one's own returned proposal again, mended."""
    proposal = get_object_or_404(lists.own(request.user), pk=pk)
    has_one = proposal.document_id is not None or not KINDS[proposal.kind].proven
    needs = proposal.change != Change.WITHDRAW and not has_one
    form = _form(body, proposal.change, needs_document=needs, token=proposal.token)
    note, by = form.cleaned_data["note"], request.user
    sent = actions.resubmit(proposal=proposal, texts=body.fields, note=note, upload=form.upload, by=by)
    return _whole(request, sent)


@router.post("/proposals/{pk}/verdict", response=answers(schemas.WholeProposal, TAKEN), auth=WRITE)
def verdict(request: HttpRequest, pk: Pk, body: schemas.Verdict) -> dict[str, Any]:
    """Forward, return, refuse or approve."""
    proposal, form = _readable(request, pk), VerdictForm(body.dict())
    if not form.is_valid():
        raise Unclear(form)
    said = form.cleaned_data
    more = {"is_confirmed": said["confirmed"]} if said["verdict"] == "setujui" else {}
    act = single.ACTS[said["verdict"]]
    act(proposal=proposal, note=said["note"], seen=said["seen"], by=request.user, **more)
    return _whole(request, proposal)


@router.post("/proposals/{pk}/withdrawal", response=answers(schemas.WholeProposal, TAKEN), auth=WRITE)
def withdrawal(request: HttpRequest, pk: Pk) -> dict[str, Any]:
    """Take one's own proposal back while nothing has been decided."""
    proposal = get_object_or_404(lists.own(request.user), pk=pk)
    return _whole(request, actions.take_back(proposal=proposal, by=request.user))


@router.get("/proposals/{pk}/document", response=answers(None), auth=READ, openapi_extra=BINARY)
def document(request: HttpRequest, pk: Pk) -> HttpResponse:
    """The document as it was handed in."""
    return single.document(request, pk)


def _readable(request: HttpRequest, pk: int) -> Proposal:
    return get_object_or_404(queries.readable(request.user).select_related("employee", "document"), pk=pk)


def _entry(kind: EntryKind, employee: Employee, wanted: int | None) -> Any:
    if kind.single:
        return next(iter(entries_of(kind, employee)), None)
    entry = entry_of(kind, employee, wanted) if wanted is not None else None
    if wanted is not None and entry is None:
        raise Http404
    return entry


def _form(body: schemas.Mended, change: str, *, needs_document: bool, token: uuid.UUID) -> ProposalForm:
    paper = body.document
    files: Any = {"document": SimpleUploadedFile(paper.name, paper.content)} if paper else {}
    form = ProposalForm({"note": body.note, "token": token}, files, change=change, needs_document=needs_document)
    if not form.is_valid():
        raise Unclear(form)
    return form


def _submitted(request: HttpRequest, employee: Employee, form: ProposalForm, given: Mapping[str, Any]) -> Proposal:
    token, note, by = form.cleaned_data["token"], form.cleaned_data["note"], request.user
    mine = Proposal.objects.filter(token=token, employee=employee)
    if before := mine.first():
        return before
    try:
        with transaction.atomic():
            return actions.submit(employee=employee, note=note, upload=form.upload, token=token, by=by, **given)
    except IntegrityError:  # sent twice at once: the first one stands
        return get_object_or_404(mine)


def _listed(found: list[Any]) -> list[Mapping[str, Any]]:
    return [_said(row) for row in shown.shown(found, today(), lists.unit_names(found))]


def _said(row: shown.Shown) -> dict[str, Any]:
    proposal = row.proposal
    names = ("kind", "change", "state", "due_on")
    return {name: getattr(proposal, name) for name in names} | {
        "id": proposal.pk, "nip": proposal.employee.nip, "name": proposal.employee.full_name, "gist": row.gist,
        "next": row.next, "submitted_at": row.submitted_at, "late": row.late, "place": row.place,
    }  # fmt: skip


def _whole(request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
    proposal.refresh_from_db(fields=["state", "due_on"])
    told = shown.page_of(proposal, today())
    sides, kept = told["sides"], proposal.document
    lines = [
        {"label": one.label, "stands": one.stands, "proposed": one.proposed, "changed": one.is_changed}
        for one in sides.lines
    ]
    course = [
        {"id": one["step"].pk, "kind": one["step"].kind, "at": one["step"].at, "by": one["name"],
         "note": one["step"].note}
        for one in told["course"]
    ]  # fmt: skip
    return _said(told["row"]) | {
        "lines": lines, "drifted": sides.drifted, "course": course, "note": proposal.note,
        "document": kept.name if kept else None, "may_act": queries.may_act(request.user, proposal),
    }  # fmt: skip
