"""What stands before a sheet of plans is read, so that each of its rows is judged without asking again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sembilan.organisation.models import Unor
from sembilan.planning.models import Goal, Indicator, Target
from sembilan.planning.queries.reach import units_written

IndicatorKey = tuple[str, int, str]  # of a goal its code and first year, then the name


@dataclass
class Known:
    """What stands before a sheet is read, and grows with it."""

    units: dict[str, Unor]
    owners: dict[str, Unor]
    goals: dict[str, list[Goal]]  # by code: one code may stand for several spans of years
    indicators: dict[IndicatorKey, Indicator]
    targets: dict[int, dict[int, tuple[int, int]]] = field(default_factory=dict)  # by quarter: its key, how much
    seen: set[IndicatorKey] = field(default_factory=set)


def known_to(by: Any, year: int) -> Known:
    """The units somebody plans for with what they planned; goals of all units, for codes are the region's."""
    units = {one.kode: one for one in units_written(by)}
    owners = units if not units else {one.kode: one for one in Unor.objects.all()}
    goals = _goals()
    rows = Indicator.objects.filter(goal__unor__in=[one.pk for one in units.values()]).select_related("owner")
    by_pk = {one.pk: one for found in goals.values() for one in found}
    known = Known(units, owners, goals, {})
    for row in rows:
        row.goal = by_pk[row.goal_id]
        known.indicators[row.goal.kode, row.goal.year_from, row.name] = row
    targets = Target.objects.filter(indicator__in=rows.values("pk"), year=year)
    for pk, indicator, quarter, value in targets.values_list("pk", "indicator", "quarter", "value_milli"):
        known.targets.setdefault(indicator, {})[quarter] = (pk, value)
    return known


def _goals() -> dict[str, list[Goal]]:
    found = {one.pk: one for one in Goal.objects.select_related("unor")}
    by_kode: dict[str, list[Goal]] = {}
    for one in found.values():
        if one.parent_id:
            one.parent = found[one.parent_id]  # so that walking up asks nothing
        by_kode.setdefault(one.kode, []).append(one)
    return by_kode
