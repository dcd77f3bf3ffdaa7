"""Whom a person may see: herself, whom she leads, and whom her grants cover. Fetching is authorising.

What a role allows is decided in `organisation.access`; here it meets the people and their posts.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from sembilan.organisation import access
from sembilan.organisation.access import CLI, PENILAI, Permission, Right, Scope
from sembilan.people.models import Employee, RiwayatJabatan, RiwayatUnor
from sembilan.records.actions import actor_name

KEPT = "_scope"  # on the user of this request, so that one page asks once


def scope_for(by: Any) -> Scope:
    """What a user, a NIP, or who works on the command line may do today."""
    kept: Scope | None = getattr(by, KEPT, None)
    if kept is not None:
        return kept
    name = actor_name(by)
    if isinstance(by, str) and name.startswith(CLI):
        return Scope("", is_operator=True)
    scope = Scope(name, access.granted(name) + led(name))
    if not isinstance(by, str):
        setattr(by, KEPT, scope)
    return scope


def led(nip: str, day: dt.date | None = None) -> tuple[Right, ...]:
    """Penilai of a unor's subtree is who works in it and holds the post that leads it."""
    day = day or access.today()
    holds = RiwayatJabatan.objects.on(day).filter(
        employee=OuterRef("employee"), jabatan__name__iexact=OuterRef("unor__leader_title")
    )
    places = RiwayatUnor.objects.on(day).filter(Exists(holds), employee__nip=nip).exclude(unor__leader_title="")
    return tuple(Right(PENILAI, path) for path in places.values_list("unor__path", flat=True))


def visible(by: Any, day: dt.date | None = None, permission: Permission = Permission.READ) -> QuerySet[Employee]:
    """The employees this person may see, by the unor they worked in on a day (today unless named)."""
    scope = scope_for(by)
    if scope.is_all(permission):
        return Employee.objects.all()
    mine = Employee.objects.filter(nip=scope.own_nip if permission in access.OWN else "")
    paths = scope.paths(permission)
    if not paths:
        return mine
    places = RiwayatUnor.objects.on(day or access.today()).filter(access.within(paths, "unor__path"))
    return Employee.objects.filter(Q(pk__in=mine) | Q(pk__in=places.values("employee")))


def visible_nips(
    by: Any, day: dt.date | None = None, permission: Permission = Permission.READ
) -> QuerySet[Employee, str] | None:
    """The NIPs this person may see, for `nip__in`; `None` when she may see all."""
    if scope_for(by).is_all(permission):
        return None
    return visible(by, day, permission).values_list("nip", flat=True)


def person(by: Any, nip: str, day: dt.date | None = None, permission: Permission = Permission.READ) -> Employee | None:
    """One employee if this person may see her; otherwise nothing, as if she were not there."""
    return visible(by, day, permission).filter(nip=nip).first()


def may_read_person(by: Any, employee: Employee, permission: Permission = Permission.READ) -> bool:
    """Whether this person may see that one today."""
    return visible(by, None, permission).filter(pk=employee.pk).exists()


def may(by: Any, permission: Permission) -> bool:
    """Whether this person may do something that concerns the whole instansi."""
    return scope_for(by).is_all(permission)


def may_publish(by: Any) -> bool:
    """Whether this person may answer for a month."""
    return may(by, Permission.PUBLISH)


def may_compute(by: Any) -> bool:
    """Whether this person may have a month computed."""
    return may(by, Permission.COMPUTE)


def may_see_month(by: Any) -> bool:
    """Whether this person may see the month of the whole instansi."""
    return may(by, Permission.SEE_MONTH)


def roles_of(by: Any) -> frozenset[str]:
    """The names of a person's roles today: pegawai, penilai and those granted."""
    return scope_for(by).roles
