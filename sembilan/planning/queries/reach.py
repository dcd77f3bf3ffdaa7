"""Who reads, writes, signs and decides what a unit plans: by the rights one has at the unit, or above it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from sembilan.organisation.access import Permission, Source, today, within
from sembilan.organisation.models import Unor
from sembilan.people.access import leading, may_somewhere, scope_for, superiors
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.planning.models import Agreement, Goal, Indicator
from sembilan.records.actions import actor_name

KEPT = "_planning_place"  # on the user of this request
SEES = (Permission.READ, Permission.CONTRACT, Permission.RATE, Permission.CALIBRATE)
FIRST = (Source.LEADS, Source.PLT, Source.PLH, Source.DELEGATION)  # of several who lead, whose agreement it is


def units_seen(by: Any) -> QuerySet[Unor]:
    """The units whose plans this person may read: by her rights, and her own with those it serves, up to the region."""
    scope = scope_for(by)
    if any(scope.is_all(one) for one in SEES):
        return Unor.objects.order_by("path")
    paths = {path for one in SEES for path in scope.paths(one)}
    return Unor.objects.filter(within(paths, "path") | Q(kode__in=_chain(by, paths))).order_by("path")


def _chain(by: Any, paths: set[str]) -> set[str]:
    own = own_unit(by)
    return {kode for path in {own.path if own else "", *paths} for kode in path.split(".") if kode}


def unit_seen(by: Any, kode: str) -> Unor | None:
    """One unit whose plans this person may read; where her rights reach it, her own place is not asked for."""
    scope, found = scope_for(by), Unor.objects.filter(kode=kode).first()
    if found is None or any(scope.covers(found.path, one) for one in SEES):
        return found
    return units_seen(by).filter(pk=found.pk).first()


def own_unit(by: Any) -> Unor | None:
    """Where this person works today; asked once for a request."""
    if hasattr(by, KEPT):
        kept: Unor | None = getattr(by, KEPT)
        return kept
    place = RiwayatUnor.objects.on(today()).filter(employee__nip=actor_name(by)).select_related("unor").first()
    found = place.unor if place else None
    if not isinstance(by, str):
        setattr(by, KEPT, found)
    return found


def goals_seen(by: Any) -> QuerySet[Goal]:
    """The goals this person may read."""
    return Goal.objects.filter(unor__in=units_seen(by).order_by()).select_related("unor", "parent__unor")


def indicators_seen(by: Any) -> QuerySet[Indicator]:
    """The indicators this person may read."""
    found = Indicator.objects.filter(goal__unor__in=units_seen(by).order_by())
    return found.select_related("goal__unor", "owner")


def agreements_seen(by: Any) -> QuerySet[Agreement]:
    """The agreements this person may read: of the units she sees, and those that name her."""
    name = actor_name(by)
    named = Q(holder_nip=name) | Q(superior_nip=name)
    return Agreement.objects.filter(named | Q(unor__in=units_seen(by).order_by())).select_related("unor__parent")


def writes(by: Any, unor: Unor) -> bool:
    """Whether this person plans for the unit."""
    return scope_for(by).covers(unor.path, Permission.CONTRACT)


def writes_somewhere(by: Any) -> bool:
    """Whether this person plans for any unit."""
    return may_somewhere(by, Permission.CONTRACT)


def units_written(by: Any) -> QuerySet[Unor]:
    """The units this person plans for."""
    scope = scope_for(by)
    if scope.is_all(Permission.CONTRACT):
        return Unor.objects.order_by("path")
    return Unor.objects.filter(within(scope.paths(Permission.CONTRACT), "path")).order_by("path")


def above(path: str) -> str:
    """The path of the unit over this one; of the top none, which only who holds a right everywhere reaches.

    >>> above("1.1000.1010."), above("1.")
    ('1.1000.', '')
    """
    return "".join(f"{code}." for code in path.split(".")[:-2])


def signs(by: Any, unor: Unor, holder: str) -> bool:
    """Whether this person signs the agreement of the unit's leader as her superior."""
    return actor_name(by) != holder and scope_for(by).covers(above(unor.path), Permission.RATE)


def decides(by: Any, unor: Unor) -> bool:
    """Whether this person decides the capaian of a unit: who leads above it, or calibrates; never its own leader."""
    scope = scope_for(by)
    leads = any(right.path == unor.path and right.source in FIRST[:3] for right in scope.rights)
    above_it = scope.covers(above(unor.path), Permission.RATE)
    return not leads and (above_it or scope.covers(unor.path, Permission.CALIBRATE))


def leader_of(unor: Unor, day: dt.date | None = None) -> Employee | None:
    """Who leads a unit: in the post before Plt, Plt before Plh."""
    held = [(FIRST.index(Source(right.source)), nip) for nip, right in leading(day or today(), over=unor.path)
            if right.path == unor.path]  # fmt: skip
    return Employee.objects.filter(nip=min(held)[1]).first() if held else None


def superior_of(holder: Employee) -> str:
    """The NIP of who signs with her: her nearest superior."""
    return next(iter(superiors([holder]).get(holder.pk, [])), "")


def waiting(by: Any) -> QuerySet[Agreement]:
    """The agreements that wait for this person's signature: that name her, or of units right under one she leads."""
    scope, name = scope_for(by), actor_name(by)
    mine = Q(superior_nip=name) | Q(unor__parent__path__in=scope.paths(Permission.RATE))
    return Agreement.objects.filter(mine, state=Agreement.State.SENT).exclude(holder_nip=name)


def returned(by: Any) -> QuerySet[Agreement]:
    """Her own agreements that came back."""
    return Agreement.objects.filter(holder_nip=actor_name(by), state=Agreement.State.RETURNED)
