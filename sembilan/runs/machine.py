"""A month of an area in seven steps: open, snapshot, check, evaluate, weigh, load; to publish it is a person's.

Each step is committed, so the month's page shows how far a run came; results appear only with the last one.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import polars as pl
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sembilan.organisation.models import Instansi
from sembilan.policy.errors import PolicyError
from sembilan.policy.plan import Plan
from sembilan.policy.release import Release as Frozen
from sembilan.records.tenancy import tenant
from sembilan.runs import actions, bulk, check, files, lock, queries, releases
from sembilan.runs.models import Run
from sembilan.runs.part import Asked, Inputs, Part, Weighing, part_of
from sembilan.runs.sentences import AREAS
from sembilan.terms.month import Month

Progress = Callable[[Run, str, float], None]


def silent(run: Run, step: str, seconds: float) -> None:
    """Tell nobody how far a run came."""


@dataclass(frozen=True)
class Job:
    """What a run is given: for whom, which month, by which release, standing on which results."""

    instansi: Instansi
    month: Month
    part: Part
    release: Frozen
    plan: Plan
    reads: Mapping[str, Run]
    by: object
    progress: Progress

    @cached_property
    def asked(self) -> Asked:
        """The question put to the room."""
        stands_on = {area: files.read_results(run) for area, run in self.reads.items()}
        return Asked(self.instansi, self.month, stands_on, self.plan.reads)


def compute(instansi: Instansi, area: str, month: Month, *, by: object, progress: Progress = silent) -> Run:
    """Compute a month of an area; refused with a sentence when it cannot begin or cannot end."""
    try:
        with lock.alone(instansi.id, area, month.first):
            return _computed(instansi, area, month, by, progress)
    except lock.AlreadyRunning:
        said = _("%(area)s %(month)s sedang dihitung oleh proses lain. Tunggu sampai selesai.")
        raise actions.Refused(said % {"area": str(AREAS[area]).capitalize(), "month": month}) from None
    except (DatabaseError, InterfaceError) as lost:
        raise actions.Refused(_("Sambungan ke basis data terputus; tidak ada yang tersimpan. Ulangi.")) from lost
    except (check.FrameFault, pl.exceptions.PolarsError) as wrong:
        said = _("Data tidak seperti yang diminta aturan, jadi tidak ada yang dihitung: %(why)s")
        raise actions.Refused(said % {"why": wrong}) from wrong
    except PolicyError as refused:
        raise actions.Refused(refused.say((get_language() or "id")[:2])) from refused
    except files.Altered as altered:
        said = _("Berkas %(path)s tidak lagi seperti saat dihitung. Periksa dengan sembilan verify.")
        raise actions.Refused(said % {"path": altered}) from altered


def _computed(instansi: Instansi, area: str, month: Month, by: object, progress: Progress) -> Run:
    with tenant(instansi.id):
        clear_abandoned(area, month, by)
    job, run = _open(instansi, area, month, by, progress)
    try:
        return _through(run, job)
    except BaseException as stopped:
        _stopped(run, stopped, by)
        raise


def _through(run: Run, job: Job) -> Run:
    inputs = _snapshot(run, job)
    held = _check(run, job, inputs)
    results = _evaluate(run, job, inputs.frames, held)
    computed = _weigh(run, job, inputs, held, results)
    return _load(run, job, computed)


def _open(instansi: Instansi, area: str, month: Month, by: object, progress: Progress) -> tuple[Job, Run]:
    """Step 1. Everything the law can refuse is refused here, before any row is read."""
    part = part_of(area)
    with tenant(instansi.id):
        reads = {other: _stood_on(other, area, month) for other in part.reads}
        release = releases.in_force(instansi, month)
        plan = release.plan(part.area, month)
        run = actions.open_run(instansi=instansi, area=area, month=month, release=release, reads=reads, by=by)
    return Job(instansi, month, part, release, plan, reads, by, progress), run


def _snapshot(run: Run, job: Job) -> Inputs:
    """Step 2. All frames come from one moment of the database and are written down before anything is computed."""
    with _step(run, Run.Step.SNAPSHOT, job):
        with steady(job.instansi.id):
            gathered = job.part.inputs(job.asked)
        area = job.part.area
        frames = files.sorted_frames(gathered.frames, area)
        reads = {other: one.results_sha256 for other, one in job.reads.items()}
        local = job.release.local
        run.snapshot_sha256 = files.write_snapshot(files.folder_of(run), area, str(job.month), frames, local, reads)
        run.rows_in = frames["month"].height
        if not run.rows_in:
            said = _(
                "Tidak ada pegawai aktif pada %(month)s, jadi tidak ada yang dihitung. Muat dahulu daftar pegawai."
            )
            raise actions.Refused(said % {"month": job.month})
        return Inputs(frames, gathered.noticed)


def _check(run: Run, job: Job, inputs: Inputs) -> pl.DataFrame:
    """Step 3. Who cannot be computed, and why."""
    with _step(run, Run.Step.CHECK, job):
        return check.checked(job.part.area, inputs.frames, job.part.holds, job.part.follows)


def _evaluate(run: Run, job: Job, frames: Mapping[str, pl.DataFrame], held: pl.DataFrame) -> pl.DataFrame:
    """Step 4. The rules in force on the month, over everybody at once."""
    with _step(run, Run.Step.EVALUATE, job):
        return evaluated(job.part, job.plan, frames, held)


def evaluated(part: Part, plan: Plan, frames: Mapping[str, pl.DataFrame], held: pl.DataFrame) -> pl.DataFrame:
    """The result columns in their types, in order of nip; a value that does not fit its type stops the run."""
    wide = plan.evaluate(check.without(frames, held))
    return wide.select(pl.col(col.name).cast(col.dtype) for col in plan.results).sort("nip")


def complete(part: Part, results: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The results that can be kept, and the people whose result lacks what a result must have."""
    names = [name for name in results.columns if name != "nip"]
    needed = [name for name in names if not part.model._meta.get_field(name).null]
    held = check.incomplete(results, needed)
    return results.join(held, on="nip", how="anti", maintain_order="left") if held.height else results, held


def _weigh(run: Run, job: Job, inputs: Inputs, held: pl.DataFrame, results: pl.DataFrame) -> actions.Computed:
    """Step 5. Nobody lost, nobody doubled; the sums; what a person should look at before anyone is paid."""
    with _step(run, Run.Step.WEIGH, job):
        kept, lacking = complete(job.part, results)
        all_held = pl.concat([held, lacking])
        if kept.height + all_held["nip"].n_unique() != run.rows_in:
            raise check.FrameFault(f"{run.area}: {run.rows_in} masuk, {kept.height} hasil, {all_held.height} ditahan")
        with steady(job.instansi.id):
            before = queries.published(run.area, job.month.previous())
            last = files.read_results(before) if before else None
            noticed = job.part.remarks(Weighing(job.asked, job.plan, inputs.frames, kept, last))
        sha256 = files.write(kept, files.folder_of(run) / files.RESULTS)
        return actions.Computed(kept, all_held, [*inputs.noticed, *noticed], job.part.totals(kept), sha256)


def _load(run: Run, job: Job, computed: actions.Computed) -> Run:
    """Step 6. Results and the word that they are there, in one transaction."""
    with _step(run, Run.Step.LOAD, job), tenant(job.instansi.id):
        return actions.load(run=run, computed=computed, by=job.by)


@contextmanager
def _step(run: Run, step: Run.Step, job: Job) -> Iterator[None]:
    """Say for all to see that a step begins, and tell how long it took."""
    with tenant(job.instansi.id):
        run.step = step
        run.save(update_fields=["step", "rows_in", "snapshot_sha256"])
    begun = time.perf_counter()
    yield
    job.progress(run, str(step.value), time.perf_counter() - begun)


@contextmanager
def steady(instansi_id: int) -> Iterator[None]:
    """A transaction that sees one moment of the database however long it reads."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read")
        with tenant(instansi_id):
            bulk.whole_tables()
            yield


def _stood_on(other: str, area: str, month: Month) -> Run:
    # The newest, published or not: else a correction below would never reach what is computed from it.
    run = queries.latest_done(other, month)
    if run is None:
        said = _("%(area)s memerlukan %(other)s bulan %(month)s. Jalankan dahulu: sembilan run %(name)s %(month)s")
        names = {"area": str(AREAS[area]).capitalize(), "other": AREAS[other], "month": month, "name": other}
        raise actions.Refused(said % names)
    return run


def clear_abandoned(area: str, month: Month, by: object) -> None:
    """Runs left behind by a process that died are said to have failed; whoever holds the lock knows that they are."""
    for run in queries.unfinished(area, month):
        sentence = _("Proses berhenti pada langkah “%(step)s” sebelum selesai; tidak ada hasil yang tersimpan.")
        actions.fail(run=run, sentence=sentence % {"step": run.get_step_display()}, by=by)
        shutil.rmtree(files.folder_of(run), ignore_errors=True)


def _stopped(run: Run, stopped: BaseException, by: object) -> None:
    """Say why a run stopped; when the database cannot be told, the next run will."""
    sentence = told(stopped) % {"step": run.get_step_display()}
    try:
        if isinstance(stopped, DatabaseError | InterfaceError) and not connection.in_atomic_block:
            connection.close()
        with tenant(run.instansi_id):
            if Run.objects.filter(id=run.id).exclude(step__in=queries.ENDED).exists():
                actions.fail(run=run, sentence=sentence, by=by)
    except (DatabaseError, InterfaceError):
        return
    shutil.rmtree(files.folder_of(run), ignore_errors=True)


def told(stopped: BaseException) -> str:
    """Why a run stopped, as a sentence with a place for the step."""
    if isinstance(stopped, KeyboardInterrupt):
        return _("Dihentikan oleh pengguna pada langkah “%(step)s”; tidak ada yang tersimpan.")
    if isinstance(stopped, DatabaseError | InterfaceError):
        return _("Sambungan ke basis data terputus pada langkah “%(step)s”; tidak ada yang tersimpan.")
    if isinstance(stopped, actions.Refused):
        return str(stopped).replace("%", "%%")
    reason = f"{type(stopped).__name__}: {stopped}".replace("%", "%%")
    return _("Gagal pada langkah “%(step)s”: ") + reason
