"""The formation of one post of one unit over time: what was decided, and what was entered before it was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sembilan.formation.models import Formation
from sembilan.formation.queries.scope import units_for
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.access import scope_for
from sembilan.records.models import Superseded


@dataclass(frozen=True)
class History:
    """A post of a unit with every formation it had, the newest first."""

    unit: Unor
    post: Jabatan
    spans: list[Formation]
    earlier: list[Superseded]


def may_plan(by: Any, unit: Unor) -> bool:
    """Whether this person decides formation in a unit."""
    return scope_for(by).covers(unit.path, Permission.PLAN)


def unit_to_plan(by: Any, kode: str) -> Unor | None:
    """A unit in which this person decides formation."""
    unit = units_for(by).filter(kode=kode).first()
    return unit if unit and may_plan(by, unit) else None


def history_for(by: Any, unit: str, post: str) -> History | None:
    """What was decided of a post of a unit; nothing for who does not plan there."""
    found = unit_to_plan(by, unit)
    jabatan = Jabatan.objects.filter(kode=post).first()
    if found is None or jabatan is None:
        return None
    spans = list(Formation.objects.filter(unor=found, jabatan=jabatan).order_by("-valid"))
    rows = Superseded.objects.filter(table=Formation._meta.db_table, row__in=[one.pk for one in spans])
    return History(found, jabatan, spans, list(rows.order_by("-known_until")[:50]))
