"""The goals of a unit in a year with what hangs on them, and the figures of many indicators at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Prefetch, QuerySet

from sembilan.organisation.models import Unor
from sembilan.planning.models import YEAR, Goal, Indicator, PlanStep, Reached, Target

QUARTERS = (YEAR, 1, 2, 3, 4)
Figures = dict[tuple[int, int], int]  # by indicator and quarter, in thousandths


def standing(year: int) -> QuerySet[Goal]:
    """The goals that stand in a year."""
    return Goal.objects.filter(year_from__lte=year, year_until__gt=year)


def goals_of(unor: Unor, year: int) -> QuerySet[Goal]:
    """The goals of a unit that stand in a year, by their codes, with `indicators`; each of those has `targets`."""
    targets = Prefetch("targets", Target.objects.filter(year=year).order_by("quarter"))
    indicators = Prefetch("indicators", Indicator.objects.order_by("pk").prefetch_related(targets))
    return standing(year).filter(unor=unor).prefetch_related(indicators).order_by("kode")


def targets_of(indicators: Collection[int], year: int) -> Figures:
    """What indicators should reach in a year and its quarters."""
    rows = Target.objects.filter(indicator__in=indicators, year=year)
    return {(row[0], row[1]): row[2] for row in rows.values_list("indicator", "quarter", "value_milli")}


def reached_of(indicators: Collection[int], year: int) -> dict[tuple[int, int], Reached]:
    """What they reached, with its note and what proves it."""
    rows = Reached.objects.filter(indicator__in=indicators, year=year).select_related("document")
    return {(one.indicator_id, one.quarter): one for one in rows}


def steps_of(indicators: Collection[int], year: int) -> dict[int, list[PlanStep]]:
    """Their rencana aksi of a year, by quarter."""
    found: dict[int, list[PlanStep]] = defaultdict(list)
    for one in PlanStep.objects.filter(indicator__in=indicators, year=year).order_by("quarter", "pk"):
        found[one.indicator_id].append(one)
    return found
