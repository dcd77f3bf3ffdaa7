"""Keeping the photo of a press for a while."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils.translation import gettext as _

from sembilan.attendance.models import Press
from sembilan.documents.actions import keep_file
from sembilan.documents.content import Unacceptable
from sembilan.people.models import Employee
from sembilan.presence.queries.photos import kept
from sembilan.records.actions import Refused, action, done_before, tell

MOST_BYTES = 200_000
JPEG = b"\xff\xd8\xff"


@action("presence.photo")
def keep_photo(*, press: Press, content: bytes, by: Any) -> None:
    """Keep what the press was signed with, and nothing else; sent again it is kept once."""
    employee = Employee.objects.get(pk=press.employee_id)
    tell(press.instansi_id, f"employee:{employee.nip}", press=str(press.id), bytes=len(content))
    if len(content) > MOST_BYTES or not content.startswith(JPEG):
        raise Refused(_("Foto harus JPEG paling besar 200 kB."))
    if hashlib.sha256(content).hexdigest() != press.photo_sha256:
        raise Refused(_("Foto ini bukan yang ditandatangani bersama ketukannya."))
    if kept(press, employee.nip):
        done_before()
        return
    try:
        name = f"presensi-{press.day:%Y-%m-%d}.jpg"
        keep_file(instansi_id=press.instansi_id, name=name, content=content, owner_nip=employee.nip, by=by)
    except Unacceptable as fault:
        raise Refused(fault.sentence) from None
