"""What people do with runs: begin one, store what it gave, say that it stopped, publish a month."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.organisation.models import Instansi
from sembilan.people import access
from sembilan.policy.release import Release as Frozen
from sembilan.records import later
from sembilan.records.actions import Refused as Refused
from sembilan.records.actions import action, actor_name, tell
from sembilan.runs import bulk, files, lock, queries, releases
from sembilan.runs.models import Computation, Held, Publication, Release, Remark, Run
from sembilan.runs.part import Noticed, month_of, part_of
from sembilan.runs.sentences import AREAS
from sembilan.terms.month import Month


@action("month.compute")
def request_month(*, instansi_id: int, month: Month, areas: Sequence[str], by: object) -> Computation:
    """Wish that areas of a month be computed; a worker takes it up once this is committed."""
    if not access.may_compute(by):
        raise Refused(_("NIP %(nip)s tidak berhak menghitung bulan.") % {"nip": actor_name(by)})
    line = f"month:{instansi_id}:{month}"
    standing = queries.under_way(month)
    if standing and not later.is_under_way(line):
        end_month(computation=standing, failure=_("Permintaan ini hilang dari antrean."), by=by)
    elif standing or any(lock.is_held(instansi_id, area, month.first) for area in areas):
        raise _under_way(month)
    try:
        with transaction.atomic():
            asked = Computation.objects.create(
                instansi_id=instansi_id, month=month.first, areas=[*areas], by=actor_name(by), asked_at=timezone.now()
            )
    except IntegrityError:  # two people at the same moment: the second one waits for the first and ends here
        raise _under_way(month) from None
    later.defer("month.compute", instansi_id=instansi_id, lock=line, computation_id=asked.id)
    tell(instansi_id, f"month:{month}", areas=[*areas], computation=asked.id)
    return asked


def _under_way(month: Month) -> Refused:
    return Refused(_("Bulan %(month)s sedang dihitung. Tunggu sampai selesai.") % {"month": month})


@action("month.computed")
def end_month(*, computation: Computation, failure: str = "", by: object) -> None:
    """Say that a wish was fulfilled, or why it was not."""
    computation.ended_at, computation.failure = timezone.now(), failure
    computation.save(update_fields=["ended_at", "failure"])
    month = Month.of(computation.month)
    tell(computation.instansi_id, f"month:{month}", computation=computation.id, failure=failure)


@action("run.open")
def open_run(
    *, instansi: Instansi, area: str, month: Month, release: Frozen, reads: Mapping[str, Run], by: object
) -> Run:
    """Begin a run under a frozen release, standing on other runs of the month."""
    kept, _made = Release.objects.get_or_create(
        instansi=instansi,
        hash=release.hash,
        defaults={
            "pack": release.pack,
            "title": release.pack,
            "content": releases.content(release),
            "frozen_at": timezone.now(),
        },
    )
    run = Run.objects.create(
        instansi=instansi,
        area=area,
        month=month.first,
        release=kept,
        reads={other: run.id for other, run in reads.items()},
        actor=actor_name(by),
        started_at=timezone.now(),
    )
    run.folder = f"runs/{instansi.kode}/{month}/{area}/{run.id}"
    run.save(update_fields=["folder"])
    tell(instansi.id, f"run:{run.id}", area=area, month=str(month), release=release.hash, reads=run.reads)
    return run


@dataclass(frozen=True)
class Computed:
    """What a run gave: the results, who is held, what needs a look, the sums and the hash of the results' file."""

    results: pl.DataFrame
    held: pl.DataFrame
    noticed: Sequence[Noticed]
    totals: Mapping[str, int]
    results_sha256: str


@action("run.load")
def load(*, run: Run, computed: Computed, by: object) -> Run:
    """Store a run's results; they appear together with the word that the run is done, or not at all."""
    nip_text = computed.results.with_columns(pl.col("nip").cast(pl.String))
    fixed = {"instansi_id": run.instansi_id, "run_id": run.id}
    bulk.columns_in(part_of(run.area).model, nip_text, fixed)
    bulk.columns_in(Held, computed.held.with_columns(pl.col("nip").cast(pl.String)), fixed)
    bulk.columns_in(Remark, _remarks(computed.noticed), fixed)
    run.rows_out = computed.results.height
    run.rows_held = computed.held["nip"].n_unique()
    run.totals = dict(computed.totals)
    run.results_sha256 = computed.results_sha256
    run.step, run.finished_at = Run.Step.DONE, timezone.now()
    run.save()
    tell(run.instansi_id, f"run:{run.id}", **hashes(run), rows=run.rows_out, held=run.rows_held)
    return run


def _remarks(noticed: Sequence[Noticed]) -> pl.DataFrame:
    rows = [("" if one.nip is None else str(one.nip), one.code, json.dumps(dict(one.params))) for one in noticed]
    return pl.DataFrame(rows, schema={"nip": pl.String, "code": pl.String, "params": pl.String}, orient="row")


@action("run.fail")
def fail(*, run: Run, sentence: str, by: object) -> Run:
    """Say that a run stopped before its end and why; nothing of it is kept."""
    run.step, run.finished_at, run.failure = Run.Step.FAILED, timezone.now(), sentence
    run.save(update_fields=["step", "finished_at", "failure"])
    tell(run.instansi_id, f"run:{run.id}", area=run.area, month=str(month_of(run)), sentence=sentence)
    return run


def hashes(run: Run) -> dict[str, Any]:
    """What proves a run: its release, its snapshot and its results."""
    return {
        "run": run.id,
        "area": run.area,
        "month": str(month_of(run)),
        "release": run.release.hash,
        "snapshot": run.snapshot_sha256,
        "results": run.results_sha256,
    }


def publish(*, run: Run, by: object) -> Publication:
    """Say that a month of an area is this run, and with it the runs it stands on; saying it twice is harmless."""
    if not access.may_publish(by):
        said = _("NIP %(nip)s tidak berhak menerbitkan bulan; itu wewenang BKD dan PPK.")
        raise Refused(said % {"nip": actor_name(by)})
    with connection.cursor() as cursor:  # two people who publish at once come one after the other
        cursor.execute("select pg_advisory_xact_lock(%s)", [lock.key_of(run.instansi_id, "publish", run.month)])
    standing = queries.publication(run.area, month_of(run))
    if standing and standing.run_id == run.id:
        return standing
    return _publish(run=run, by=by)


@action("month.publish")
def _publish(*, run: Run, by: object) -> Publication:
    if run.step != Run.Step.DONE:
        raise Refused(_("Perhitungan ini belum selesai, jadi belum dapat diterbitkan."))
    if not files.is_whole(run):
        raise Refused(_("Berkas hasil perhitungan ini telah berubah, jadi tidak diterbitkan. Hitung ulang."))
    _check_over(run)
    for area, number in run.reads.items():
        _publish_below(run, area, number, by)
    made = Publication.objects.create(
        instansi_id=run.instansi_id, run=run, area=run.area, month=run.month, by=actor_name(by), at=timezone.now()
    )
    tell(run.instansi_id, f"run:{run.id}", **hashes(run))
    return made


def _check_over(run: Run) -> None:
    """A month is published from a run that saw all its days; one from before its end lacks the last of them."""
    month = month_of(run)
    zone = ZoneInfo(run.instansi.zone)
    if run.started_at.astimezone(zone).date() > month.last:
        return
    if timezone.now().astimezone(zone).date() <= month.last:
        raise Refused(_("Bulan %(month)s belum berakhir, jadi belum dapat diterbitkan.") % {"month": month})
    said = _("Perhitungan ini dari sebelum bulan %(month)s berakhir. Hitung ulang, lalu terbitkan.")
    raise Refused(said % {"month": month})


def _publish_below(run: Run, area: str, number: int, by: object) -> None:
    """The run that was read becomes the month too, unless it was replaced since by another one."""
    standing = queries.published(area, month_of(run))
    if standing is None or (standing.id < number and not queries.same_results(standing, number)):
        publish(run=Run.objects.select_related("release").get(id=number), by=by)
    elif not queries.same_results(standing, number):
        said = _("%(area)s dihitung dari %(below)s yang lain daripada yang sudah terbit. Hitung ulang lalu terbitkan.")
        raise Refused(said % {"area": str(AREAS[run.area]).capitalize(), "below": AREAS[area]})
