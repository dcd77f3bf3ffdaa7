"""What happens to a leave that was approved: cancelled before it begins, or ended early for who is called back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.leave.actions.course import Refused, come_back, locked, said_before, take_step, tell_people
from sembilan.leave.models import LeaveRequest, State
from sembilan.leave.queries.balance import asked_of
from sembilan.leave.queries.obstacles import look
from sembilan.leave.queries.reach import may_end, superiors
from sembilan.organisation.access import today
from sembilan.records.actions import action, actor_name, done_before, tell

CANCELLED = gettext_noop("Cuti %(name)s %(what)s dibatalkan: %(note)s")
ENDED_EARLY = gettext_noop("%(name)s dipanggil kembali bekerja; cutinya menjadi %(what)s: %(note)s")


@action("leave.cancel")
def cancel(*, request: LeaveRequest, text: str, by: Any) -> LeaveRequest:
    """Cancel a leave wholly before it begins: by its person, or by who could have refused it."""
    tell(request.instansi_id, f"leave:{request.employee.nip}", request=request.pk)
    found = locked(request)
    if found.state == State.CANCELLED:
        done_before()
        return found
    _need(found, text)
    if actor_name(by) != found.employee.nip and not may_end(by, found):
        raise Refused(_("Hanya pemohon, atasan, atau pejabat berwenang yang dapat membatalkan."))
    if found.first <= today():
        raise Refused(_("Cuti ini sudah dimulai; yang dapat dibatalkan hanya sisanya, oleh atasan."))
    come_back(found, None)
    take_step(found, State.CANCELLED, by=by, text=text)
    tell_people(found, {found.employee.nip, *superiors(found.employee)}, CANCELLED, by=by, note=text)
    return found


@action("leave.call_back")
def call_back(*, request: LeaveRequest, back_on: dt.date, text: str, by: Any) -> LeaveRequest:
    """Call somebody back to work: the leave ends the day before, and the rest returns to the balance."""
    tell(request.instansi_id, f"leave:{request.employee.nip}", request=request.pk, back_on=back_on.isoformat())
    found = locked(request)
    _need(found, text)
    if not may_end(by, found):
        raise Refused(_("Hanya atasan atau pejabat berwenang yang dapat memanggil kembali."))
    if not found.first < back_on <= found.last:
        raise Refused(_("Pilih hari kembali bekerja di antara hari kedua dan hari terakhir cuti."))
    before = {"first": str(found.first), "last": str(found.last), "days": found.days, "journey": found.journey}
    found.last, found.journey = back_on - dt.timedelta(1), 0
    found.days = look(found.employee, asked_of(found, found.first), request=found).days
    come_back(found, found.last)
    take_step(found, State.APPROVED, by=by, text=text, changed=before)
    tell_people(found, {found.employee.nip, *superiors(found.employee)}, ENDED_EARLY, by=by, note=text)
    return found


def _need(request: LeaveRequest, text: str) -> None:
    if request.state != State.APPROVED:
        raise Refused(_("Yang dapat dibatalkan hanya cuti yang sudah disetujui.") + " " + said_before(request))
    if not text.strip():
        raise Refused(_("Tulis alasannya, supaya yang bersangkutan tahu."))
