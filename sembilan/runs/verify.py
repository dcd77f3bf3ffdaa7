"""Proof of published months: files, release, results and log must fit together; what first does not is named."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
from django.utils.translation import gettext as _

from sembilan.policy.errors import PolicyError
from sembilan.records.models import Event
from sembilan.records.verify import Fault
from sembilan.runs import bulk, check, files, machine, releases
from sembilan.runs.actions import hashes
from sembilan.runs.models import Held, Publication, Run
from sembilan.runs.part import month_of, part_of
from sembilan.terms.month import Month

UNREADABLE = (PolicyError, check.FrameFault, pl.exceptions.PolarsError, AttributeError, KeyError, TypeError, ValueError)
Told = defaultdict[tuple[str, str], list[tuple[int, str]]]


class Broken(Exception):
    """Stops the look at one run at its first fault."""


def published_runs(instansi_id: int) -> list[Run]:
    """Every run that was ever published, in the order of publication."""
    rows = Publication.objects.filter(instansi_id=instansi_id).select_related("run__release", "run__instansi")
    return list({row.run_id: row.run for row in rows.order_by("id")}.values())


def verify_runs(instansi_id: int, progress: Callable[[Run], None] = lambda run: None) -> Iterator[Fault]:
    """What does not fit in the published runs of an instansi; nothing when all is well."""
    yield from _publications(instansi_id)
    for run in published_runs(instansi_id):
        progress(run)
        try:
            _verify(run)
        except Broken as fault:
            yield Fault(f"{run.area} {month_of(run)} run {run.id}", str(fault))


def _publications(instansi_id: int) -> Iterator[Fault]:
    """Each month of an area was published as the log tells: these runs, by these people, in this order."""
    kept: Told = defaultdict(list)
    logged: Told = defaultdict(list)
    for row in Publication.objects.filter(instansi_id=instansi_id).order_by("id"):
        kept[row.area, str(Month.of(row.month))].append((row.run_id, row.by))
    for event in Event.objects.filter(instansi_id=instansi_id, verb="month.publish").order_by("id"):
        data = event.data
        logged[str(data.get("area")), str(data.get("month"))].append((int(data.get("run", 0)), event.actor))
    for area, month in sorted({*kept, *logged}):
        if kept[area, month] != logged[area, month]:
            said = _(
                "Penerbitan di basis data tidak sama dengan yang tercatat di log: "
                "ada yang dihapus, disisipkan atau diubah."
            )
            yield Fault(f"{area} {month}", said)


def _verify(run: Run) -> None:
    _release(run)
    _log(run)
    frames = _snapshot(run)
    results = _results(run)
    try:
        _again(run, frames, results)
    except UNREADABLE as wrong:
        raise Broken(_("Aturan beku atau potretnya tidak dapat dihitung ulang: %(why)s") % {"why": wrong}) from wrong
    _rows(run, results)
    _sums(run, results)


def _release(run: Run) -> None:
    try:
        found = releases.thawed(run.release).hash
    except UNREADABLE:
        found = ""
    if found != run.release.hash:
        raise Broken(_("Aturan yang dibekukan (rilis %(hash)s) telah berubah.") % {"hash": run.release.hash[:12]})


def _log(run: Run) -> None:
    """The log keeps the hashes of the run as they were when it was published."""
    events = Event.objects.filter(instansi_id=run.instansi_id, verb="month.publish", target=f"run:{run.id}")
    event = events.order_by("id").first()
    if event is None:
        raise Broken(_("Log tidak memuat peristiwa penerbitannya."))
    said = hashes(run)
    for name, value in said.items():
        if event.data.get(name) != value:
            raise Broken(_("Sidik %(name)s di basis data berbeda dengan yang tercatat di log.") % {"name": name})


def _snapshot(run: Run) -> dict[str, pl.DataFrame]:
    folder, area = files.folder_of(run), part_of(run.area).area
    manifest = folder / files.MANIFEST
    if not manifest.exists():
        raise _gone(manifest)
    if files.digest(manifest) != run.snapshot_sha256:
        raise _changed(manifest)
    content = files.read_manifest(folder)
    for grain in files.held(folder, area):
        path = folder / f"{grain}.parquet"
        if not path.exists():
            raise _gone(path)
        if files.digest(path) != content["frames"][grain]:
            raise _changed(path)
    return files.read_frames(folder, area)


def _results(run: Run) -> pl.DataFrame:
    path = files.folder_of(run) / files.RESULTS
    if not path.exists():
        raise _gone(path)
    try:
        return files.read_results(run)
    except files.Altered:
        raise _changed(path) from None


def _gone(path: Path) -> Broken:
    return Broken(_("Berkas %(path)s tidak ada.") % {"path": path})


def _changed(path: Path) -> Broken:
    return Broken(_("Berkas %(path)s berubah: sidik SHA-256-nya tidak cocok.") % {"path": path})


def _again(run: Run, frames: dict[str, pl.DataFrame], results: pl.DataFrame) -> None:
    """The frozen release over the snapshot gives the same results, value by value."""
    part = part_of(run.area)
    plan = releases.thawed(run.release).plan(part.area, month_of(run))
    held = check.checked(part.area, frames, part.holds, part.follows)
    computed, lacking = machine.complete(part, machine.evaluated(part, plan, frames, held))
    differs = _first_difference(results, computed)
    if differs:
        said = _("Dihitung ulang, hasil NIP %(nip)s berbeda pada kolom %(column)s.")
        raise Broken(said % {"nip": differs[0], "column": differs[1]})
    kept = sorted(Held.objects.filter(run=run).values_list("nip", "column", "code"))
    again = pl.concat([held, lacking]).select(pl.col("nip").cast(pl.String), "column", "code")
    if kept != sorted(again.iter_rows()):
        raise Broken(_("Orang yang ditahan di basis data berbeda dengan yang dihitung ulang."))


def _sums(run: Run, results: pl.DataFrame) -> None:
    """The counts and sums shown of a month are those of its results."""
    held = Held.objects.filter(run=run).values("nip").distinct().count()
    sums = {"rows_out": results.height, "rows_held": held, "totals": part_of(run.area).totals(results)}
    for name, value in sums.items():
        if getattr(run, name) != value:
            said = _("Jumlah orang atau uang yang tersimpan (%(name)s) berbeda dengan hasilnya.")
            raise Broken(said % {"name": name})


def _rows(run: Run, results: pl.DataFrame) -> None:
    """The rows people are shown are those that were computed."""
    part = part_of(run.area)
    given = [col for col in part.area.results if col.name in results.columns]
    names = ", ".join(f'"{col.name}"' for col in given)
    sql = f"select {names} from {part.model._meta.db_table} where run_id = %s order by nip"
    kept = bulk.columns_out(sql, [run.id], {col.name: col.dtype for col in given})
    differs = _first_difference(results, kept)
    if differs:
        said = _("Baris hasil NIP %(nip)s di basis data berbeda pada kolom %(column)s.")
        raise Broken(said % {"nip": differs[0], "column": differs[1]})


def _first_difference(told: pl.DataFrame, found: pl.DataFrame) -> tuple[int, str] | None:
    """The first person and column in which two tables differ."""
    if told.equals(found):
        return None
    both = told.join(found, on="nip", how="full", coalesce=True, suffix="_found").sort("nip")
    only_one = both.join(told, on="nip", how="semi").join(found, on="nip", how="semi").height < both.height
    if only_one:
        lone = pl.concat([told.join(found, on="nip", how="anti"), found.join(told, on="nip", how="anti")])
        return int(lone["nip"].min()), "nip"  # type: ignore[arg-type]
    for name in told.columns[1:]:
        rows = both.filter(pl.col(name).ne_missing(pl.col(f"{name}_found")))
        if rows.height:
            return int(rows["nip"][0]), name
    doubled = found.filter(found["nip"].is_duplicated())
    return (int(doubled["nip"][0]), "nip") if doubled.height else (0, "?")


def fingerprint(run: Run) -> str:
    """A short sign of a run that can be read out: the first twelve digits of a hash of its hashes."""
    text = "|".join(str(value) for value in hashes(run).values())
    return hashlib.sha256(text.encode()).hexdigest()[:12]
