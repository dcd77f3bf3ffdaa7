"""A request as its page tells it: its course, whose turn it is, and what this reader may do and see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sembilan.leave.kinds import HEALTH, Kind
from sembilan.leave.models import OPEN, LeaveRequest, LeaveStep, State
from sembilan.leave.queries.balance import asked_of, balances
from sembilan.leave.queries.course import opinion_of
from sembilan.leave.queries.obstacles import look
from sembilan.leave.queries.reach import is_kept, may_act, may_end, sees_health, whose_turn
from sembilan.organisation.access import Permission, today
from sembilan.people.access import visible
from sembilan.people.queries.places import named
from sembilan.records.actions import actor_name
from sembilan.web.templatetags.say import day

TONES = {
    State.APPROVED: "good", State.REFUSED: "bad", State.POSTPONED: "warn", State.RETURNED: "warn",
    State.SUPERIOR: "info", State.OFFICIAL: "info",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A request in a list."""

    request: LeaveRequest
    tone: str
    kind: str
    late: bool


def line(request: LeaveRequest, *, is_told: bool = True) -> Line:
    """A request in a list; where its kind may not be told it is leave and no more."""
    kind = request.get_kind_display() if is_told or request.kind not in HEALTH else _("Cuti")
    late = bool(request.due_on and request.due_on < today())
    return Line(request, TONES.get(State(request.state), ""), kind, late)


def page_of(by: Any, request: LeaveRequest) -> dict[str, Any]:
    """All that the page of a request shows this reader."""
    is_own, acts = actor_name(by) == request.employee.nip, may_act(by, request)
    steps = list(LeaveStep.objects.filter(request=request).order_by("pk"))
    turn = whose_turn(request)
    people = named({step.by for step in steps} | set(turn), today())
    health = sees_health(by, request)
    given = {
        "request_": request, "row": line(request, is_told=health), "steps": steps, "is_own": is_own,
        "may_ask": is_own or (request.kind != Kind.DINAS_LUAR and is_kept(by, request.employee)),
        "may_act": acts, "sees_health": health, "today": today(), "is_open": request.state in OPEN,
        "course": [(one, people[one.by].full_name if one.by in people else one.by, _before(one)) for one in steps],
        "turn": [people[nip].full_name for nip in turn if nip in people],
        "is_travel": request.kind == Kind.DINAS_LUAR, "is_both": _is_both(by, request) if acts else False,
        "may_cancel": request.state == State.APPROVED and request.first > today() and (is_own or may_end(by, request)),
        "may_call_back": _may_call_back(by, request),
    }  # fmt: skip
    return given | (_for_decision(request) if acts else {}) | {"party": _party(request), "opinion": opinion_of(steps)}


def _for_decision(request: LeaveRequest) -> dict[str, Any]:
    """What whoever decides should know: the balance, and what stands in the way today."""
    employee = request.employee
    asked = asked_of(request, min(request.steps.earliest("pk").at.date(), request.first))
    looked = look(employee, asked, request=request)
    told = balances(employee.instansi, [employee], request.first).get(employee.nip)
    obstacles = [
        one for one in looked.obstacles if one.name != "notice_met"
    ]  # it was asked for in time, or let through
    return {"obstacles": obstacles, "balance": told if request.kind == Kind.TAHUNAN else None}


def _is_both(by: Any, request: LeaveRequest) -> bool:
    """Whether the superior whose turn it is may decide as the official too."""
    if request.state != State.SUPERIOR or request.kind == Kind.DINAS_LUAR:
        return False
    return visible(by, None, Permission.GRANT_LEAVE).filter(pk=request.employee_id).exists()


def _may_call_back(by: Any, request: LeaveRequest) -> bool:
    there = request.first <= today() < request.last or (request.first > today() and request.first < request.last)
    return request.state == State.APPROVED and there and may_end(by, request)


def _before(step: LeaveStep) -> str:
    """The days as they were before a step changed them."""
    if "days" not in step.changed:
        return ""
    return " – ".join(day(dt.date.fromisoformat(step.changed[name])) for name in ("first", "last"))


def _party(request: LeaveRequest) -> list[str]:
    """Who else the surat tugas names."""
    if request.party is None:
        return []
    others = LeaveRequest.objects.filter(party=request.party).exclude(pk=request.pk).select_related("employee")
    return [one.employee.full_name for one in others.order_by("pk")]
