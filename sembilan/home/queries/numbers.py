"""The numbers of a month, of the whole region or of some units: sums, shares, and how the amounts are spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db import connection

from sembilan.people.kept import Kept
from sembilan.people.queries import under
from sembilan.runs.models import Area
from sembilan.runs.queries import AreaState
from sembilan.terms.month import Month

Paths = Sequence[str] | None  # none: the whole region
LOWEST, STEP, TOP = 40, 4, 100


@dataclass(frozen=True)
class Numbers:
    """What a month came to, and what the month before did."""

    people: int = 0
    held: int = 0
    gross: int = 0
    ceiling: int = 0
    gross_before: int = 0
    on_time_bp: int | None = None
    on_time_before_bp: int | None = None
    buckets: list[dict[str, Any]] = field(default_factory=list)
    median: str = ""

    @property
    def share_bp(self) -> int:
        """Paid against the ceiling."""
        return self.gross * 10_000 // self.ceiling if self.ceiling else 0

    @property
    def left(self) -> int:
        """What of the ceiling was not paid."""
        return self.ceiling - self.gross

    @property
    def change_bp(self) -> int | None:
        """How much more or less than the month before was paid."""
        return (self.gross - self.gross_before) * 10_000 // self.gross_before if self.gross_before else None

    @property
    def on_time_change_bp(self) -> int | None:
        """How many more of the days were on time than the month before."""
        if self.on_time_bp is None or self.on_time_before_bp is None:
            return None
        return self.on_time_bp - self.on_time_before_bp


@dataclass(frozen=True)
class Runs:
    """The runs a month's numbers are read from: by area, this month's and the one before."""

    here: Mapping[str, int | None]
    before: Mapping[str, int | None]


def of_region(states: Sequence[AreaState], *, is_brief: bool = False) -> Numbers:
    """The whole region, from what each run added up when it was computed."""
    by = {state.area: state for state in states}
    pay, presence = by[Area.ALLOWANCE], by[Area.ATTENDANCE]
    buckets, median = spread(pay.current.pk if pay.current and not is_brief else None)
    return Numbers(
        people=pay.totals.get("people", 0) or presence.totals.get("people", 0),
        held=sum(pay.held.values()),
        gross=pay.totals.get("tpp_bruto", 0),
        ceiling=pay.totals.get("tpp_maks", 0),
        gross_before=pay.before.get("tpp_bruto", 0),
        on_time_bp=presence.totals.get("tepat_waktu_bp"),
        on_time_before_bp=presence.before.get("tepat_waktu_bp"),
        buckets=buckets,
        median=median,
    )


DAYS = """
    select t.run_id, sum(t.hadir), sum(t.hadir - t.tl1 - t.tl2 - t.tl3 - t.tl4) from attendance_attendancemonth t
    where t.run_id = any(%(runs)s){under} group by 1
"""


def of_units(runs: Runs, month: Month, paths: Sequence[str], held: int) -> Numbers:
    """Some units only, added up from their people."""
    here, before = runs.here["allowance"], runs.before["allowance"]
    pay = _pay([here, before], month, paths)
    days = _days([runs.here["attendance"], runs.before["attendance"]], month, paths)
    mine = [row for row in pay if row[0] == here]
    buckets, median = _buckets({row[1]: row[2] for row in mine if row[1] is not None}) if mine else ([], "")
    return Numbers(
        people=sum(row[2] for row in mine),
        held=held,
        gross=sum(int(row[3]) for row in mine),
        ceiling=sum(int(row[4]) for row in mine),
        gross_before=sum(int(row[3]) for row in pay if row[0] == before),
        on_time_bp=_share(days.get(runs.here["attendance"])),
        on_time_before_bp=_share(days.get(runs.before["attendance"])),
        buckets=buckets,
        median=median,
    )


def _share(days: tuple[Any, ...] | None) -> int | None:
    return max(int(days[1]), 0) * 10_000 // int(days[0]) if days and days[0] else None


def _days(runs: list[int | None], month: Month, paths: Sequence[str]) -> dict[int | None, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in _rows(DAYS, runs, month, paths)}


# A share's step; below the first one is -1, without a ceiling there is none.
PAY = f"""
    select t.run_id, case when t.tpp_maks = 0 then null when t.tpp_bruto * 100 < t.tpp_maks * {LOWEST} then -1
           else ((least(t.tpp_bruto * 100 / t.tpp_maks, {TOP - 1}) - {LOWEST}) / {STEP})::int end,
           count(*), sum(t.tpp_bruto), sum(t.tpp_maks)
    from allowance_tppmonth t where t.run_id = any(%(runs)s){{under}} group by 1, 2
"""


def _pay(runs: list[int | None], month: Month | None, paths: Paths) -> list[tuple[Any, ...]]:
    return _rows(PAY, runs, month, paths)


_kept: Kept[list[tuple[Any, ...]]] = Kept()


def _rows(sql: str, runs: list[int | None], month: Month | None, paths: Paths) -> list[tuple[Any, ...]]:
    wanted = tuple(run for run in runs if run)
    key = (sql, wanted, month, None if paths is None else tuple(paths))
    return _kept.get(key, lambda: _asked(sql, wanted, month, paths))


def _asked(sql: str, runs: Sequence[int], month: Month | None, paths: Paths) -> list[tuple[Any, ...]]:
    only, given = under(paths) if paths is not None else ("", {})
    with connection.cursor() as cursor:
        cursor.execute(sql.format(under=only), {**given, "runs": list(runs), "day": month.last if month else None})
        return list(cursor.fetchall())


@lru_cache(maxsize=128)  # a run's results never change
def spread(run: int | None) -> tuple[list[dict[str, Any]], str]:
    """How many received which share of their ceiling, in steps, and the step in which the middle person stands."""
    if run is None:
        return [], ""
    return _buckets({row[1]: row[2] for row in _pay([run], None, None) if row[1] is not None})


def _buckets(found: Mapping[int, int]) -> tuple[list[dict[str, Any]], str]:
    places = range(-1, (TOP - LOWEST) // STEP)
    half, passed, middle = sum(found.values()) / 2, 0, None
    for place in places:
        passed += found.get(place, 0)
        if middle is None and passed and passed >= half:
            middle = place
    rows = [{"label": _label(p), "count": found.get(p, 0), "highlighted": p == middle} for p in places]
    return rows, _label(middle) if middle is not None else ""


def _label(place: int) -> str:
    low = LOWEST + place * STEP
    return f"< {LOWEST}%" if place < 0 else f"{low}–{low + STEP}%"
