"""What is known when presses come: phone, person, her presses around the day, leave, others on her phone."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
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
SHARERS = """
    select distinct d.install, p.day, p.employee_id
    from presence_device d join attendance_press p on p.employee_id = d.employee_id and p.device_id = d.id
    where d.instansi_id = %s and d.install = any(%s) and p.day between %s and %s
"""
# One statement for all that is asked about people: each further one costs a batch more than what it reads.
ABOUT = """
    select
    (select json_agg(json_build_array(r.employee_id, lower(r.valid), upper(r.valid), u.path))
        from people_riwayatunor r join organisation_unor u on u.id = r.unor_id
        where r.employee_id = any(%(who)s) and r.valid && daterange(%(first)s, %(last)s, '[]'))::text,
    (select json_agg(json_build_array(employee_id, kind, first, last)) from attendance_absence
        where employee_id = any(%(who)s) and decision = 'disetujui' and first <= %(last)s and last >= %(first)s)::text,
    (select json_agg(install) from (
        select install from presence_device
        where instansi_id = %(instansi)s and install = any(%(installs)s) group by 1 having count(*) > 1) several)::text,
    (select json_agg(json_build_array(employee_id, id, day, meaning, (extract(epoch from at) * 1000000)::bigint,
            latitude, longitude, accuracy_m, place_id, decision, reasons))
        from attendance_press where employee_id = any(%(who)s) and day between %(before)s and %(after)s)::text
"""
LOCKS = 0x5EB1  # the family of these locks
INT = 2**31
DAY = dt.timedelta(days=1)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


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


@dataclass(frozen=True, slots=True)
class About:
    """What is known of people on some days, and of their browsers."""

    paths: Mapping[tuple[int, dt.date], str]  # of the unit each works in
    excused: Mapping[tuple[int, dt.date], Excused]
    several: list[uuid.UUID]  # browsers that more than one device was registered on
    presses: Mapping[int, list[Taken]]


def about(instansi_id: int, people: Collection[int], installs: Collection[uuid.UUID], days: Sequence[dt.date]) -> About:
    """All of it; of presses those a day before and after too. The days are in order."""
    asked: dict[str, Any] = {"who": list(people), "installs": list(installs), "instansi": instansi_id}
    asked |= {"first": days[0], "last": days[-1], "before": days[0] - DAY, "after": days[-1] + DAY}
    with connection.cursor() as cursor:
        cursor.execute(ABOUT, asked)
        units, absences, several, presses = (json.loads(text or "[]") for text in cursor.fetchone())
    return About(
        {
            (who, day): path
            for who, since, until, path in units
            for day in days
            if _date(since, dt.date.min) <= day < _date(until, dt.date.max)
        },
        {
            (who, day): Excused.DINAS if kind == "dinas luar" else Excused.CUTI
            # Leave comes before travel: what is laid down last stays.
            for who, kind, first, last in sorted(absences, key=lambda one: one[1] != "dinas luar")
            for day in days
            if _date(first, day) <= day <= _date(last, day)
        },
        [uuid.UUID(one) for one in several],
        _by_person(presses),
    )


def _date(text: str | None, otherwise: dt.date) -> dt.date:
    return dt.date.fromisoformat(text) if text else otherwise


def _by_person(presses: Collection[Any]) -> dict[int, list[Taken]]:
    found: dict[int, list[Taken]] = defaultdict(list)
    for who, pk, day, meaning, micros, *rest in presses:
        at = EPOCH + dt.timedelta(microseconds=micros)
        found[who].append(Taken(who, uuid.UUID(pk), dt.date.fromisoformat(day), meaning, at, *rest))
    return found


def sharers(
    instansi_id: int, several: Collection[uuid.UUID], first: dt.date, last: dt.date
) -> dict[tuple[uuid.UUID, dt.date], set[int]]:
    """Who pressed on which browser on which day, for browsers that several devices were registered on."""
    found: dict[tuple[uuid.UUID, dt.date], set[int]] = defaultdict(set)
    if several:
        for install, day, employee in _rows(SHARERS, [instansi_id, list(several), first, last]):
            found[install, day].add(employee)
    return found


def _rows(sql: str, asked: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return list(cursor.fetchall())
