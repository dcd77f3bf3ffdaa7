"""Who serves the goals of the pohon kinerja: the RHK of people that name one of them or its indicator."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q

from sembilan.organisation.access import Permission
from sembilan.people.access import visible
from sembilan.planning.queries.serving import Serving
from sembilan.records.actions import actor_name
from sembilan.skp.models import Rhk


def serving(goals: Collection[int], year: int, by: Any) -> Iterator[Serving]:
    """Each RHK of the year that serves one of these goals itself, and those that take part in such an RHK."""
    direct = Q(goal__in=goals) | Q(indicator__goal__in=goals)
    part = Q(serves__goal__in=goals) | Q(serves__indicator__goal__in=goals)
    rows = Rhk.objects.filter(direct | part, skp__year=year, ended_on=None)
    rows = rows.filter(Q(skp__employee__in=visible(by, None, Permission.READ)) | Q(skp__employee__nip=actor_name(by)))
    found = rows.select_related("skp__employee", "indicator", "serves__indicator").order_by(
        "skp__employee__name", "number"
    )
    for rhk in found:
        source = rhk if rhk.goal_id or rhk.indicator_id else rhk.serves
        goal = source.goal_id or (source.indicator.goal_id if source.indicator else None) if source else None
        if source and goal is not None and goal in goals:
            yield Serving(
                goal, rhk.skp.employee.full_name, rhk.text, rhk.skp.jabatan, f"/skp/{rhk.skp_id}/", source.indicator_id
            )
