"""A run's files: frames and results as Parquet that is the same byte for byte for the same rows, with their hashes."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings

from sembilan.runs.models import Run
from sembilan.terms.column import Area, Col, Frame

# Small row groups of sorted rows: one person is found by reading one of them.
ROW_GROUP = 16_384
RESULTS = "results.parquet"
MANIFEST = "manifest.json"


class Altered(Exception):
    """A file of a run that is gone, or is not the one that was hashed."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def folder_of(run: Run) -> Path:
    """Where a run keeps its files."""
    return Path(settings.HOME) / run.folder


def sorted_frames(gathered: Mapping[str, pl.DataFrame], area: Area) -> dict[str, pl.DataFrame]:
    """The frames of an area, each as `sorted_frame` gives it; an optional one without rows is left out."""
    given = {
        grain: like
        for grain, like in area.inputs.items()
        if not (like.optional and (grain not in gathered or gathered[grain].is_empty()))
    }
    return {grain: sorted_frame(gathered[grain], like) for grain, like in given.items()}


def sorted_frame(frame: pl.DataFrame, like: Frame) -> pl.DataFrame:
    """The columns of the frame in their order and the rows in one order, whatever order they came in.

    An optional column that says nothing on any row is left out.
    """
    kept = [col.name for col in like.columns if not (col.optional and _says_nothing(frame, col))]
    return frame.select(kept).sort(list(like.key) + [name for name in kept if name not in like.key])


def _says_nothing(frame: pl.DataFrame, col: Col) -> bool:
    return col.name not in frame.columns or bool(frame.select(pl.col(col.name).eq_missing(col.absent).all()).item())


def write(frame: pl.DataFrame, path: Path) -> str:
    """Write a Parquet file through to the disk and return its SHA-256."""
    with path.open("wb") as file:
        frame.rechunk().write_parquet(file, compression="zstd", compression_level=3, row_group_size=ROW_GROUP)
        file.flush()
        os.fsync(file.fileno())
    return digest(path)


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_snapshot(
    folder: Path,
    area: Area,
    month: str,
    frames: Mapping[str, pl.DataFrame],
    local: Mapping[str, str],
    reads: Mapping[str, str],
) -> str:
    """Write the frames, and the manifest that names their hashes, the region's values and the results stood on.

    The hash of the manifest is the snapshot's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    hashes = {grain: write(frames[grain], folder / f"{grain}.parquet") for grain in sorted(frames)}
    text = manifest_text(area.name, month, hashes, local, reads)
    with (folder / MANIFEST).open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return hashlib.sha256(text.encode()).hexdigest()


def manifest_text(
    area: str, month: str, frames: Mapping[str, str], local: Mapping[str, str], reads: Mapping[str, str]
) -> str:
    """The canonical text of a manifest: its hash is the snapshot's."""
    content = {"area": area, "month": month, "frames": dict(frames), "local": dict(local), "reads": dict(reads)}
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read_manifest(folder: Path) -> dict[str, Any]:
    """What a manifest says."""
    content: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
    return content


def held(folder: Path, area: Area) -> list[str]:
    """The grains a snapshot holds: all of the area, but of the optional ones only those its manifest names."""
    if not any(frame.optional for frame in area.inputs.values()):
        return list(area.inputs)
    try:
        named = read_manifest(folder)["frames"]
    except (FileNotFoundError, ValueError, KeyError):
        raise Altered(folder / MANIFEST) from None
    return [grain for grain, frame in area.inputs.items() if grain in named or not frame.optional]


def read_frames(folder: Path, area: Area) -> dict[str, pl.DataFrame]:
    """The frames of a snapshot."""
    return {grain: pl.read_parquet(folder / f"{grain}.parquet", glob=False) for grain in held(folder, area)}


def read_results(run: Run) -> pl.DataFrame:
    """The results of a run as they were computed; a file that is not the one that was hashed is refused."""
    path = folder_of(run) / RESULTS
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Altered(path) from None
    if hashlib.sha256(raw).hexdigest() != run.results_sha256:
        raise Altered(path)
    return pl.read_parquet(io.BytesIO(raw))


def is_whole(run: Run) -> bool:
    """Whether the results of a run are still those that were hashed."""
    path = folder_of(run) / RESULTS
    return path.exists() and digest(path) == run.results_sha256


def one_person(folder: Path, area: Area, nip: int) -> dict[str, pl.DataFrame]:
    """The rows of one person in each frame of a snapshot; only the row groups that may hold them are read."""
    paths = {grain: folder / f"{grain}.parquet" for grain in held(folder, area)}
    for path in paths.values():
        if not path.exists():
            raise Altered(path)
    mine = pl.col("nip") == nip
    return {grain: pl.scan_parquet(path, glob=False).filter(mine).collect() for grain, path in paths.items()}
