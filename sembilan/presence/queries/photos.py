"""Which press a photo belongs to, and who may see it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sembilan.attendance.models import Press
from sembilan.documents.models import StoredFile
from sembilan.organisation.access import Permission
from sembilan.people.access import scope_for, visible
from sembilan.people.models import Employee

KEEPER = "ponsel"  # by whom photos are kept, so that they alone are cleared away when their time is over
DIGITS = 19


def signed_press(day: dt.date, press: uuid.UUID) -> Press | None:
    """The press of a day that was signed with a photo; the day leads to its part of the table."""
    return Press.objects.filter(day=day, id=press).exclude(photo_sha256="").first()


def kept(press: Press, nip: str) -> StoredFile | None:
    """Its photo, if it has come and has not had its time."""
    return StoredFile.objects.filter(sha256=press.photo_sha256, owner_nip=nip, kept_by=KEEPER).first()


def seen(by: Any, day: dt.date, press: uuid.UUID) -> tuple[Employee, StoredFile] | None:
    """The photo for who may see it: oneself, and who supervises her on that day."""
    found = signed_press(day, press)
    if found is None:
        return None
    own = Employee.objects.filter(nip=scope_for(by).own_nip, pk=found.employee_id).first()
    employee = own or visible(by, None, Permission.SUPERVISE).filter(pk=found.employee_id).first()
    stored = kept(found, employee.nip) if employee else None
    return (employee, stored) if employee and stored else None
