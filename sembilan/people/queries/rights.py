"""Reads of rights: who holds which, whose duty is left to whom, and who stands in for a leader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from sembilan.organisation import access as places
from sembilan.organisation.access import Permission, Right, Source
from sembilan.organisation.models import Delegation, Grant, Unor
from sembilan.organisation.roles import title_of
from sembilan.people.access import scope_for
from sembilan.people.models import Acting, Employee
from sembilan.people.queries.places import named
from sembilan.records.actions import actor_name

SEES = (Permission.SEE_RIGHTS, Permission.GRANT)
RECORDS_ACTING = (Permission.EDIT, Permission.GRANT)
LENDABLE = (places.PENILAI, Grant.Role.PENGELOLA)
CHOICES = 500  # units a form lists to choose from


def grants_for(by: Any, day: dt.date, *, role: str = "", unor: str = "", who: str = "") -> QuerySet[Grant]:
    """The roles given that hold on a day, at the places whose rights this person may see."""
    found = Grant.objects.on(day).filter(where(by, SEES)).select_related("unor").order_by("role", "unor__path", "nip")
    if role:
        found = found.filter(role=role)
    if unor:
        found = found.filter(unor__kode=unor)
    if who:
        people = Employee.objects.filter(name__icontains=who).values("nip")
        found = found.filter(Q(nip=who.replace(" ", "")) | Q(nip__in=people))
    return found


def where(by: Any, permissions: Iterable[Permission]) -> Q:
    """The places at which this person has one of these permissions, of whatever names a `unor`."""
    scope, found = scope_for(by), Q(pk__in=[])
    for permission in permissions:
        if scope.is_all(permission):
            return Q()
        found |= places.within(scope.paths(permission), "unor__path")
    return found


def is_within(by: Any, unor: Unor | None, permissions: Iterable[Permission]) -> bool:
    """Whether one of these permissions covers a unit, or the whole region when none is named."""
    scope = scope_for(by)
    return any(scope.covers(unor.path, one) if unor else scope.is_all(one) for one in permissions)


def unors_of(by: Any, permissions: Iterable[Permission]) -> QuerySet[Unor, tuple[str, str]]:
    """Units to choose from, as code and name."""
    scope = scope_for(by)
    paths = [path for one in permissions for path in (scope.paths(one) or ([""] if scope.is_all(one) else []))]
    return Unor.objects.filter(places.within(paths, "path")).order_by("path").values_list("kode", "name")[:CHOICES]


def duties(by: Any) -> list[Right]:
    """The duties that are this person's own to leave to another: not those lent to her, nor those of a Plt or Plh."""
    own = (Source.GRANT, Source.LEADS)
    return [r for r in scope_for(by).rights if r.source in own and r.unor_id and r.role in LENDABLE]


def delegations_of(by: Any, day: dt.date) -> QuerySet[Delegation]:
    """Duties left to somebody that have not ended: one's own, those left to one, and those one may end for others."""
    nip = actor_name(by)
    hers = Q(from_nip=nip) | Q(to_nip=nip) | where(by, [Permission.GRANT])
    if scope_for(by).is_all(Permission.GRANT):
        hers = Q()
    still = Delegation.objects.filter(hers, valid__endswith__gt=day)
    return still.select_related("unor").order_by("valid", "pk")


def acting_for(by: Any, day: dt.date) -> QuerySet[Acting]:
    """Who is or will be Plt or Plh, at the places where this person records it."""
    still = Acting.objects.filter(where(by, RECORDS_ACTING)).exclude(valid__endswith__lte=day)
    return still.select_related("unor", "employee").order_by("valid", "pk")


def with_names(rows: Iterable[Any], *fields: str, day: dt.date) -> Iterator[tuple[Any, ...]]:
    """Each row, its role named, with the person of each of these fields; a NIP nobody has is shown as it is."""
    rows = [titled(row) for row in rows]
    people = named({getattr(row, field) for row in rows for field in fields}, day)
    for row in rows:
        nips = [getattr(row, field) for field in fields]
        yield row, *(people[nip].full_name if nip in people else nip for nip in nips)


def titled(row: Any) -> Any:
    """A grant or a delegation that says what its role is called."""
    row.title = title_of(row.role)
    return row


def role_choices() -> list[tuple[str, str]]:
    """The roles that are given, with their names."""
    return [(role, title_of(role)) for role in Grant.Role.values]
