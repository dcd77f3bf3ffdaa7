"""The evaluation of a month for a whole region: `python -m bench.rating [--people N] [--home FOLDER]`.

Everybody has an agreed SKP that names no penilai. Measured: opening the month, with who is to rate each; judging the
predikat of all by the rules; making all final, which gives the month its ratings and tells everybody. Beside it the
bare COPY of the same rows out and in. That one person rates a whole region is the worst there is; what a head of a
seksi waits for is measured too. The last line is what was measured, in JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.office import region

BY = "cli:bench"
# As a penilai would have left them: one in ten above, one in twenty below what was expected.
RATED = """
    update evaluation_evaluation v set state = 'dinilai', penilai_nip = coalesce(%(penilai)s, v.penilai_nip),
        hasil_kerja = case when v.id %% 10 = 0 then 3 when v.id %% 20 = 1 then 1 else 2 end,
        perilaku = case when v.id %% 7 = 0 then 3 else 2 end
    where v.cycle = 'bulan' and (%(only)s::text is null or v.penilai_nip = %(only)s)
"""
JUDGED = """
    update evaluation_evaluation v set predikat = j.predikat
    from unnest(%s::bigint[], %s::smallint[]) j (id, predikat) where j.id = v.id
"""
MOVED = {
    "evaluation_evaluation": "select * from evaluation_evaluation where cycle = 'bulan'",
    "evaluation_evaluationstep": "select * from evaluation_evaluationstep",
    "notices_notice": "select * from notices_notice",
    "performance_periodicrating": "select * from performance_periodicrating",
}


def main() -> None:
    """Build the region and measure; the folder goes unless it was named."""
    asked = argparse.ArgumentParser(prog="python -m bench.rating", description=__doc__)
    asked.add_argument("--people", type=int, default=50_000)
    asked.add_argument("--home", type=Path, help="kept, for looking into")
    args = asked.parse_args()
    folder = args.home or Path(tempfile.mkdtemp(prefix="sembilan-bench-"))
    from bench import office

    office.started(folder)
    try:
        built(args.people)
        print(json.dumps(measured(args.people)))
    finally:
        office.stopped(folder)
        if args.home is None:
            shutil.rmtree(folder, ignore_errors=True)


def built(people: int) -> None:
    """The region with its leaders and everybody's SKP."""
    from django.db import connection

    from bench import worklog
    from sembilan.exchange.sample.region import KODE
    from sembilan.organisation.access import today
    from sembilan.organisation.models import Instansi
    from sembilan.records.staging import count_anew
    from sembilan.records.tenancy import tenant
    from sembilan.runs.bulk import whole_tables

    instansi, is_new = Instansi.objects.get_or_create(kode=KODE, defaults={"name": "Daerah ukur"})
    if not is_new:
        return
    begun = time.perf_counter()
    with tenant(instansi.pk), connection.cursor() as cursor:
        whole_tables()
        worklog._people(instansi, people)
        cursor.execute(worklog.SKP, {"i": instansi.pk, "year": today().year})
    count_anew()
    print(f"built {people:,} people with an SKP in {time.perf_counter() - begun:,.0f} s", file=sys.stderr)


def measured(people: int) -> dict[str, Any]:
    """Seconds of each part of the month, and of bare COPY."""
    from sembilan.evaluation import actions
    from sembilan.evaluation.queries import law
    from sembilan.organisation.access import today
    from sembilan.people.models import Employee
    from sembilan.records.staging import count_anew
    from sembilan.records.tenancy import tenant
    from sembilan.terms.period import Cycle, Period

    instansi: Any = region()
    law.CYCLES[2] = Cycle.BULAN  # this region evaluates every month
    period = Period.of(Cycle.BULAN, today())
    found: dict[str, Any] = {"people": people}
    with tenant(instansi.pk):
        law.covers(instansi, period)  # a server that serves has read its rules
        root = Employee.objects.order_by("nip").values_list("nip", flat=True)[0]
    given = {"instansi_id": instansi.pk, "period": period}
    _timed(found, "open", lambda: actions.open_period(**given, by=BY))
    count_anew()  # days go by between opening and rating, and the database counts its rows meanwhile
    head = _head(instansi)
    _rated(instansi, only=head)
    _timed(found, "head", lambda: actions.finalise_all(**given, by=head))
    _rated(instansi, penilai=root)
    told: dict[int, int] = {}
    _timed(found, "judge", lambda: told.update(_judged(instansi, period)))
    _kept(instansi, told)
    _timed(found, "final", lambda: actions.finalise_all(**given, by=root))
    return found | _bare(instansi)


def _timed(found: dict[str, Any], name: str, act: Callable[[], Any]) -> None:
    """With what the database checks when it commits; beside it the seconds that were worked, not waited."""
    from sembilan.records.tenancy import tenant

    instansi: Any = region()
    worked, begun = _busy(), time.perf_counter()
    with tenant(instansi.pk):
        act()
    found[name], found[f"{name} cpu"] = time.perf_counter() - begun, _busy() - worked


def _busy() -> float:
    """Seconds that this process and the one that serves it in the database have worked; files of Linux tell it."""
    from django.db import connection

    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rsplit(")", 1)[1].split()
    return time.process_time() + (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _rated(instansi: Any, *, only: str | None = None, penilai: str | None = None) -> None:
    from django.db import connection

    from sembilan.records.tenancy import tenant

    with tenant(instansi.pk), connection.cursor() as cursor:
        cursor.execute(RATED, {"only": only, "penilai": penilai})


def _judged(instansi: Any, period: Any) -> dict[int, int]:
    """The predikat of everybody by the rules in force."""
    from sembilan.evaluation.queries import finals
    from sembilan.evaluation.queries.law import predikats

    frame = finals(instansi, period.first, period.until, with_rated=True)
    pairs = {pk: (hasil, perilaku) for pk, hasil, perilaku in frame.select(
        "evaluation_id", "hasil_kerja", "perilaku").iter_rows()}  # fmt: skip
    return predikats(instansi, period.first, pairs)


def _kept(instansi: Any, told: dict[int, int]) -> None:
    from django.db import connection

    from sembilan.records.tenancy import tenant

    with tenant(instansi.pk), connection.cursor() as cursor:
        cursor.execute(JUDGED, [list(told), list(told.values())])


def _head(instansi: Any) -> str:
    """Whom most wait for."""
    from django.db.models import Count

    from sembilan.evaluation.models import Evaluation
    from sembilan.records.tenancy import tenant

    with tenant(instansi.pk):
        counted = Evaluation.objects.values("penilai_nip").annotate(n=Count("pk")).order_by("-n", "penilai_nip")
        return str(counted[0]["penilai_nip"])


def _bare(instansi: Any) -> dict[str, float]:
    """The same rows by COPY: out of their tables, and into others without an index or a check."""
    from django.db import connection

    from sembilan.records.tenancy import tenant

    found = {"out": 0.0, "in": 0.0, "MB": 0.0}
    with tenant(instansi.pk), connection.cursor() as cursor:
        for table, sql in MOVED.items():
            begun = time.perf_counter()
            with cursor.copy(f"copy ({sql}) to stdout") as copy:
                blocks = [bytes(row) for row in copy]
            found["out"], begun = found["out"] + time.perf_counter() - begun, time.perf_counter()
            cursor.execute(f'create temp table "bare_{table}" on commit drop as {sql} limit 0')
            with cursor.copy(f'copy "bare_{table}" from stdin') as copy:
                copy.write(b"".join(blocks))
            found["in"] += time.perf_counter() - begun
            found["MB"] += sum(map(len, blocks)) / 1e6
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    main()
