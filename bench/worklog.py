"""Pages of daily work among the entries of a region: `python -m bench.worklog [--rows N] [--people N] [--home FOLDER]`.

A region of its own is made by SQL: offices, bidang and seksi with their leaders, an agreed SKP for everybody, and one
entry a day for each until there are so many. The last days wait; the rest is decided.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import pages
from bench.office import region
from bench.people_pages import _heard

OFFICES, BIDANG, SEKSI = 50, 10, 5
FRESH = 4  # days whose entries wait
FIRST = 198_001_012_005_011_001  # NIP of the first person
FILL = """
    insert into worklog_entry (instansi_id, employee_id, day, text, minutes, rhk_id, note, is_free, version, decision,
        is_sample, reason, decided_by, sent_at)
    select %(i)s, e.id, %(today)s::date - n, 'Pekerjaan ' || (e.id + n) %% 9, 60 + 30 * ((e.id + n) %% 8),
        r.first + n %% 3, '', false, 0, case when n < %(fresh)s or (e.id %% 50 = 0 and n < 20) then 'diajukan'
        else 'disetujui' end, false, '', '', (%(today)s::date - n)::timestamptz
    from generate_series(%(days)s - 1, 0, -1) n cross join people_employee e
    join (select s.employee_id, min(k.id) as first from skp_rhk k join skp_skp s on s.id = k.skp_id group by 1) r
        on r.employee_id = e.id
"""
PROVEN = """
    insert into worklog_evidence (instansi_id, entry_id, link)
    select instansi_id, id, 'https://contoh.go.id/' || id from worklog_entry where id %% 4 = 0
"""
SKP = """
    insert into skp_skp (instansi_id, employee_id, year, unor_id, jabatan, acting, form, approach, penilai_nip,
        penilai_jabatan, state, adendum, version, agreed_on, changed_by, valid)
    select %(i)s, p.employee_id, %(year)s, p.unor_id, 'x', '', 'ja', 'kuantitatif', '', '', 'setuju', 0, 0,
        make_date(%(year)s, 1, 15), '', daterange(make_date(%(year)s - 1, 1, 1), make_date(%(year)s + 1, 1, 1))
    from people_riwayatunor p
"""
RHK = """
    insert into skp_rhk (instansi_id, skp_id, number, kind, text, perspective, serves_text, is_collaboration, partners)
    select %(i)s, s.id, n, 'utama', 'Hasil kerja ' || n, '', '', false, '' from skp_skp s, generate_series(1, 3) n
    order by s.id, n
"""


def main() -> None:
    """Fill and measure; the folder goes unless it was named."""
    asked = argparse.ArgumentParser(prog="python -m bench.worklog", description=__doc__)
    asked.add_argument("--rows", type=int, default=3_000_000)
    asked.add_argument("--people", type=int, default=50_000)
    asked.add_argument("--home", type=Path, help="kept, and measured again without filling")
    args = asked.parse_args()
    folder = args.home or Path(tempfile.mkdtemp())
    from bench import office

    office.started(folder)
    try:
        _filled(args.people, args.rows)
        print(json.dumps({"rows": args.rows, "pages": _measured(), "reads": _reads()}))
    finally:
        office.stopped(folder)
        if args.home is None:
            shutil.rmtree(folder, ignore_errors=True)


def _filled(people: int, rows: int) -> None:
    from django.db import connection

    from sembilan.exchange.sample.region import KODE
    from sembilan.organisation.access import today
    from sembilan.organisation.models import Instansi
    from sembilan.records.staging import count_anew
    from sembilan.records.tenancy import tenant
    from sembilan.runs.bulk import whole_tables
    from sembilan.worklog.models import Entry

    instansi, is_new = Instansi.objects.get_or_create(kode=KODE, defaults={"name": "Daerah ukur"})
    with tenant(instansi.pk):
        if not is_new and Entry.objects.exists():
            return
    begun = time.perf_counter()
    with tenant(instansi.pk), connection.cursor() as cursor:
        whole_tables()
        _people(instansi, people)
        given: dict[str, Any] = {
            "i": instansi.pk,
            "today": today(),
            "year": today().year,
            "days": rows // people,
            "fresh": FRESH,
        }
        for sql in (SKP, RHK, FILL, PROVEN):
            cursor.execute(sql, given)
    count_anew()
    told = f"filled {people:,} people, {rows // people * people:,} entries in {time.perf_counter() - begun:,.0f} s"
    print(told, file=sys.stderr)


def _people(instansi: Any, count: int) -> None:
    """The tree, a leader for each unit of it, and everybody else in the seksi."""
    from sembilan.organisation.models import Jabatan, Unor

    units = [Unor(instansi=instansi, kode="1", name="Daerah", path="1.", leader_title="Bupati")]
    for width, above in ((OFFICES, 1), (BIDANG, OFFICES), (SEKSI, OFFICES * BIDANG)):
        for parent in units[-above:]:
            for n in range(width):
                kode = f"{parent.kode}{n:02d}"
                units.append(Unor(instansi=instansi, kode=kode, name=f"Unit {kode}", leader_title=f"Kepala {kode}",
                                  path=f"{parent.path}{kode}."))  # fmt: skip
    Unor.objects.bulk_create(units)
    by_kode = {one.kode: one for one in units}
    for one in units[1:]:
        one.parent = by_kode[one.kode[:-2]]
    Unor.objects.bulk_update(units[1:], ["parent"], batch_size=1_000)
    posts = [Jabatan(instansi=instansi, kode=f"K{one.kode}", name=one.leader_title, kind="struktural", kelas=9)
             for one in units]  # fmt: skip
    staff = Jabatan(instansi=instansi, kode="S", name="Staf", kind="pelaksana", kelas=6)
    Jabatan.objects.bulk_create([*posts, staff])
    _many(instansi, units, [*posts, staff], count)


def _many(instansi: Any, units: list[Any], posts: list[Any], count: int) -> None:
    """Everybody like the first, by SQL; the first so many lead the units in their order, the rest work in the seksi."""
    from sembilan.people.models import Employee, RiwayatJabatan, RiwayatUnor

    since = (dt.date(2020, 1, 1), None)
    first = Employee.objects.create(instansi=instansi, nip=str(FIRST), name="Orang 00000", kind="PNS", sex="1",
                                    birth_date=dt.date(1980, 1, 1))  # fmt: skip
    place = RiwayatUnor.objects.create(instansi=instansi, employee=first, unor=units[0], valid=since)
    post = RiwayatJabatan.objects.create(instansi=instansi, employee=first, jabatan=posts[0], valid=since)
    given = {
        "count": count, "first": FIRST, "units": [one.pk for one in units], "posts": [one.pk for one in posts],
        "low": [one.pk for one in units[-OFFICES * BIDANG * SEKSI :]],
    }  # fmt: skip
    _copied(first, {"nip": "(%(first)s + 7 * n)::text", "name": "'Orang ' || lpad(n::text, 5, '0')"}, given)
    low = "(%(low)s::bigint[])[1 + n %% cardinality(%(low)s::bigint[])]"
    _copied(place, {"employee_id": "e.id", "unor_id": f"coalesce((%(units)s::bigint[])[n + 1], {low})"}, given)
    last = "(%(posts)s::bigint[])[cardinality(%(posts)s::bigint[])]"
    held = f"coalesce((%(posts)s::bigint[])[n + 1], {last})"
    _copied(post, {"employee_id": "e.id", "jabatan_id": held}, given)


def _copied(like: Any, otherwise: dict[str, str], given: dict[str, Any]) -> None:
    from django.db import connection

    names = [one.column for one in like._meta.concrete_fields if not one.primary_key]
    told = ", ".join(otherwise.get(name, f"t.{name}") for name in names)
    table, people = like._meta.db_table, "employee_id" in otherwise
    whom = "join people_employee e on e.nip = (%(first)s + 7 * n)::text" if people else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {table} ({', '.join(names)}) select {told} "
            f"from {table} t cross join generate_series(1, %(count)s - 1) n {whom} where t.id = {like.pk}",
            given,
        )


def _measured() -> dict[str, dict[str, float]]:
    from django.conf import settings

    from sembilan.organisation.access import today

    settings.ALLOWED_HOSTS = ["*"]
    readers = {role: pages._signed_in(nip) for role, nip in _users().items()}
    day, nips = today(), _staff()
    addresses = {
        "harian sendiri": ("pegawai", ["/harian/", f"/harian/?hari={day - dt.timedelta(1)}"]),
        "bulan sendiri": ("pegawai", ["/harian/bulan/"]),
        "tim, kepala seksi": ("seksi", ["/harian/tim/"]),
        "tim, kepala dinas": ("dinas", ["/harian/tim/"]),
        "tim, seluruh dinas": ("dinas", ["/harian/tim/?unor=100"]),
        "tim, BKD": ("bkd", ["/harian/tim/"]),
        "satu pegawai, kepala seksi": ("seksi", [f"/harian/pegawai/{nip}/" for nip in nips]),
        "persetujuan, kepala seksi": ("seksi", ["/harian/persetujuan/"]),
        "persetujuan, kepala dinas": ("dinas", ["/harian/persetujuan/"]),
        "persetujuan, semua di dinas": ("dinas", ["/harian/persetujuan/?semua=1"]),
        "halaman awal, kepala dinas": ("dinas", ["/"]),
    }
    found = {}
    for name, (role, paths) in addresses.items():
        with _heard() as heard:
            readers[role].get(paths[0])
        found[name] = pages._visited(readers[role], paths)
        found[name]["queries"] += len(heard)
    return found


def _users() -> dict[str, str]:
    """A signed-in person for each role: the seksi and the office that come first, one of the seksi, the BKD."""
    from sembilan.accounts.models import User
    from sembilan.organisation.models import Grant
    from sembilan.people.models import Employee
    from sembilan.records.tenancy import tenant

    instansi: Any = region()
    first = 1 + OFFICES + OFFICES * BIDANG
    with tenant(instansi.pk):
        ids = list(Employee.objects.order_by("nip").values_list("nip", flat=True))
        found = {"dinas": ids[1], "seksi": ids[first], "pegawai": _staff()[0], "bkd": ids[-1]}
        for role, nip in found.items():
            User.objects.get_or_create(nip=nip, instansi=instansi, defaults={"name": role, "password": pages.PASSWORD})
        if not Grant.objects.exists():
            Grant.objects.create(instansi=instansi, nip=found["bkd"], role="bkd", valid=(dt.date(2020, 1, 1), None))
    return found


def _staff() -> list[str]:
    from sembilan.people.models import Employee
    from sembilan.records.tenancy import tenant

    instansi: Any = region()
    with tenant(instansi.pk):
        found = Employee.objects.filter(riwayat_unor__unor__kode="1000000").order_by("-nip")
        return list(found.values_list("nip", flat=True)[:10])


def _reads() -> dict[str, dict[str, float]]:
    """What other rooms and the worker ask of the whole region."""
    from sembilan.organisation.access import today
    from sembilan.records.tenancy import tenant
    from sembilan.worklog.queries import unvalidated, work_for

    instansi: Any = region()
    found: dict[str, dict[str, float]] = {}
    with tenant(instansi.pk):
        first = today().replace(day=1)
        asked: list[tuple[str, Callable[[], Any]]] = [
            ("work_for, region, this month", lambda: work_for(None, first, today() + dt.timedelta(1))),
            ("work_for, region, ninety days", lambda: work_for(None, today() - dt.timedelta(90), today())),
            ("unvalidated, region", lambda: unvalidated(today())),
        ]
        for name, ask in asked:
            begun = time.perf_counter()
            rows = ask().height
            found[name] = {"ms": (time.perf_counter() - begun) * 1e3, "rows": rows}
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    main()
