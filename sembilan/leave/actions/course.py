"""The parts every step has: the lock, the row of the course, the days away, and telling those whom it concerns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sembilan.attendance.models import Absence
from sembilan.documents.actions import Upload as Upload
from sembilan.leave.models import LeaveRequest, LeaveStep, State
from sembilan.leave.queries.in_force import parameter
from sembilan.leave.queries.reach import may_act
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.proposals.deadlines import after
from sembilan.records.actions import Refused as Refused
from sembilan.records.actions import actor_name, part
from sembilan.terms.month import Month
from sembilan.web.templatetags.say import day as said_day

# The parameter that says how many working days a state has.
DAYS = {State.SUPERIOR: "superior_days", State.OFFICIAL: "official_days", State.RETURNED: "mending_days"}


def locked(request: LeaveRequest) -> LeaveRequest:
    """The request as it stands, held until this step is done: of two officials one comes second and sees it."""
    hold([request.employee_id])
    found = LeaveRequest.objects.select_for_update(of=("self",)).select_related("employee__instansi", "absence")
    return found.get(pk=request.pk)


def hold(employees: Collection[int]) -> None:
    """Let nothing else be decided of these people's leave until this is done: two at once would both find days free."""
    rows = Employee.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=employees)
    list(rows.order_by("pk").values_list("pk"))


def last_step(request: LeaveRequest) -> LeaveStep:
    """The newest step."""
    return LeaveStep.objects.filter(request=request).latest("pk")


def said_before(request: LeaveRequest) -> str:
    """Who did what last, and when."""
    step = last_step(request)
    name = Employee.objects.filter(nip=step.by).values_list("name", flat=True).first() or step.by
    said = {"state": step.get_state_display(), "name": name, "at": said_day(timezone.localtime(step.at).date())}
    return _("%(state)s: oleh %(name)s pada %(at)s.") % said


def held(request: LeaveRequest, state: State, seen: int | None, *, by: Any) -> LeaveRequest:
    """The request, locked, when it is this person's turn and nothing happened since she opened it."""
    found = locked(request)
    if found.state != state:
        raise Refused(_("Permintaan ini sudah ditindak.") + " " + said_before(found))
    if seen is not None and seen != last_step(found).pk:
        raise Refused(_("Permintaan ini berubah sejak Anda membukanya. Periksa lagi.") + " " + said_before(found))
    if not may_act(by, found):
        raise Refused(_("Bukan giliran Anda memutuskan permintaan ini."))
    return found


def due_on(instansi: Instansi, state: str) -> dt.date | None:
    """The last day for a state that begins today; none where nobody's turn it is."""
    if state not in DAYS:
        return None
    return after(today(), int(parameter(instansi, Month.of(today()), DAYS[State(state)])))


@part
def take_step(
    request: LeaveRequest, state: State, *, by: Any, text: str = "", changed: Mapping[str, Any] | None = None
) -> LeaveStep:
    """Write one step of the course and let the request stand where it leads."""
    request.state, request.due_on, request.reminded_on = state, due_on(request.employee.instansi, state), None
    request.save()
    return LeaveStep.objects.create(
        instansi_id=request.instansi_id, request=request, state=state, text=text, changed=dict(changed or {}),
        by=actor_name(by),
    )  # fmt: skip


@part
def go_away(request: LeaveRequest) -> Absence:
    """Approved: the days are excused from now on, in the row that excused or refused the same days before, if any."""
    found, _made = Absence.objects.update_or_create(
        employee=request.employee, kind=request.kind, first=request.first,
        defaults={"last": request.last, "decision": Absence.Decision.DISETUJUI, "instansi_id": request.instansi_id},
    )  # fmt: skip
    return found


@part
def come_back(request: LeaveRequest, last: dt.date | None) -> None:
    """Cancelled: the days after `last` are not excused any more; without it none of them ever were.

    The row stays, with its decision, for the month that was paid by it was paid by it.
    """
    rows = Absence.objects.filter(pk=request.absence_id or 0)
    if last is None:
        rows.update(decision=Absence.Decision.DITOLAK)
    else:
        rows.update(last=last)


@part
def tell_people(request: LeaveRequest, nips: Iterable[str], said: str, *, by: Any, note: str = "") -> None:
    """Tell a sentence about a request to people, but not to who did it; of illness only that it is leave."""
    with override("id"):
        span = f"{said_day(request.first)} – {said_day(request.last)}"
    notify(
        instansi_id=request.instansi_id, nips=set(nips) - {actor_name(by)}, said=said, url=f"/cuti/{request.pk}/",
        name=request.employee.full_name, what=span, note=note,
    )  # fmt: skip
