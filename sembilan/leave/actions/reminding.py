"""Reminding of what waits beyond its day, and of travels nothing was told of: once, however often the job runs."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from sembilan.leave.actions.course import tell_people
from sembilan.leave.kinds import Kind
from sembilan.leave.models import OPEN, LeaveRequest, State
from sembilan.leave.queries.reach import whose_turn
from sembilan.organisation.access import today
from sembilan.records.actions import action, tell

LATE = gettext_noop("Permintaan %(name)s %(what)s sudah melewati batas waktunya. Giliran Anda.")
REPORT = gettext_noop("Laporan perjalanan dinas %(what)s belum diserahkan.")
MOST = 1_000  # a round; the next round takes the rest


def late() -> QuerySet[LeaveRequest]:
    """What waits longer than its day and was not reminded of."""
    return LeaveRequest.objects.filter(state__in=OPEN, due_on__lt=today(), reminded_on=None).order_by("pk")


def unreported() -> QuerySet[LeaveRequest]:
    """Travels that ended and of which nothing was told."""
    gone = LeaveRequest.objects.filter(kind=Kind.DINAS_LUAR, state=State.APPROVED, report=None, last__lt=today())
    return gone.filter(reminded_on=None).order_by("pk")


@action("leave.remind")
def remind(*, instansi_id: int, by: Any) -> int:
    """Remind whose turn it is, and who owes a report; how many there were."""
    waiting = list(_held(late()))
    owed = list(_held(unreported()))
    tell(instansi_id, "leave", waiting=len(waiting), owed=len(owed))
    for request in waiting:
        tell_people(request, whose_turn(request), LATE, by=by)
    for request in owed:
        tell_people(request, [request.employee.nip], REPORT, by=by)
    LeaveRequest.objects.filter(pk__in=[one.pk for one in (*waiting, *owed)]).update(reminded_on=today())
    return len(waiting) + len(owed)


def _held(requests: QuerySet[LeaveRequest]) -> QuerySet[LeaveRequest]:
    """Those of a round, without what another worker has taken."""
    return requests.select_related("employee").select_for_update(of=("self",), skip_locked=True)[:MOST]
