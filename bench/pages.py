"""Pages of a region with two months computed and published: time, queries and weight, as each role sees them.

A superior and the officer of a unit are those of the largest office: theirs are the most people to add up.
"""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any, NamedTuple, cast

from bench.office import BY, MONTH, region

PASSWORD = "bench only"  # noqa: S105  of an invented person in a folder that is deleted
ROUNDS, WARM = 60, 5
AREAS = ("attendance", "performance", "allowance", "talent")
# The invented files know one month's ratings; the month before gets the same, so that there is something to compare.
RATED = """
    insert into performance_periodicrating (instansi_id, employee_id, month, hasil_kerja, perilaku)
    select instansi_id, employee_id, %s, hasil_kerja, perilaku
    from performance_periodicrating where month = %s
"""
LARGEST = """
    select o.kode from organisation_unor o
    join organisation_unor u on starts_with(u.path, o.path)
    join people_riwayatunor r on r.unor_id = u.id
    where o.leader_title <> '' and o.parent_id in (select id from organisation_unor where parent_id is null)
    group by 1 order by count(*) desc limit 1
"""
LEADS = """
    select e.nip from people_employee e join people_riwayatunor p on p.employee_id = e.id
    join organisation_unor u on u.id = p.unor_id
    join people_riwayatjabatan r on r.employee_id = e.id join organisation_jabatan j on j.id = r.jabatan_id
    where u.kode = %s and lower(j.name) = lower(u.leader_title)
"""


class Cast(NamedTuple):
    """Who looks: a NIP for each role; the office that two of them look after; and people to be looked at."""

    by_role: dict[str, str]
    office: str
    nips: list[str]


def measure(files: Path) -> dict[str, dict[str, float]]:
    """For each page its median and p95 in milliseconds, its own processor time, queries, weight and status."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    instansi: Any = region()
    _published(instansi)
    people = _cast(instansi)
    readers = {role: _signed_in(nip) for role, nip in people.by_role.items()}
    found = {f"halaman awal {role}": _visited(client, ["/"]) for role, client in readers.items()}
    return found | {name: _visited(readers[role], paths) for name, (role, paths) in _addresses(people).items()}


def _addresses(cast: Cast) -> dict[str, tuple[str, list[str]]]:
    board, month, pay = f"/talenta/{MONTH}/kotak/", f"/bulan/{MONTH}/", f"/tunjangan/{MONTH}/"
    return {
        "sembilan kotak": ("bkd", [board]),
        "sembilan kotak, satu kantor": ("bkd", [f"{board}?unor={cast.office}"]),
        "sembilan kotak, fungsional": ("bkd", [f"{board}?jenis=fungsional"]),
        "sembilan kotak penilai": ("penilai", [board]),
        "sembilan kotak penilai, fungsional": ("penilai", [f"{board}?jenis=fungsional"]),
        "bulan": ("bkd", [month]),
        "bulan satu kantor": ("pengelola", [month]),
        "mengapa segini, sendiri": ("pegawai", [pay]),
        "mengapa segini, oleh BKD": ("bkd", [f"{pay}{nip}/" for nip in cast.nips]),
        "mengapa segini, oleh penilai": ("penilai", [f"{pay}{cast.by_role['penilai']}/"]),
    }


def _published(instansi: Any) -> None:
    """Publish the month, and compute and publish the month before, unless it is done."""
    from django.db import connection

    from sembilan.records.tenancy import tenant
    from sembilan.runs import actions, machine, queries

    before = MONTH.previous()
    with tenant(instansi.id):
        is_there = queries.latest_done("talent", before) is not None
        if not is_there:
            with connection.cursor() as cursor:
                cursor.execute(RATED, [before.first, MONTH.first])
    for month in (before, MONTH):
        for area in AREAS:
            if month == before and not is_there:
                machine.compute(instansi, area, before, by=BY)
            with tenant(instansi.id):
                run = queries.current(area, month)
                if run and not queries.published(area, month):
                    actions.publish(run=run, by=BY)


def _cast(instansi: Any) -> Cast:
    """Give one person each role, all of them users."""
    from django.db import connection

    from sembilan.accounts.models import User
    from sembilan.organisation.models import Grant, Unor
    from sembilan.people.models import Employee
    from sembilan.records.tenancy import tenant

    with tenant(instansi.id):
        with connection.cursor() as cursor:
            cursor.execute(LARGEST)
            office = str((cursor.fetchone() or [""])[0])
            cursor.execute(LEADS, [office])
            penilai = str((cursor.fetchone() or [""])[0])
        nips = list(Employee.objects.order_by("nip").values_list("nip", flat=True))
        nips = nips[:: max(1, len(nips) // (ROUNDS + WARM))]
        by_role = {"pegawai": nips[-1], "penilai": penilai, **dict(zip(Grant.Role.values, nips, strict=False))}
        del by_role[Grant.Role.ADMIN]
        for role, nip in by_role.items():
            if User.objects.filter(nip=nip).exists():
                continue
            User.objects.create(instansi=instansi, nip=nip, name=nip, password=PASSWORD)
            unor = Unor.objects.get(kode=office) if role == Grant.Role.PENGELOLA else None
            since = (dt.date(2020, 1, 1), None)
            if role in Grant.Role.values:
                Grant.objects.create(instansi=instansi, nip=nip, role=role, unor=unor, valid=since)
    return Cast(by_role, office, nips)


def _signed_in(nip: str) -> Any:
    """A browser with an open session, past any second factor her role asks for."""
    from django.test import Client

    from sembilan.accounts.actions import begin_session
    from sembilan.accounts.middleware import MARK_KEY, SESSION_KEY
    from sembilan.accounts.models import User
    from sembilan.records.tenancy import tenant

    client, instansi = Client(), cast("Any", region())
    with tenant(instansi.pk):
        user = User.objects.get(nip=nip)
        client.force_login(user)
        mark = begin_session(by=user, address="127.0.0.1")
    session = client.session
    session[SESSION_KEY], session[MARK_KEY] = instansi.pk, mark.pk
    session.save()
    return client


def _visited(client: Any, paths: list[str]) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for turn in range(WARM):
        client.get(paths[turn % len(paths)])
    times, most, heaviest, status, spent = [], 0, 0, 0, time.process_time()
    for turn in range(ROUNDS):
        begun = time.perf_counter()
        answer = client.get(paths[turn % len(paths)])
        times.append(time.perf_counter() - begun)
        status = max(status, answer.status_code)
        heaviest = max(heaviest, len(answer.content))
    spent = (time.process_time() - spent) / ROUNDS
    for path in paths[:5]:
        with CaptureQueriesContext(connection) as heard:
            client.get(path)
        # Beginning and ending a transaction asks for nothing.
        most = max(most, sum(1 for one in heard.captured_queries if one["sql"].split()[0] not in CONTROL))
    times.sort()
    return {
        "median": times[ROUNDS // 2] * 1e3, "ms": times[int(0.95 * ROUNDS)] * 1e3, "cpu": spent * 1e3,
        "queries": most, "kB": heaviest / 1e3, "status": status,
    }  # fmt: skip


CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
