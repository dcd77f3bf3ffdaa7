"""Reads of files handed in: which there are, what their columns hold, what the preview found."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from sembilan.exchange.files.kind import Kind
from sembilan.exchange.models import Upload, UploadWork
from sembilan.exchange.uploads import place
from sembilan.exchange.uploads.mapping import BY_CODE
from sembilan.organisation.access import Permission
from sembilan.people.access import may
from sembilan.records.rejects import heading, sentence, todo

NEWEST, PAGE, SAMPLES = 30, 25, 3
EVERY = "semua"


def may_load(by: object) -> bool:
    """Whether this person may hand in files for the region."""
    return may(by, Permission.LOAD)


def uploads() -> list[Upload]:
    """The newest files, each with the works on it, newest first."""
    works = Prefetch("works", UploadWork.objects.order_by("-id"), to_attr="latest")
    return list(Upload.objects.filter(discarded_at=None).order_by("-id").prefetch_related(works)[:NEWEST])


def unfinished() -> QuerySet[Upload]:
    """The files that wait to be loaded or thrown away."""
    return Upload.objects.filter(discarded_at=None).exclude(works__part=UploadWork.Part.LOADING)


def upload(pk: int) -> Upload | None:
    """A file that is still there."""
    return Upload.objects.filter(pk=pk, discarded_at=None).first()


def latest(upload: Upload, *parts: str) -> UploadWork | None:
    """The latest work of these sorts on a file."""
    return UploadWork.objects.filter(upload=upload, part__in=parts).order_by("-id").first()


def kind_of(upload: Upload) -> Kind | None:
    """The kind a file was recognised as or said to be."""
    return BY_CODE.get(upload.kind)


@dataclass(frozen=True)
class Progress:
    """How far the worker is."""

    steps: list[dict[str, Any]]
    rows: int
    top: int


TITLES = {
    UploadWork.Part.READING: (_("Membaca berkas"),),
    UploadWork.Part.PREVIEW: (
        _("Membaca setiap sel"),
        _("Membandingkan dengan data yang ada"),
        _("Menyusun daftar yang salah"),
    ),
    UploadWork.Part.LOADING: (_("Membaca setiap sel"), _("Memasukkan baris yang baik")),
}


def progress(work: UploadWork) -> Progress:
    """How far work on a file is, in steps; the first step counts rows."""
    upload = work.upload
    titles = TITLES[UploadWork.Part(work.part)]
    how_far = place.heard(place.progress(upload.instansi_id, upload.sha256, upload.pk))
    now = int(how_far.get("step", 1))
    top = int(upload.sheets[upload.sheet]["rows"]) if upload.sheets else 0
    states = ["done" if number < now else "now" if number == now else "todo" for number in range(1, len(titles) + 1)]
    steps = [{"title": title, "state": state} for title, state in zip(titles, states, strict=True)]
    return Progress(steps, int(how_far.get("rows", 0)), top)


def samples(upload: Upload) -> list[list[str]]:
    """What stands in each column: the first few different cells under its heading."""
    cells = _cells(upload).filter(pl.col("row") > upload.header_row).head(200).collect()
    return [_first(cells, str(number)) for number in range(len(upload.headings))]


def first_rows(upload: Upload, count: int = 8) -> list[tuple[int, list[str]]]:
    """The first rows as they stand, to see where the headings are."""
    rows = _cells(upload).head(count).collect().iter_rows()
    return [(row[0], [cell or "" for cell in row[1:9]]) for row in rows]


def _first(cells: pl.DataFrame, name: str) -> list[str]:
    if name not in cells.columns:
        return []
    filled = cells[name].drop_nulls().str.strip_chars()
    found: list[str] = filled.filter(filled != "").unique(maintain_order=True).head(SAMPLES).to_list()
    return found


def _cells(upload: Upload) -> pl.LazyFrame:
    return pl.scan_parquet(place.cells(upload.instansi_id, upload.sha256, upload.sheet))


@dataclass(frozen=True)
class Cell:
    """One cell of a row, with what is wrong with it."""

    text: str
    why: str = ""
    what: str = ""
    is_left_out: bool = False


@dataclass(frozen=True)
class Line:
    """One row of the file; what is wrong with it as a whole, and its cells."""

    row: int
    cells: list[Cell]
    whys: list[Cell]


@dataclass(frozen=True)
class Table:
    """A page of the file's own rows with what is wrong marked in place."""

    headings: list[str]
    lines: list[Line]
    page: Page[int]
    reasons: list[tuple[str, str, int]]
    reason: str


def table(upload: Upload, work: UploadWork, reason: str, number: str | None) -> Table:
    """The rows with faults, or with one fault, or all rows; a page of them."""
    faults = pl.read_parquet(place.faults(upload.instansi_id, upload.sha256, upload.pk)).filter(pl.col("row") > 0)
    known = [(code, heading(code), count) for code, count in work.outcome["reasons"]]
    wanted = faults if reason in ("", EVERY) else faults.filter(pl.col("code") == reason)
    rows = _every(upload) if reason == EVERY else wanted["row"].unique().sort()
    page = Paginator(rows, PAGE).get_page(number)
    shown = [int(row) for row in page]
    columns = _shown_columns(upload)
    headings = [upload.headings[at] or str(at + 1) for at in columns] if upload.headings else ["" for _ in columns]
    return Table(headings, _lines(upload, shown, faults, columns), page, known, reason)


def _every(upload: Upload) -> pl.Series:
    return _cells(upload).filter(pl.col("row") > upload.header_row).select("row").collect()["row"]


def _shown_columns(upload: Upload) -> list[int]:
    """The columns that are read, in the file's own order."""
    if upload.places:
        return sorted(upload.places.values())
    return list(range(min(6, len(_cells(upload).collect_schema()) - 1)))


def _lines(upload: Upload, shown: list[int], faults: pl.DataFrame, columns: list[int]) -> list[Line]:
    marked: dict[int, dict[int, Cell]] = {row: {} for row in shown}
    whole: dict[int, list[Cell]] = {row: [] for row in shown}
    for row, at, _column, value, code, params, is_cell in faults.filter(pl.col("row").is_in(shown)).iter_rows():
        cell = Cell(value or "", sentence(code, json.loads(params)), todo(code), is_cell)
        if at in columns:
            marked[row][at] = cell
        else:
            whole[row].append(cell)
    frame = _cells(upload).filter(pl.col("row").is_in(shown)).collect()
    return [
        Line(row["row"], [_cell(row, at, marked[row["row"]]) for at in columns], whole[row["row"]])
        for row in frame.iter_rows(named=True)
    ]


def _cell(row: dict[str, Any], at: int, marked: dict[int, Cell]) -> Cell:
    text = row.get(str(at)) or ""
    if at not in marked:
        return Cell(text)
    wrong = marked[at]
    return Cell(text or wrong.text, wrong.why, wrong.what, wrong.is_left_out)


def whole_file(work: UploadWork) -> list[tuple[str, str]]:
    """What is wrong with the file as a whole: why, and what to do."""
    return [(sentence(code, params), todo(code)) for code, params in work.outcome.get("whole", [])]
