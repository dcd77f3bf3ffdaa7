"""What the applicant does, or her unit's officer for her: ask, change what came back, withdraw."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.documents.actions import keep_upload
from sembilan.leave.actions.course import Refused, Upload, hold, locked, said_before, take_step, tell_people
from sembilan.leave.models import OPEN, LeaveRequest, State
from sembilan.leave.queries.balance import Asked
from sembilan.leave.queries.obstacles import look
from sembilan.leave.queries.reach import may_ask_for, superiors
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import action, done_before, part, tell

YOUR_TURN = gettext_noop("%(name)s meminta cuti %(what)s. Giliran Anda sebagai atasan langsung.")
FOR_YOU = gettext_noop("Cuti Anda %(what)s dimintakan oleh pengelola unit Anda.")
WITHDRAWN = gettext_noop("%(name)s menarik permintaan cuti %(what)s.")


@action("leave.ask")
def ask(
    *, employee: Employee, asked: Asked, reason: str, address: str = "", phone: str = "",
    upload: Upload | None = None, token: UUID, by: Any,
) -> LeaveRequest:  # fmt: skip
    """Ask for leave; it goes to the direct superior. Sent twice, it is one request."""
    tell(employee.instansi_id, f"leave:{employee.nip}", kind=asked.kind)
    hold([employee.pk])
    twin = LeaveRequest.objects.filter(token=token).first()
    if twin is not None:
        done_before()
        return twin
    if not may_ask_for(by, employee):
        raise Refused(_("Cuti diminta oleh yang bersangkutan sendiri, atau oleh pengelola unitnya."))
    request = LeaveRequest(instansi_id=employee.instansi_id, employee=employee, token=token)
    return _sent(request, asked, reason, address, phone, upload, by=by)


@action("leave.ask_again")
def ask_again(
    *, request: LeaveRequest, asked: Asked, reason: str, address: str = "", phone: str = "",
    upload: Upload | None = None, by: Any,
) -> LeaveRequest:  # fmt: skip
    """Send a request that came back again, changed."""
    tell(request.instansi_id, f"leave:{request.employee.nip}", request=request.pk)
    found = locked(request)
    if not may_ask_for(by, found.employee):
        raise Refused(_("Hanya pemohon atau pengelola unitnya yang dapat mengubah permintaan ini."))
    if found.state != State.RETURNED:
        raise Refused(_("Permintaan ini tidak sedang dikembalikan.") + " " + said_before(found))
    found.superior_nip = ""
    return _sent(found, asked, reason, address, phone, upload, by=by)


@action("leave.withdraw")
def withdraw(*, request: LeaveRequest, by: Any) -> LeaveRequest:
    """Take a request back while nothing has been decided."""
    tell(request.instansi_id, f"leave:{request.employee.nip}", request=request.pk)
    found = locked(request)
    if found.state == State.WITHDRAWN:
        done_before()
        return found
    if not may_ask_for(by, found.employee):
        raise Refused(_("Hanya pemohon atau pengelola unitnya yang dapat menarik permintaan ini."))
    if found.state not in OPEN:
        raise Refused(_("Permintaan ini sudah diputuskan dan tidak dapat ditarik.") + " " + said_before(found))
    take_step(found, State.WITHDRAWN, by=by)
    tell_people(found, superiors(found.employee), WITHDRAWN, by=by)
    return found


@part
def _sent(
    request: LeaveRequest, asked: Asked, reason: str, address: str, phone: str, upload: Upload | None, *, by: Any
) -> LeaveRequest:
    looked = look(request.employee, asked, request=request if request.pk else None)
    if looked.hindrances:
        raise Refused(" ".join(one.text for one in looked.hindrances))
    before = {"first": str(request.first), "last": str(request.last)} if request.pk else {}
    request.kind, request.first, request.last, request.days = asked.kind, asked.first, asked.last, looked.days
    request.journey, request.doctor, request.child = asked.journey, asked.doctor, asked.child
    request.exception, request.reason, request.address, request.phone = asked.exception, reason, address, phone
    kept = keep_upload(upload, instansi_id=request.instansi_id, owner_nip=request.employee.nip, by=by)
    request.document = kept or request.document
    take_step(request, State.SUPERIOR, by=by, changed=before | {"asked_on": str(today())})
    tell_people(request, superiors(request.employee), YOUR_TURN, by=by)
    tell_people(request, [request.employee.nip], FOR_YOU, by=by)
    return request
