"""Reads about runs: which one a month is, how far each came, what is held or needs a look, and what differs."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.db.models import Count, Value

from sembilan.runs import files, lock
from sembilan.runs.models import Area, Computation, Held, Publication, Remark, Run
from sembilan.runs.sentences import held_sentence, remark_sentence
from sembilan.terms.month import Month

ENDED = (Run.Step.DONE, Run.Step.FAILED)


def publication(area: str, month: Month) -> Publication | None:
    """The publication that counts: the newest."""
    rows = Publication.objects.filter(area=area, month=month.first).select_related("run__release")
    return rows.order_by("-id").first()


def published(area: str, month: Month) -> Run | None:
    """The run a month of an area is, as someone published it."""
    found = publication(area, month)
    return found.run if found else None


def latest_done(area: str, month: Month) -> Run | None:
    """The newest run that was computed to the end."""
    rows = Run.objects.filter(area=area, month=month.first, step=Run.Step.DONE).select_related("release")
    return rows.order_by("-id").first()


def current(area: str, month: Month) -> Run | None:
    """The published run, else the newest finished one."""
    return published(area, month) or latest_done(area, month)


def unfinished(area: str, month: Month) -> list[Run]:
    """Runs that neither ended nor failed: computing now, or left behind by a process that died."""
    return list(Run.objects.filter(area=area, month=month.first).exclude(step__in=ENDED).order_by("id"))


def is_done_since(area: str, month: Month, moment: dt.datetime) -> bool:
    """Whether a run that began after a moment was computed to the end."""
    return Run.objects.filter(area=area, month=month.first, step=Run.Step.DONE, started_at__gte=moment).exists()


def computation(month: Month) -> Computation | None:
    """The newest wish that areas of a month be computed."""
    return Computation.objects.filter(month=month.first).order_by("-id").first()


def under_way(month: Month) -> Computation | None:
    """The wish that waits for a worker or is being fulfilled now."""
    return Computation.objects.filter(month=month.first, ended_at=None).first()


def is_alive(run: Run) -> bool:
    """Whether a process is computing this run now."""
    return run.step not in ENDED and lock.is_held(run.instansi_id, run.area, run.month)


@dataclass(frozen=True)
class AreaState:
    """Where an area of a month stands."""

    area: str
    label: str
    latest: Run | None
    newest_done: Run | None
    current: Run | None
    publication: Publication | None
    is_running: bool
    is_abandoned: bool
    may_be_published: bool
    stands_on_older: tuple[str, ...]
    totals: Mapping[str, int] = field(default_factory=dict)
    before: Mapping[str, int] = field(default_factory=dict)
    before_run: int | None = None
    remarks: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, int] = field(default_factory=dict)

    @property
    def seconds(self) -> float | None:
        """How long the current run took."""
        run = self.current
        return (run.finished_at - run.started_at).total_seconds() if run and run.finished_at else None


def month_state(month: Month, *, counting: bool = True) -> list[AreaState]:
    """The four areas of a month in their order, with what needs a look; the number of queries does not grow."""
    runs: dict[str, list[Run]] = defaultdict(list)
    rows = Run.objects.filter(month=month.first).select_related("release").defer("release__content")
    for run in rows.order_by("-id")[:400]:
        runs[run.area].append(run)
    newest = publications_of(month, month.previous())
    here, before = ({area: row for (area, when), row in newest.items() if when == m} for m in (month, month.previous()))
    shown = {area: here[area].run if area in here else _newest_done(runs[area]) for area in Area.values}
    ids = [run.id for run in shown.values() if run]
    remarks, held = _counted(ids) if counting else ({}, {})
    return [_state(area, runs[area], shown, here, before, remarks, held) for area in Area.values]


def _state(
    area: str,
    runs: list[Run],
    shown: Mapping[str, Run | None],
    here: Mapping[str, Publication],
    before: Mapping[str, Publication],
    remarks: Mapping[int, Mapping[str, int]],
    held: Mapping[int, Mapping[str, int]],
) -> AreaState:
    run, latest = shown[area], runs[0] if runs else None
    is_open = latest is not None and latest.step not in ENDED
    running = latest is not None and is_open and is_alive(latest)
    newest = _newest_done(runs)
    older = tuple(
        other
        for other, number in (run.reads if run else {}).items()
        if other in here and not same_results(here[other].run, number)
    )
    return AreaState(
        area=area,
        label=str(Area(area).label),
        latest=latest,
        newest_done=newest,
        current=run,
        publication=here.get(area),
        is_running=running,
        is_abandoned=is_open and not running,
        may_be_published=newest is not None and (area not in here or here[area].run_id != newest.id),
        stands_on_older=older,
        totals=run.totals if run else {},
        before=before[area].run.totals if area in before else {},
        before_run=before[area].run_id if area in before else None,
        remarks=remarks.get(run.id, {}) if run else {},
        held=held.get(run.id, {}) if run else {},
    )


def same_results(run: Run, number: int) -> bool:
    """Whether a run is the one numbered so, or gave the very same results."""
    if run.id == number:
        return True
    return Run.objects.filter(id=number, results_sha256=run.results_sha256).exists()


def publications_of(*months: Month) -> dict[tuple[str, Month], Publication]:
    """The publications that count of some months, asked at once; the rules' text stays in its table."""
    rows = Publication.objects.filter(month__in=[month.first for month in months]).select_related("run__release")
    return {(row.area, Month.of(row.month)): row for row in rows.defer("run__release__content").order_by("id")}


def published_months(area: str) -> list[Month]:
    """The months of an area somebody published, the newest first."""
    days = Publication.objects.filter(area=area).order_by("-month").values_list("month", flat=True).distinct()
    return [Month.of(day) for day in days]


def _newest_done(runs: Iterable[Run]) -> Run | None:
    return next((run for run in runs if run.step == Run.Step.DONE), None)


def _counts(model: type[Remark] | type[Held], ids: list[int]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = model._default_manager.filter(run_id__in=ids).values_list("run_id", "code").annotate(n=Count("id"))
    for run_id, code, count in rows.order_by("run_id", "code"):
        found[run_id][code] = count
    return found


def _counted(ids: list[int]) -> tuple[dict[int, dict[str, int]], dict[int, dict[str, int]]]:
    """What needs a look and who is held, of some runs, counted by code in one query."""

    def of(model: type[Remark] | type[Held], is_held: bool) -> Any:
        rows = model._default_manager.filter(run_id__in=ids).values_list("run_id", "code").annotate(n=Count("id"))
        return rows.annotate(is_held=Value(is_held)).order_by()

    found: dict[bool, dict[int, dict[str, int]]] = {True: defaultdict(dict), False: defaultdict(dict)}
    for run_id, code, count, is_held in of(Remark, False).union(of(Held, True), all=True).order_by("run_id", "code"):
        found[is_held][run_id][code] = count
    return found[False], found[True]


@dataclass(frozen=True)
class Line:
    """One line to look at: about whom (or about no one person), what, and the sentence."""

    nip: str
    code: str
    sentence: str
    params: Mapping[str, Any]


def remarks(run: Run, code: str = "", *, page: int = 1, size: int = 50) -> list[Line]:
    """What needs a look in a run, a page at a time."""
    rows = Remark.objects.filter(run=run, **({"code": code} if code else {})).order_by("code", "nip", "id")
    part = rows[(page - 1) * size : page * size]
    return [Line(row.nip, row.code, remark_sentence(row.code, row.params), row.params) for row in part]


def held_people(run: Run, code: str = "", *, page: int = 1, size: int = 50) -> list[Line]:
    """Who could not be computed in a run and why, a page at a time."""
    rows = Held.objects.filter(run=run, **({"code": code} if code else {})).order_by("code", "nip", "id")
    part = rows[(page - 1) * size : page * size]
    return [Line(row.nip, row.code, held_sentence(row.code, row.column, row.params), row.params) for row in part]


@dataclass(frozen=True)
class Change:
    """What differs for one person between two runs: column → (before, after); `None` where there was no result."""

    nip: int
    columns: Mapping[str, tuple[int | None, int | None]]


def difference(earlier: Run, later: Run) -> list[Change]:
    """What a later run changed, person by person, in order of nip."""
    told = [files.read_results(run) for run in (earlier, later)]
    names = [name for name in told[1].columns if name in told[0].columns and name != "nip"]
    long = [_long(results, names, side) for results, side in zip(told, ("before", "after"), strict=True)]
    both = long[0].join(long[1], on=["nip", "column"], how="full", coalesce=True)
    differs = both.filter(pl.col("before").ne_missing(pl.col("after"))).sort("nip", "column")
    changes: dict[int, dict[str, tuple[int | None, int | None]]] = defaultdict(dict)
    for nip, column, before, after in differs.iter_rows():
        changes[nip][column] = (before, after)
    return [Change(nip, columns) for nip, columns in changes.items()]


def _long(frame: pl.DataFrame, names: list[str], side: str) -> pl.DataFrame:
    numbers = frame.select("nip", pl.col(names).cast(pl.Int64))
    return numbers.unpivot(index="nip", variable_name="column", value_name=side)


def remark_totals(states: Iterable[AreaState]) -> Counter[str]:
    """How many lines need a look in a month, by code."""
    total: Counter[str] = Counter()
    for state in states:
        total.update(state.remarks)
    return total


def counts(run: Run) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Why people are held in a run and what needs a look, each code once with its count and one of its sentences."""
    held: list[tuple[str, int]] = []
    for code, count in _counts(Held, [run.pk]).get(run.pk, {}).items():
        held += [(line.sentence, count) for line in held_people(run, code, size=1)]
    looked: list[tuple[str, int]] = []
    for code, count in _counts(Remark, [run.pk]).get(run.pk, {}).items():
        looked += [(line.sentence, count) for line in remarks(run, code, size=1)]
    return held, looked
