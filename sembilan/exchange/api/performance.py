"""Performance for programs: SKP, evaluations, and daily work read, entered and decided as on the pages."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Header, Query, Router, Status

from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries import reach as of_evaluation
from sembilan.evaluation.queries.periods import of, within
from sembilan.exchange.api import seen
from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import Unclear
from sembilan.exchange.api.schemas import performance as schemas
from sembilan.exchange.api.schemas.answers import TAKEN, Pk, Slice, answers, page
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.skp.models import Skp
from sembilan.skp.queries import reach as of_skp
from sembilan.skp.queries.contents import contents_of
from sembilan.terms.period import Period
from sembilan.worklog import actions
from sembilan.worklog.forms import WorkForm
from sembilan.worklog.models import Entry
from sembilan.worklog.queries import facts
from sembilan.worklog.queries import reach as of_work
from sembilan.worklog.work import Asked

router = Router(tags=["performance"])
READ, WRITE = TokenAuth("performance:read"), TokenAuth("performance:write")
YEAR = Annotated[int | None, Query(ge=2000, le=2099)]
NIP = Annotated[str, Query(pattern=r"^([0-9]{18})?$")]


@router.get("/skp", response=answers(schemas.Skps), auth=READ)
def skps(request: HttpRequest, part: Query[Slice], year: YEAR = None, nip: NIP = "") -> dict[str, Any]:
    """The SKP one may read, the newest first."""
    rows = of_skp.readable(request.user).select_related("employee", "unor").order_by("-year", "-pk")
    wanted = {"year": year, "employee__nip": nip or None}
    found = rows.filter(**{name: value for name, value in wanted.items() if value})
    return page(found, part, lambda few: [_skp(one) for one in few])


@router.get("/skp/{pk}", response=answers(schemas.WholeSkp), auth=READ)
def skp(request: HttpRequest, pk: Pk) -> dict[str, Any]:
    """One SKP with its results, measures, expectations and appendix."""
    found = get_object_or_404(of_skp.readable(request.user).select_related("employee", "unor"), pk=pk)
    record_read(employee=found.employee, what="file", by=request.user, about="skp")
    told = contents_of(found)
    return told | _skp(found)


@router.get("/evaluations", response=answers(schemas.Evaluations), auth=READ)
def evaluations(
    request: HttpRequest,
    part: Query[Slice],
    period: Annotated[str, Query(pattern=f"^$|{schemas.PERIOD}", examples=["2026-T2"])] = "",
    nip: NIP = "",
) -> dict[str, Any]:
    """The evaluations one may read, the newest first; `period` is a year, a quarter or a month."""
    rows = of_evaluation.readable(request.user).select_related("employee").order_by("-first", "-pk")
    if period:
        rows = rows.filter(within(Period.read(period)))
    if nip:
        rows = rows.filter(employee__nip=nip)
    return page(rows, part, lambda few: [_evaluation(request, one) for one in few])


@router.get("/evaluations/{pk}", response=answers(schemas.WholeEvaluation), auth=READ)
def evaluation(request: HttpRequest, pk: Pk) -> dict[str, Any]:
    """One evaluation with what was reached for each RHK."""
    found = get_object_or_404(of_evaluation.readable(request.user).select_related("employee"), pk=pk)
    record_read(employee=found.employee, what="file", by=request.user, about="evaluasi")
    is_told, names = _is_told(request, found), ("hasil_reason", "perilaku_reason", "advice")
    outcomes = [
        {name: getattr(one, name) for name in ("text", "value_milli", "link")}
        | {"rhk": one.rhk_id, "has_document": one.document_id is not None, "feedback": one.feedback if is_told else ""}
        for one in found.outcomes.order_by("rhk__number", "pk")
    ]
    words = {name: getattr(found, name) if is_told else "" for name in names}
    return _evaluation(request, found) | words | {"outcomes": outcomes}


@router.get("/work", response=answers(schemas.Works), auth=READ)
def works(
    request: HttpRequest, part: Query[Slice], first: dt.date | None = None, last: dt.date | None = None, nip: NIP = ""
) -> dict[str, Any]:
    """Daily work one may read, the newest first, between two days and of one person where these are given."""
    wanted = {"day__gte": first, "day__lte": last, "employee__nip": nip or None}
    rows = of_work.readable(request.user).filter(**{name: value for name, value in wanted.items() if value})
    return page(rows.order_by("-day", "-pk"), part, lambda few: [_work(one) for one in few])


@router.post("/work", response=answers(schemas.Work, TAKEN, ok=201), auth=WRITE)
def new(
    request: HttpRequest, body: schemas.NewWork, idempotency_key: Annotated[uuid.UUID | None, Header()] = None
) -> Status[dict[str, Any]]:
    """Enter work of one's own; the same `Idempotency-Key` again enters nothing more."""
    me = get_object_or_404(Employee.objects.select_related("instansi"), nip=actor_name(request.user))
    said = body.dict() | {"token": seen.token_of(idempotency_key)}
    form = WorkForm(
        {name: value for name, value in said.items() if value is not None}, rhks=facts.choices(me, body.day)
    )
    if not form.is_valid():
        raise Unclear(form)
    given = {"day": body.day, "token": form.cleaned_data["token"]}
    return Status(201, _work(actions.enter(employee=me, work=form.work, by=request.user, **given)))


@router.post("/work/verdicts", response=answers(schemas.Decided, TAKEN), auth=WRITE)
def verdicts(request: HttpRequest, body: schemas.Verdicts) -> dict[str, int]:
    """Approve or refuse entries of those one rates; what was drawn for a closer look is opened on its page first."""
    if not of_work.decides(request.user):
        raise Http404
    asked = Asked({one.id: one.version for one in body.entries}, body.verdict == "setuju", body.reason)
    user: Any = request.user
    return vars(actions.decide(instansi_id=user.instansi_id, asked=asked, by=user)).copy()


def _skp(one: Skp) -> dict[str, Any]:
    names = ("year", "jabatan", "acting", "state", "adendum", "penilai_nip", "agreed_on", "form", "approach")
    return {name: getattr(one, name) for name in names} | {
        "id": one.pk, "nip": one.employee.nip, "name": one.employee.full_name, "unor": one.unor.name,
        "first": one.valid.lower, "until": one.valid.upper,
    }  # fmt: skip


def _is_told(request: HttpRequest, one: Evaluation) -> bool:
    """What is not final is not told to her whom it is about."""
    return one.state == State.FINAL or not of_evaluation.is_employee(request.user, one)


def _evaluation(request: HttpRequest, one: Evaluation) -> dict[str, Any]:
    told, names = _is_told(request, one), ("first", "until", "state", "penilai_nip", "version")
    ratings = {name: getattr(one, name) if told else None for name in ("hasil_kerja", "perilaku", "predikat")}
    return {name: getattr(one, name) for name in names} | ratings | {
        "id": one.pk, "skp": one.skp_id, "nip": one.employee.nip, "name": one.employee.full_name,
        "period": str(of(one)),
    }  # fmt: skip


def _work(one: Entry) -> dict[str, Any]:
    names = ("day", "text", "minutes", "note", "decision", "reason", "decided_by", "version")
    told = {name: getattr(one, name) for name in names}
    return told | {"id": one.pk, "nip": one.employee.nip, "rhk": one.rhk_id}
