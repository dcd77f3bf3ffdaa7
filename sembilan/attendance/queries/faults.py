"""Declared faults of the system: who may read and declare them, and what one would change before it is declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
from django.db.models import QuerySet

from sembilan.attendance.models import Fault
from sembilan.attendance.queries import in_force, known
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import may_see_month, may_somewhere, scope_for
from sembilan.terms.month import Month

JUDGED = ("is_counted", "is_tk", "tl", "psw")
LONGEST = 2 * 86_400 - 1
DAY = 86_400


@dataclass(frozen=True)
class Effect:
    """How many days of people were due at the place, of how many people, and how many days would be healed."""

    people: int
    due: int
    healed: int


def may_read(by: Any) -> bool:
    """Whether this person may see what was declared: who sees the month, and who declares."""
    return may_see_month(by) or may_declare(by)


def may_declare(by: Any) -> bool:
    """Whether this person may declare a fault anywhere."""
    return may_somewhere(by, Permission.EDIT)


def may_declare_at(by: Any, unor: Unor | None) -> bool:
    """Whether this person may declare one at a place; without a unit, for everybody."""
    scope = scope_for(by)
    return scope.is_all(Permission.EDIT) if unor is None else scope.covers(unor.path, Permission.EDIT)


def faults() -> QuerySet[Fault]:
    """All that was declared, the newest first."""
    return Fault.objects.select_related("unor").order_by("-since", "-pk")


def effect(instansi: Instansi, unor: Unor | None, since: dt.datetime, until: dt.datetime) -> Effect:
    """What a fault would change, by the rules in force with it and without it."""
    parts = [_of_day(instansi, unor, day, since, until) for day in days(instansi, since, until)]
    whole = pl.concat(parts)
    due = whole.filter("is_counted")
    return Effect(due["nip"].n_unique(), due.height, int(whole["healed"].sum()))


def days(instansi: Instansi, since: dt.datetime, until: dt.datetime) -> Iterator[dt.date]:
    """The days a fault touches where the region lies."""
    zone = ZoneInfo(instansi.zone)
    day, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    while day <= last:
        yield day
        day += dt.timedelta(days=1)


def _of_day(
    instansi: Instansi, unor: Unor | None, day: dt.date, since: dt.datetime, until: dt.datetime
) -> pl.DataFrame:
    nips, there = None, known.places(instansi, day)
    if unor is not None:
        there = there.filter(pl.col("path").str.starts_with(unor.path))
        nips = there["nip"].to_list()
    given = known.day_frames(instansi, day, None, there, nips)
    plan = in_force.plan(instansi, Month.of(day))
    midnight = dt.datetime.combine(day, dt.time(), ZoneInfo(instansi.zone))
    bounds = [min(max(int((one - midnight).total_seconds()), 0), LONGEST) for one in (since, until)]
    before = plan.evaluate_grain(given, "day", JUDGED)
    after = plan.evaluate_grain(given | {"day": _with(given["day"], *bounds)}, "day", JUDGED)
    changed = pl.any_horizontal(before[name] != after[name] for name in JUDGED[1:])
    return before.select("nip", "is_counted").with_columns(healed=changed)


def _with(days: pl.DataFrame, start: int, end: int) -> pl.DataFrame:
    """The days with one more fault, as the second where one was declared before."""
    bounds = [pl.lit(start, dtype=pl.Int32), pl.lit(end, dtype=pl.Int32)]
    if "fault_from" not in days.columns:
        return days.with_columns(fault_from=bounds[0], fault_until=bounds[1])
    free = pl.col("fault_from").is_null()
    return days.with_columns(
        fault_from=pl.when(free).then(bounds[0]).otherwise("fault_from"),
        fault_until=pl.when(free).then(bounds[1]).otherwise("fault_until"),
        fault2_from=pl.when(free).then("fault2_from").otherwise(bounds[0]),
        fault2_until=pl.when(free).then("fault2_until").otherwise(bounds[1]),
    )
