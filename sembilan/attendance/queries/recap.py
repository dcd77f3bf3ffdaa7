"""A unit's month in one table: live for a unit, from the latest run for a whole region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

import polars as pl
from django.db.models import QuerySet

from sembilan.attendance.queries.gather import last_complete
from sembilan.attendance.queries.picture import judged
from sembilan.organisation.access import Permission, within
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import may_somewhere, scope_for
from sembilan.people.models import Employee
from sembilan.runs.bulk import columns_out
from sembilan.runs.models import Run
from sembilan.runs.queries import current, latest_done
from sembilan.terms.frames.attendance import AREA
from sembilan.terms.month import Month
from sembilan.web.language import reader

LIVE = 2_000  # so many people are judged while somebody waits; more come from the latest run
COLUMNS = tuple(col for col in AREA.results if col.name != "nip")
SHORT = {
    "hari_kerja": "HK",
    "dinas": "DL",
    "menit_tl": "Menit TL",
    "menit_psw": "Menit PSW",
    "apel": "Apel",
    "wfh": "WFH",
}
SHORT_EN = {
    "hari_kerja": "Due",
    "hadir": "Present",
    "cuti": "Leave",
    "dinas": "Travel",
    "menit_tl": "TL minutes",
    "menit_psw": "PSW minutes",
    "jeda": "Break",
    "apel": "Apel",
    "wfh": "WFH",
}
NAME = ("gelar_depan", "name", "gelar_belakang")
BLOCKS = 512  # COPY's price is by the row, so that many people share one
# One's own line belongs to the unit one is in, and not to the units one looks after. Who works there is read first and
# whole: PostgreSQL expects a few people, and would ask of tens of thousands one by one where they work.
PEOPLE = """
    with there as materialized (
        select r.employee_id from people_riwayatunor r join organisation_unor u on u.id = r.unor_id
        where r.valid @> %(day)s::date and starts_with(u.path, %(unit)s)
            and exists (select from unnest(%(reach)s::text[]) above where starts_with(u.path, above))
    )
    select string_agg(e.nip, ',' order by e.name, e.nip) from people_employee e
    where upper(e.status) = 'AKTIF' and (%(everybody)s or e.id in (select employee_id from there))
"""


@dataclass(frozen=True)
class Line:
    """One person with her counts, in the order of the columns."""

    nip: str
    name: str
    values: tuple[int, ...]


class Lines(Sequence[Line]):
    """The lines of a table; of a region's tens of thousands only those looked at are made."""

    def __init__(self, frame: pl.DataFrame, names: Sequence[str]) -> None:
        self._frame, self._names = frame, names

    def __len__(self) -> int:
        return self._frame.height

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        if not isinstance(index, slice):
            return self._made(self._frame[[range(len(self))[index]]])[0]
        return self._made(self._frame[index])

    def __iter__(self) -> Iterator[Line]:
        return iter(self._made(self._frame))

    def _made(self, frame: pl.DataFrame) -> list[Line]:
        nips = [f"{nip:018d}" for nip in frame["nip"]]
        names = {one.nip: one.full_name for one in Employee.objects.filter(nip__in=nips).only("nip", *NAME)}
        rows = frame.select(self._names).iter_rows()
        return [Line(nip, names[nip], values) for nip, values in zip(nips, rows, strict=True)]


@dataclass(frozen=True)
class Recap:
    """The table: whose, from what, the lines, and their sums."""

    month: Month
    unit: Unor | None
    run: Run | None
    heads: tuple[str, ...]
    lines: Sequence[Line]
    sums: tuple[int, ...]


def may_look(by: Any) -> bool:
    """Whether there is anybody but herself of whom she may read."""
    return may_somewhere(by, Permission.READ)


def units(by: Any) -> QuerySet[Unor]:
    """The units a recap may be asked of."""
    scope = scope_for(by)
    found = Unor.objects.order_by("path")
    return found if scope.is_all(Permission.READ) else found.filter(within(scope.paths(Permission.READ), "path"))


def people(by: Any, instansi: Instansi, month: Month, unit: Unor | None) -> pl.DataFrame:
    """Who stands in the recap: those of the unit at the end of the month, or as far as it has come."""
    scope = scope_for(by)
    is_all = scope.is_all(Permission.READ)
    given = {
        "day": max(last_complete(instansi, month), month.first),
        "unit": unit.path if unit else "",
        "reach": [""] if is_all else list(scope.paths(Permission.READ)),
        "everybody": is_all and unit is None,
    }
    return _apart(columns_out(PEOPLE, given, {"nip": pl.String}).drop_nulls())


def recap(by: Any, instansi: Instansi, month: Month, unit: Unor | None) -> Recap:
    """The recap of the people one may read, with the sums of all."""
    found, run = people(by, instansi, month, unit), None
    if found.height <= LIVE:
        counts = judged(instansi, month, found["nip"].to_list())
    else:
        run = current("attendance", month) or latest_done("attendance", month)
        counts = _of_run(run)
    names = [col.name for col in COLUMNS]
    counts = counts.with_columns(pl.lit(0).alias(name) for name in names if name not in counts.columns)
    counts = counts.select("nip", pl.col(names).fill_null(0))
    lines = found.join(counts, on="nip", how="inner", maintain_order="left")
    kept = [col for col in COLUMNS if not col.optional or (lines[col.name] != 0).any()]
    names = [col.name for col in kept]
    sums = tuple(lines.select(pl.col(names).sum()).row(0))
    short = SHORT_EN if reader() == "en" else SHORT
    return Recap(month, unit, run, tuple(short.get(col.name, col.title) for col in kept), Lines(lines, names), sums)


def _of_run(run: Run | None) -> pl.DataFrame:
    """What a run counted of everybody."""
    schema = {"nip": pl.Int64} | {col.name: pl.Int64 for col in COLUMNS}
    if run is None:
        return pl.DataFrame(schema=schema)
    packed = ", ".join(f"string_agg({name}::text, ',' order by nip)" for name in schema)
    sql = f"select {packed} from attendance_attendancemonth where run_id = %(run)s group by id %% {BLOCKS}"
    return _apart(columns_out(sql, {"run": run.pk}, dict.fromkeys(schema, pl.String)))


def _apart(packed: pl.DataFrame) -> pl.DataFrame:
    """Rows that carry many people, as a row a person."""
    return packed.select(pl.all().str.split(",")).explode(packed.columns, empty_as_null=True).cast(pl.Int64)
