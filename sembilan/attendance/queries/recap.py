"""A unit's month in one table: live for a unit, from the latest run for a whole region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sembilan.attendance.models import AttendanceMonth
from sembilan.attendance.queries.gather import last_complete
from sembilan.attendance.queries.picture import judged
from sembilan.organisation.access import Permission, within
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import may_somewhere, scope_for, visible
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.runs.models import Run
from sembilan.runs.queries import current, latest_done
from sembilan.terms.frames.attendance import AREA
from sembilan.terms.month import Month

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


@dataclass(frozen=True)
class Line:
    """One person with her counts, in the order of the columns."""

    nip: str
    name: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Recap:
    """The table: whose, from what, the lines, and their sums."""

    month: Month
    unit: Unor | None
    run: Run | None
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    sums: tuple[int, ...]


def may_look(by: Any) -> bool:
    """Whether there is anybody but herself of whom she may read."""
    return may_somewhere(by, Permission.READ)


def units(by: Any) -> QuerySet[Unor]:
    """The units a recap may be asked of."""
    scope = scope_for(by)
    found = Unor.objects.order_by("path")
    return found if scope.is_all(Permission.READ) else found.filter(within(scope.paths(Permission.READ), "path"))


def people(by: Any, instansi: Instansi, month: Month, unit: Unor | None) -> QuerySet[Employee]:
    """Who stands in the recap: those of the unit at the end of the month, or as far as it has come."""
    day = max(last_complete(instansi, month), month.first)
    found = visible(by, day).filter(status__iexact="aktif")
    if not scope_for(by).is_all(Permission.READ):
        # One's own line belongs to the unit one is in, and not to the units one looks after.
        led = RiwayatUnor.objects.on(day).filter(within(scope_for(by).paths(Permission.READ), "unor__path"))
        found = found.filter(pk__in=led.values("employee_id"))
    if unit:
        there = RiwayatUnor.objects.on(day).filter(unor__path__startswith=unit.path)
        found = found.filter(pk__in=there.values("employee_id"))
    return found.order_by("name", "nip")


def recap(by: Any, instansi: Instansi, month: Month, unit: Unor | None) -> Recap:
    """The recap of the people one may read, with the sums of all."""
    names = {one.nip: one.full_name for one in people(by, instansi, month, unit)}
    run = None
    if len(names) <= LIVE:
        counts = _live(instansi, month, list(names))
    else:
        run = current("attendance", month) or latest_done("attendance", month)
        counts = _of_run(run, names)
    kept = tuple(
        number for number, col in enumerate(COLUMNS) if not col.optional or any(v[number] for v in counts.values())
    )
    lines = tuple(
        Line(nip, name, tuple(counts[nip][number] for number in kept)) for nip, name in names.items() if nip in counts
    )
    sums = tuple(sum(line.values[place] for line in lines) for place in range(len(kept)))
    heads = tuple(SHORT.get(COLUMNS[number].name, COLUMNS[number].title) for number in kept)
    return Recap(month, unit, run, heads, lines, sums)


def _live(instansi: Instansi, month: Month, nips: list[str]) -> dict[str, tuple[int, ...]]:
    found = judged(instansi, month, [int(nip) for nip in nips])
    names = [col.name for col in COLUMNS]
    return {str(row["nip"]): _counts(row, names) for row in found.iter_rows(named=True)}


def _of_run(run: Run | None, names: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    if run is None:
        return {}
    columns = [col.name for col in COLUMNS]
    rows = AttendanceMonth.objects.filter(run_id=run.pk).values("nip", *columns)
    return {row["nip"]: _counts(row, columns) for row in rows if row["nip"] in names}


def _counts(row: Mapping[str, Any], names: list[str]) -> tuple[int, ...]:
    return tuple(row.get(name) or 0 for name in names)
