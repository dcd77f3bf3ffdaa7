"""What is known when presses come: phone, person, her presses around the day, leave, others on her phone."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from sembilan.organisation.models import WorkPlace
from sembilan.presence.queries.places import Place, as_judged
from sembilan.terms.frames.attendance import Excused

DEVICES = """
    select d.id, d.employee_id, e.nip, d.key, d.install, d.active_from, d.ended_at
    from presence_device d join people_employee e on e.id = d.employee_id where d.id = any(%s)
"""
# Locked in one order, so that two gatherers never wait for each other; held until the decision is committed.
LOCK = "select count(pg_advisory_xact_lock(%s, id)) from (select unnest(%s::int[]) id order by 1) who"
PRESSES = """
    select employee_id, id, day, meaning, at, latitude, longitude, accuracy_m, place_id, decision, reasons
    from attendance_press where employee_id = any(%s) and day between %s and %s
"""
EXCUSES = """
    select employee_id, kind, first, last from attendance_absence
    where employee_id = any(%s) and decision = 'disetujui' and first <= %s and last >= %s
"""
SHARERS = """
    select distinct d.install, p.day, p.employee_id
    from presence_device d join attendance_press p on p.employee_id = d.employee_id and p.device_id = d.id
    where d.instansi_id = %s and d.install = any(%s) and p.day between %s and %s
"""
SHARED = """
    select install from presence_device
    where instansi_id = %s and install = any(%s) group by 1 having count(*) > 1
"""
LOCKS = 0x5EB1  # the family of these locks
INT = 2**31


@dataclass(frozen=True, slots=True)
class Phone:
    """A device as a press is judged by it."""

    pk: int
    employee: int
    nip: str
    key: bytes
    install: uuid.UUID
    active_from: dt.datetime
    ended_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A press as it was decided and stored."""

    employee: int
    id: uuid.UUID
    day: dt.date
    meaning: int
    at: dt.datetime
    latitude: int | None
    longitude: int | None
    accuracy: int | None
    place: int | None
    decision: int
    reasons: Mapping[str, int]


def phones(pks: Collection[int]) -> dict[int, Phone]:
    """These devices, ended or not."""
    return {row[0]: Phone(row[0], row[1], row[2], bytes(row[3]), *row[4:]) for row in _rows(DEVICES, [list(pks)])}


def lock(employees: Collection[int]) -> None:
    """Decide on these people's presses alone until the transaction ends."""
    _rows(LOCK, [LOCKS, sorted({pk % INT for pk in employees})])


def presses(employees: Collection[int], first: dt.date, last: dt.date) -> dict[int, list[Taken]]:
    """What these people pressed in some days, by person."""
    found: dict[int, list[Taken]] = defaultdict(list)
    for row in _rows(PRESSES, [list(employees), first, last]):
        *told, reasons = row
        found[row[0]].append(Taken(*(*told, json.loads(reasons))))
    return found


def places(pks: Collection[int]) -> dict[int, Place]:
    """Places by their ids, whether or not anybody may still press there."""
    return {row.pk: as_judged(row) for row in WorkPlace.objects.filter(pk__in=pks).select_related("door")}


def excuses(employees: Collection[int], first: dt.date, last: dt.date) -> list[tuple[int, Excused, dt.date, dt.date]]:
    """Approved leave and travel that touches some days: whose, what, first and last."""
    rows = _rows(EXCUSES, [list(employees), last, first])
    return [(who, Excused.DINAS if kind == "dinas luar" else Excused.CUTI, *span) for who, kind, *span in rows]


def sharers(
    instansi_id: int, installs: Collection[uuid.UUID], first: dt.date, last: dt.date
) -> dict[tuple[uuid.UUID, dt.date], set[int]]:
    """Who pressed on which browser on which day, for browsers that several devices were registered on."""
    found: dict[tuple[uuid.UUID, dt.date], set[int]] = defaultdict(set)
    several = [row[0] for row in _rows(SHARED, [instansi_id, list(installs)])]
    if several:
        for install, day, employee in _rows(SHARERS, [instansi_id, several, first, last]):
            found[install, day].add(employee)
    return found


def _rows(sql: str, asked: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return list(cursor.fetchall())
