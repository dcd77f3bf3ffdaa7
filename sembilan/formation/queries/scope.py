"""Whose map it is: who looks after units sees their numbers, and the names there of whom she may read."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from sembilan.organisation.access import EVERYWHERE, Permission, Scope, within
from sembilan.organisation.models import Unor
from sembilan.people.access import scope_for

# Each of these is given for work that needs to know where people are missing.
MAP = (Permission.READ, Permission.SEE_UNIT, Permission.SEE_MONTH, Permission.PLAN)


def paths_of(by: Any) -> list[str]:
    """The tops of the subtrees whose map this person may see; the empty path is everywhere."""
    scope = scope_for(by)
    if any(scope.is_all(permission) for permission in MAP):
        return [EVERYWHERE]
    found = sorted({path for permission in MAP for path in scope.paths(permission)})
    return [path for path in found if not any(path != above and path.startswith(above) for above in found)]


def units_for(by: Any) -> QuerySet[Unor]:
    """The units this person may open on the map, from the top down."""
    paths = paths_of(by)
    units = Unor.objects.order_by("path")
    return units if EVERYWHERE in paths else units.filter(within(paths, "path"))


def tops_for(by: Any) -> list[Unor]:
    """The units the map begins with: the roots of the region, or those she looks after."""
    paths = paths_of(by)
    units = Unor.objects.order_by("path")
    return list(units.filter(parent=None) if EVERYWHERE in paths else units.filter(path__in=paths))


def reads_names(by: Any, unit: Unor) -> bool:
    """Whether this person may see who holds the posts of a unit."""
    scope: Scope = scope_for(by)
    return scope.covers(unit.path, Permission.READ)


def around(unit: Unor, tops: list[Unor]) -> tuple[list[Unor], list[Unor]]:
    """The way from the top of the map down to a unit, itself left out; and the units right under it."""
    top = next((one for one in tops if unit.path.startswith(one.path)), unit)
    codes = unit.path[len(top.path) - len(top.kode) - 1 :].rstrip(".").split(".")[:-1]
    found = list(Unor.objects.filter(Q(kode__in=codes) | Q(parent=unit)).order_by("path"))
    return [one for one in found if one.parent_id != unit.pk], [one for one in found if one.parent_id == unit.pk]
