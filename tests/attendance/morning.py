"""A small morning, made by hand: punches of a terminal, presses of a phone, and the clock of the test."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection

from sembilan.attendance.models import Terminal, TerminalPin
from sembilan.people.models import Employee

ZONE = ZoneInfo("Asia/Jakarta")
MONDAY = dt.date(2026, 11, 16)


def person(role: Any) -> Employee:
    """The record of one of the cast."""
    return Employee.objects.get(nip=role.nip)


def at(hour: int, minute: int = 0, day: dt.date = MONDAY) -> dt.datetime:
    """A moment where the region lies."""
    return dt.datetime.combine(day, dt.time(hour, minute), ZONE)


def clocked(role: Any, moment: dt.datetime) -> None:
    """A line of a terminal."""
    employee = person(role)
    terminal, _ = Terminal.objects.get_or_create(instansi_id=employee.instansi_id, kode="M1")
    pin, _ = TerminalPin.objects.get_or_create(
        instansi_id=employee.instansi_id, employee=employee, defaults={"pin": employee.pk, "valid": (None, None)}
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into attendance_clocking values (%s, %s, %s, %s, 0, 0, 0)",
            [employee.instansi_id, terminal.pk, pin.pin, moment],
        )


def pressed(
    role: Any,
    moment: dt.datetime,
    *,
    received: dt.datetime | None = None,
    decision: int = 0,
    reasons: dict[str, Any] | None = None,
    meaning: int = 1,
) -> tuple[dt.date, uuid.UUID]:
    """A press of a phone as it was taken; what names it."""
    employee, day, number = person(role), moment.astimezone(ZONE).date(), uuid.uuid4()
    with connection.cursor() as cursor:
        cursor.execute(
            """insert into attendance_press (instansi_id, day, id, employee_id, meaning, at, pressed_at, sent_at,
                received_at, distance_m, device_id, decision, reasons, photo_sha256, signature)
            values (%s, %s, %s, %s, %s, %s, %s, %s, %s, 240, 1, %s, %s, '', '')""",
            [employee.instansi_id, day, number, employee.pk, meaning, moment, moment, moment, received or moment,
             decision, json.dumps(reasons or {})],
        )  # fmt: skip
    return day, number
