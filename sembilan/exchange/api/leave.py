"""Leave for programs: asked for oneself, decided by superior and official, and what is left with its steps."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Header, Query, Router, Status

from sembilan.exchange.api import seen
from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import Unclear, found
from sembilan.exchange.api.schemas import leave as schemas
from sembilan.exchange.api.schemas.answers import CHANGED, NEEDED, TAKEN, Nip, Pk, Slice, answers, page
from sembilan.leave import actions
from sembilan.leave.forms import AskForm, WordForm
from sembilan.leave.kinds import Kind
from sembilan.leave.models import LeaveRequest, State, Verdict
from sembilan.leave.queries import lists, reach, shown, told
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

router = Router(tags=["leave"])
READ, WRITE = TokenAuth("leave:read"), TokenAuth("leave:write")


@router.get("/leave/requests", response=answers(schemas.Leaves), auth=READ)
def own(request: HttpRequest, part: Query[Slice]) -> dict[str, Any]:
    """What one asked for, the newest first."""
    rows = LeaveRequest.objects.filter(employee__nip=actor_name(request.user)).select_related("employee")
    return page(rows.order_by("-first", "-pk"), part, lambda few: [_said(shown.line(one)) for one in few])


@router.get("/leave/requests/waiting", response=answers(schemas.Leaves), auth=READ)
def waiting(request: HttpRequest, part: Query[Slice]) -> dict[str, Any]:
    """What waits for one's word, the most pressing first."""
    if not reach.decides(request.user):
        raise Http404
    rows = reach.turn_of(request.user).select_related("employee").order_by("due_on", "pk")
    return page(rows, part, lambda few: [_said(shown.line(one)) for one in few])


@router.get("/leave/requests/overseen", response=answers(schemas.Leaves), auth=READ)
def overseen(request: HttpRequest, part: Query[Slice]) -> dict[str, Any]:
    """The requests of those one leads, decides on or looks after, the newest first."""
    if not (reach.decides(request.user) or reach.keeps(request.user)):
        raise Http404
    rows = lists.requests(request.user, {})
    return page(rows, part, lambda few: [_said(one) for one in lists.lines(request.user, few)])


@router.post("/leave/requests", response=answers(schemas.WholeLeave, TAKEN, ok=201), auth=WRITE)
def new(
    request: HttpRequest,
    response: HttpResponse,
    body: schemas.NewLeave,
    idempotency_key: Annotated[uuid.UUID | None, Header()] = None,
) -> Status[dict[str, Any]]:
    """Ask for leave for oneself; the same `Idempotency-Key` again asks nothing more."""
    me = get_object_or_404(Employee.objects.select_related("instansi"), nip=actor_name(request.user))
    said = body.dict(exclude={"document"}) | {"token": seen.token_of(idempotency_key)}
    form = AskForm({name: value for name, value in said.items() if value is not None}, seen.files_of(body.document))
    if not form.is_valid():
        raise Unclear(form)
    rest = {name: form.cleaned_data[name] for name in ("reason", "address", "phone", "token")}
    made = actions.ask(employee=me, asked=form.asked(today()), upload=form.upload, by=request.user, **rest)
    return Status(201, _whole(request, response, _readable(request, made.pk)))


@router.get("/leave/requests/{pk}", response=answers(schemas.WholeLeave), auth=READ)
def one(request: HttpRequest, response: HttpResponse, pk: Pk) -> dict[str, Any]:
    """One request with its course; its ETag is what a verdict names."""
    asked = _readable(request, pk)
    record_read(employee=asked.employee, what="file", by=request.user, about="cuti")
    return _whole(request, response, asked)


@router.post("/leave/requests/{pk}/verdict", response=answers(schemas.WholeLeave, CHANGED, NEEDED, TAKEN), auth=WRITE)
def verdict(
    request: HttpRequest,
    response: HttpResponse,
    pk: Pk,
    body: schemas.Verdict,
    if_match: Annotated[str, Header(max_length=80)] = "",
) -> dict[str, Any]:
    """What superior or official says, of which `If-Match` says the version that was read."""
    asked = _readable(request, pk)
    step = seen.seen(if_match)
    form = WordForm({name: value for name, value in body.dict().items() if value is not None} | {"seen": step})
    if not form.is_valid():
        raise Unclear(form)
    seen.decided(lambda: _say(asked, form, request.user), step, lambda: asked.steps.latest("pk").pk)
    return _whole(request, response, _readable(request, pk))


@router.post("/leave/requests/{pk}/withdrawal", response=answers(schemas.WholeLeave, TAKEN), auth=WRITE)
def withdrawal(request: HttpRequest, response: HttpResponse, pk: Pk) -> dict[str, Any]:
    """Take one's own request back while nothing has been decided."""
    asked = _readable(request, pk)
    if asked.employee.nip != actor_name(request.user):
        raise Http404
    actions.withdraw(request=asked, by=request.user)
    return _whole(request, response, _readable(request, pk))


@router.get("/people/{nip}/leave-balance", response=answers(schemas.Balance), auth=READ)
def balance(request: HttpRequest, nip: Nip) -> dict[str, Any]:
    """What is left of a person's annual leave this year, step by step with the law."""
    if nip == actor_name(request.user):
        employee = found(request, nip)
    else:
        employee = get_object_or_404(reach.overseen(request.user).select_related("instansi"), nip=nip)
    record_read(employee=employee, what="file", by=request.user, about="cuti")
    given = told.page_of(employee, today())
    names = ("title", "text", "law", "amount", "note")
    steps = [{name: str(step.get(name, "")) for name in names} for step in given["steps"]]
    figures = {name: given["balance"][name] for name in (*told.SHOWN, *lists.FIGURES)}
    return {"nip": nip, "year": given["year"], "balance": figures["balance"], "figures": figures, "steps": steps}


def _readable(request: HttpRequest, pk: int) -> LeaveRequest:
    return get_object_or_404(reach.readable(request.user).select_related("employee__instansi"), pk=pk)


def _say(asked: LeaveRequest, form: WordForm, by: Any) -> None:
    said = form.word
    if asked.kind == Kind.DINAS_LUAR:
        actions.settle(request=asked, is_agreed=said.verdict == Verdict.AGREE, text=said.text, by=by)
    elif asked.state == State.OFFICIAL:
        actions.decide(request=asked, word=said, by=by)
    else:
        actions.consider(request=asked, word=said, by=by)


def _said(line: shown.Line) -> Mapping[str, Any]:
    one = line.request
    names = ("first", "last", "days", "state", "due_on")
    is_told = line.kind == one.get_kind_display()
    return {name: getattr(one, name) for name in names} | {
        "id": one.pk, "nip": one.employee.nip, "name": one.employee.full_name, "late": line.late,
        "kind": one.kind if is_told else _("Cuti"),
    }  # fmt: skip


def _whole(request: HttpRequest, response: HttpResponse, asked: LeaveRequest) -> dict[str, Any]:
    given = shown.page_of(request.user, asked)
    reads = given["sees_health"]
    course = [
        {"id": step.pk, "state": step.state, "at": step.at, "by": name, "text": step.text if reads else ""}
        for step, name, _changed in given["course"]
    ]
    obstacles = [vars(one) for one in given.get("obstacles", ())]
    response["ETag"] = seen.etag(course[-1]["id"])
    personal = {name: getattr(asked, name) if reads else "" for name in ("reason", "address", "phone")}
    return {
        **_said(given["row"]), **personal,
        "course": course, "turn": given["turn"], "may_act": given["may_act"],
        "obstacles": [{name: one[name] for name in ("text", "law", "hinders")} for one in obstacles],
    }  # fmt: skip
