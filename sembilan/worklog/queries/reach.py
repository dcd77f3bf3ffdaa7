"""Who sees whose daily work: her own, whom she rates, whom she may read; and who decides about whom first."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from sembilan.organisation import access
from sembilan.organisation.access import PENILAI, Permission
from sembilan.organisation.models import Unor
from sembilan.people.access import may, may_somewhere, scope_for, visible
from sembilan.people.models import Employee, RiwayatJabatan, RiwayatUnor
from sembilan.records.actions import actor_name
from sembilan.worklog.models import WAITING, Entry


def readable(by: Any) -> QuerySet[Entry]:
    """The entries this person may open: her own, and those of whom she may read; whoever rates reads."""
    found = Entry.objects.filter(employee__in=visible(by, None, Permission.READ))
    return found.select_related("employee__instansi", "rhk")


def decides(by: Any) -> bool:
    """Whether this person says something of the work of others."""
    return may_somewhere(by, Permission.RATE)


def oversees(by: Any) -> bool:
    """Whether this person reads the work of others."""
    return may_somewhere(by, Permission.READ)


def looks_over_all(by: Any) -> bool:
    """Whether this person sees which superiors let their people wait: BKD, PPK, Inspektorat."""
    return may(by, Permission.SEE_HELD)


def loads(by: Any) -> bool:
    """Whether this person may bring the entries of a unit as a table."""
    return may_somewhere(by, Permission.ROSTER)


def rated(by: Any) -> QuerySet[Employee]:
    """Whom this person rates."""
    return visible(by, None, Permission.RATE)


def rates(by: Any, employee: Employee) -> bool:
    """Whether this person says something of the work of that one."""
    return employee.nip != actor_name(by) and rated(by).filter(pk=employee.pk).exists()


def led(by: Any) -> list[int]:
    """The units this person leads today, in the post, as Plt or Plh, or lent to her."""
    return [one.unor_id for one in scope_for(by).rights if one.role == PENILAI and one.unor_id is not None]


def near(by: Any) -> QuerySet[Employee]:
    """Who works in a unit this person leads, and who leads a unit right below; not herself."""
    units = led(by)
    title = RiwayatJabatan.objects.on(access.today()).filter(
        employee=OuterRef("employee"), jabatan__name__iexact=OuterRef("unor__leader_title")
    )
    places = RiwayatUnor.objects.on(access.today())
    below = places.filter(Exists(title), unor__parent__in=units).exclude(unor__leader_title="")
    found = places.filter(unor__in=units).values("employee").union(below.values("employee"))
    return Employee.objects.filter(pk__in=found).exclude(nip=actor_name(by))


def waiting_near(by: Any) -> QuerySet[Entry]:
    """What waits for this person before it waits for anybody above her."""
    return Entry.objects.filter(WAITING, employee__in=near(by))


def units_of(by: Any) -> QuerySet[Unor]:
    """The units whose people this person may read, in the order of the tree."""
    scope = scope_for(by)
    if scope.is_all(Permission.READ):
        return Unor.objects.order_by("path")
    return Unor.objects.filter(access.within(scope.paths(Permission.READ), "path")).order_by("path")
