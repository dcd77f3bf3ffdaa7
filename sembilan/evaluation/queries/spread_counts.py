"""How many people of a unit have which predikat in a period, and what the unit itself reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.people.queries.places import HOLDS
from sembilan.planning.models import YEAR, UnitResult
from sembilan.terms.period import Cycle, Period

# Of whoever moved, or holds two posts, the newest part counts: everybody is counted once.
NEWEST = f"""
    select distinct on (v.employee_id) v.employee_id, v.id, v.predikat, v.penilai_nip, u.path
    from evaluation_evaluation v
    join people_riwayatunor r on r.employee_id = v.employee_id and {HOLDS.format("r")}
    join organisation_unor u on u.id = r.unor_id
    where v.cycle = %(cycle)s and v.first >= %(first)s and v.until <= %(until)s
        and starts_with(u.path, %(path)s)
    order by v.employee_id, v.until desc, v.skp_id desc
"""
OF_UNITS = f"""
    select c.id, n.predikat, count(*) from organisation_unor c join ({NEWEST}) n on starts_with(n.path, c.path)
    where c.id = any(%(units)s) group by 1, 2
"""
OF_ALL = f"select 0, n.predikat, count(*) from ({NEWEST}) n group by 2"
OF_RATERS = f"select n.penilai_nip, n.predikat, count(*) from ({NEWEST}) n where n.penilai_nip <> '' group by 1, 2"
Counts = dict[int | None, int]  # predikat → people; None: not rated yet


@dataclass(frozen=True)
class Reached:
    """What a unit reached, and whose figure it is: its own, or that of the nearest unit above that has one."""

    capaian: int
    unor: Unor


def of_units(units: Collection[Unor], path: str, period: Period) -> dict[int, Counts]:
    """The counts of each of these units under a path, with all that is below it."""
    asked = _given(period, path) | {"units": [one.pk for one in units]}
    return _gathered(OF_UNITS, asked)


def of_region(period: Period) -> Counts:
    """The counts of the whole region."""
    return _gathered(OF_ALL, _given(period, "")).get(0, {})


def of_raters(path: str, period: Period) -> dict[str, Counts]:
    """The counts of each rater, by NIP, over the people under a path."""
    return _gathered(OF_RATERS, _given(period, path))


def place_day(period: Period) -> dt.date:
    """The day whose places count: the period's last, or today while it lasts."""
    return min(period.last, today())


def reached(units: Collection[Unor], period: Period) -> dict[int, Reached]:
    """What units reached; who has no figure of her own has that of the nearest unit above."""
    year, quarter = period.first.year, quarter_of(period)
    rows = UnitResult.objects.filter(year=year, quarter=quarter).select_related("unor")
    above = {path for one in units for path in _chain(one.path)}
    known = {one.unor.path: Reached(one.capaian, one.unor) for one in rows.filter(unor__path__in=above)}
    found = {one.pk: next((known[path] for path in reversed(_chain(one.path)) if path in known), None) for one in units}
    return {pk: one for pk, one in found.items() if one is not None}


def quarter_of(period: Period) -> int:
    """Which figure of a unit stands beside a period: that of its quarter, or of the year."""
    return YEAR if period.cycle == Cycle.TAHUN else (period.first.month - 1) // 3 + 1


def _chain(path: str) -> list[str]:
    codes = path.split(".")[:-1]
    return [".".join(codes[: n + 1]) + "." for n in range(len(codes))]


def _given(period: Period, path: str) -> dict[str, Any]:
    span = {"cycle": period.cycle.value, "first": period.first, "until": period.until}
    return span | {"day": place_day(period), "path": path}


def _gathered(sql: str, given: Mapping[str, Any]) -> dict[Any, Counts]:
    found: dict[Any, Counts] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        for key, predikat, people in cursor.fetchall():
            found.setdefault(key, {})[predikat] = people
    return found
