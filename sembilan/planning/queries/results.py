"""Capaian organisasi as it was decided."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from sembilan.people.models import Employee
from sembilan.planning.models import YEAR, UnitResult
from sembilan.terms.capaian import Capaian


def capaian_of(unor_ids: Collection[int], year: int, quarter: int = YEAR) -> dict[int, Capaian | None]:
    """The capaian decided for each of these units in a year (0) or a quarter; `None` where nobody decided yet."""
    rows = UnitResult.objects.filter(unor__in=unor_ids, year=year, quarter=quarter)
    decided = dict(rows.values_list("unor", "capaian"))
    return {pk: Capaian(decided[pk]) if pk in decided else None for pk in unor_ids}


def result_of(unor_id: int, year: int, quarter: int) -> UnitResult | None:
    """What was decided for one unit, with who and why."""
    who = Employee.objects.filter(nip=OuterRef("by")).values("name")[:1]
    rows = UnitResult.objects.filter(unor=unor_id, year=year, quarter=quarter)
    return rows.annotate(by_name=Coalesce(Subquery(who), "by", output_field=CharField())).first()


def decided_in(unor_id: int, year: int) -> dict[int, UnitResult]:
    """What was decided for a unit in a year, by quarter."""
    return {one.quarter: one for one in UnitResult.objects.filter(unor=unor_id, year=year)}
