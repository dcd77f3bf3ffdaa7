"""Promises of a region of 1,000 units: its pohon kinerja with 5,000 goals, and 1,000 SKP as PDF.

Started as `python -m bench.contract` by the table. A region of its own is made in a folder that is deleted: offices,
bidang and seksi, each with five goals that serve those above, and a leader with an agreed SKP. What the papers cost
is set beside Typst alone on one of them, and beside writing the same bytes to a disk.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import office, pages
from bench.people_pages import _heard

UNITS, GOALS, PAPERS = 1_000, 5, 1_000
OFFICES, BIDANG, SEKSI = 27, 6, 5  # 27 offices of 37 units, and the region itself
EACH = 40  # documents compiled alone, to know what one costs
REACHED = """
    insert into planning_indicator (instansi_id, goal_id, name, definition, formula, measure, direction, data_source,
        is_key)
    select %(i)s, g.id, 'Indikator ' || n || ' sasaran ' || g.kode, '', '', 'persen', 'naik', '', true
    from planning_goal g, generate_series(1, 2) n
"""
TARGETS = """
    insert into planning_target (instansi_id, indicator_id, year, quarter, value_milli)
    select %(i)s, id, %(year)s, q, 80000 from planning_indicator, generate_series(0, 4) q
"""
FIGURES = """
    insert into planning_reached (instansi_id, indicator_id, year, quarter, value_milli, note)
    select %(i)s, id, %(year)s, q, 70000 + id %% 20000, '' from planning_indicator, generate_series(0, 3) q
    where id %% 10 > 0
"""
SKP = """
    insert into skp_skp (instansi_id, employee_id, year, unor_id, jabatan, acting, form, approach, penilai_nip,
        penilai_jabatan, state, adendum, version, agreed_on, changed_by, valid)
    select %(i)s, p.employee_id, %(year)s, p.unor_id, j.name, '', 'ja', 'kuantitatif', coalesce(b.nip, ''),
        'Atasan', 'setuju', 0, 1, make_date(%(year)s, 1, 15), '',
        daterange(make_date(%(year)s, 1, 1), make_date(%(year)s + 1, 1, 1))
    from people_riwayatunor p
    join people_riwayatjabatan r on r.employee_id = p.employee_id
    join organisation_jabatan j on j.id = r.jabatan_id
    join organisation_unor u on u.id = p.unor_id
    left join people_riwayatunor a on a.unor_id = u.parent_id
    left join people_employee b on b.id = a.employee_id
"""
RHK = """
    insert into skp_rhk (instansi_id, skp_id, number, kind, text, perspective, serves_text, goal_id, is_collaboration,
        partners)
    select %(i)s, s.id, n, 'utama', 'Tersusunnya rekomendasi kebijakan bagian ' || n || ' yang dapat dipakai', '',
        'Meningkatnya mutu layanan dasar', (select g.id from planning_goal g where g.unor_id = s.unor_id
        order by g.kode offset n - 1 limit 1), n = 2, case when n = 2 then 'Komunitas dan dinas lain' else '' end
    from skp_skp s, generate_series(1, 5) n order by s.id, n
"""
MEASURES = """
    insert into skp_measure (instansi_id, rhk_id, aspect, text, target_milli, target_text, unit, direction)
    select %(i)s, id, a, 'Jumlah dokumen menurut ' || a, 12000, '', 'dokumen', 'naik'
    from skp_rhk, unnest(array['kuantitas', 'kualitas', 'waktu']) a
"""


def main() -> None:
    """Fill, measure, print as JSON."""
    folder = Path(tempfile.mkdtemp(prefix="sembilan-bench-"))
    folder.chmod(0o755)
    try:
        office.started(folder)
        _filled()
        print(json.dumps({"tree": _tree(), "papers": _papers(folder)}))
    finally:
        office.stopped(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _filled() -> None:
    from django.db import connection

    from sembilan.exchange.sample.region import KODE
    from sembilan.organisation.access import today
    from sembilan.organisation.models import Instansi
    from sembilan.records.staging import count_anew
    from sembilan.records.tenancy import tenant

    instansi = Instansi.objects.create(kode=KODE, name="Daerah ukur")
    with tenant(instansi.pk), connection.cursor() as cursor:
        units = _units(instansi)
        _leaders(instansi, units)
        _goals(instansi, units, today().year)
        for sql in (REACHED, TARGETS, FIGURES, SKP, RHK, MEASURES):
            cursor.execute(sql, {"i": instansi.pk, "year": today().year})
    count_anew()


def _units(instansi: Any) -> list[Any]:
    """The region, its offices, their bidang, and the seksi of those."""
    from sembilan.organisation.models import Unor

    units = [Unor(instansi=instansi, kode="1", name="Daerah ukur", path="1.", leader_title="Bupati")]
    for width, above in ((OFFICES, 1), (BIDANG, OFFICES), (SEKSI, OFFICES * BIDANG)):
        for parent in units[-above:]:
            kodes = [f"{parent.kode}{n:02d}" for n in range(width)]
            units += [Unor(instansi=instansi, kode=kode, name=f"Unit {kode}", leader_title=f"Kepala {kode}",
                           path=f"{parent.path}{kode}.") for kode in kodes]  # fmt: skip
    Unor.objects.bulk_create(units)
    by_kode = {one.kode: one for one in units}
    for one in units[1:]:
        one.parent = by_kode[one.kode[:-2]]
    Unor.objects.bulk_update(units[1:], ["parent"], batch_size=500)
    return units


def _leaders(instansi: Any, units: list[Any]) -> None:
    """Somebody in the post that leads each unit, with rights for who looks."""
    import datetime as dt

    from sembilan.accounts.models import User
    from sembilan.organisation.models import Grant, Jabatan
    from sembilan.people.models import Employee, RiwayatJabatan, RiwayatUnor

    posts = [Jabatan(instansi=instansi, kode=f"K{one.kode}", name=one.leader_title, kind="struktural", kelas=9)
             for one in units]  # fmt: skip
    folk = [Employee(instansi=instansi, nip=str(198_001_012_005_011_001 + 7 * n), name=f"Orang {n:05d}", kind="PNS",
                     sex="1", birth_date=dt.date(1980, 1, 1)) for n in range(len(units))]  # fmt: skip
    Jabatan.objects.bulk_create(posts)
    Employee.objects.bulk_create(folk)
    same: dict[str, Any] = {"instansi": instansi, "valid": (dt.date(2020, 1, 1), None)}
    RiwayatUnor.objects.bulk_create(
        RiwayatUnor(employee=one, unor=at, **same) for one, at in zip(folk, units, strict=True)
    )
    RiwayatJabatan.objects.bulk_create(
        RiwayatJabatan(employee=one, jabatan=held, **same) for one, held in zip(folk, posts, strict=True)
    )
    Grant.objects.create(nip=folk[-1].nip, role="bkd", **same)
    for one in (folk[-1], folk[1]):
        User.objects.create(instansi=instansi, nip=one.nip, name=one.name, password=pages.PASSWORD)


def _goals(instansi: Any, units: list[Any], year: int) -> None:
    """Five goals of each unit; each serves the same goal of the unit above."""
    from sembilan.planning.models import Goal

    levels = {1: "tujuan", 3: "sasaran", 5: "program", 7: "kegiatan"}
    above: dict[str, Goal] = {}
    for length, level in levels.items():
        rows = [
            Goal(instansi=instansi, unor=unit, level=level, kode=f"{unit.kode}.{n}", source="RPJMD",
                 text=f"Meningkatnya mutu layanan {n} {unit.name}", year_from=year, year_until=year + 5,
                 parent=above.get(f"{unit.kode[:-2]}.{n}"))
            for unit in units if len(unit.kode) == length for n in range(1, GOALS + 1)
        ]  # fmt: skip
        above |= {one.kode: one for one in Goal.objects.bulk_create(rows)}


def _tree() -> dict[str, dict[str, float]]:
    """p95, statements and weight of each way the tree is opened."""
    from django.conf import settings

    from sembilan.accounts.models import User
    from sembilan.planning.models import Goal
    from sembilan.records.tenancy import tenant

    settings.ALLOWED_HOSTS = ["*"]
    instansi: Any = office.region()
    with tenant(instansi.pk):
        nips = list(User.objects.order_by("-nip").values_list("nip", flat=True))
        first = list(Goal.objects.filter(unor__kode__in=["1", "100", "10000"]).values_list("pk", flat=True))
        count = {"goals": Goal.objects.count()}
    bkd, leader = (pages._signed_in(nip) for nip in nips)
    asked = {
        "puncak, BKD": (bkd, ["/pohon-kinerja/"]),
        "satu kantor, BKD": (bkd, [f"/pohon-kinerja/unit/1{n:02d}/" for n in range(OFFICES)]),
        "satu sasaran, BKD": (bkd, [f"/pohon-kinerja/sasaran/{pk}/" for pk in first]),
        "mencari kata, BKD": (bkd, ["/pohon-kinerja/?cari=layanan+3"]),
        "puncak, kepala kantor": (leader, ["/pohon-kinerja/"]),
        "kantornya, kepala kantor": (leader, ["/pohon-kinerja/unit/100/"]),
    }
    found = {}
    for name, (reader, paths) in asked.items():
        with _heard() as heard:
            reader.get(paths[0])
        found[name] = pages._visited(reader, paths) | count
        found[name]["queries"] += len(heard)
    return found


def _papers(folder: Path) -> dict[str, float]:
    """Many SKP from the database into one archive; beside it one document by Typst alone, and writing the bytes."""
    from sembilan.documents.pdf import pdf
    from sembilan.records.tenancy import tenant
    from sembilan.skp.models import Skp
    from sembilan.skp.queries.papers import TEMPLATE, papers_data, skp_pdfs

    instansi: Any = office.region()
    with tenant(instansi.pk):
        skps = list(Skp.objects.select_related("employee", "unor").order_by("pk")[:PAPERS])
        begun, spent = time.perf_counter(), time.process_time()
        made = skp_pdfs(skps)
        whole, busy = time.perf_counter() - begun, time.process_time() - spent
        begun = time.perf_counter()
        data = papers_data(skps)
        asked = time.perf_counter() - begun
    pdf(TEMPLATE, data[0])  # fonts are read once
    begun = time.perf_counter()
    for one in data[:EACH]:
        pdf(TEMPLATE, one)
    alone = (time.perf_counter() - begun) / EACH
    begun = time.perf_counter()
    with (folder / "bare").open("wb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    bare = time.perf_counter() - begun
    found = {"papers": len(skps), "seconds": whole, "cpu": busy, "asked": asked}
    return found | {"alone": alone, "bare": bare, "MB": len(made) / 1e6}


if __name__ == "__main__":
    main()
