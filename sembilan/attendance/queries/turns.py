"""Whose decision waits where: the nearest superior above a person decides, and who stands higher may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from sembilan.organisation.access import Permission, today
from sembilan.people.access import leading, may_somewhere, scope_for, superiors, visible
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.records.actions import actor_name


def reach(by: Any) -> QuerySet[Employee]:
    """Whom this person is superior to today; never herself."""
    return visible(by, None, Permission.SUPERVISE)


def is_superior(by: Any) -> bool:
    """Whether there is anybody she could decide for."""
    return may_somewhere(by, Permission.SUPERVISE)


def readers(by: Any) -> QuerySet[Employee]:
    """Whose requests this person may read: her own, those she decides on, and where she may read personal things."""
    decides, reads = reach(by), visible(by, None, Permission.READ_PERSONAL)
    return Employee.objects.filter(
        Q(nip=actor_name(by)) | Q(pk__in=decides.values("pk")) | Q(pk__in=reads.values("pk"))
    )


def superiors_of(employee: Employee) -> list[str]:
    """The NIPs of her nearest superiors."""
    return superiors([employee])[employee.pk]


def direct(by: Any, employee_ids: Iterable[int]) -> set[int]:
    """Those of some people to whom this person is the nearest superior today."""
    scope = scope_for(by)
    mine = set(scope.paths(Permission.SUPERVISE)) | ({""} if scope.is_all(Permission.SUPERVISE) else set())
    places = RiwayatUnor.objects.on(today()).filter(employee__in=employee_ids)
    rows = list(places.values_list("employee_id", "employee__nip", "unor__path"))
    if not rows or not mine:
        return set()
    led: dict[str, set[str]] = defaultdict(set)
    for nip, right in leading(today(), over={path for _pk, _nip, path in rows}):
        led[right.path].add(nip)
    return {pk for pk, nip, path in rows if _nearest(path, mine, led, nip)}


def _nearest(path: str, mine: set[str], led: dict[str, set[str]], nip: str) -> bool:
    codes = path.split(".")[:-1]
    for length in range(len(codes), -1, -1):
        above = "".join(f"{code}." for code in codes[:length])
        if above in mine:
            return True
        if led.get(above, set()) - {nip}:
            return False
    return False
