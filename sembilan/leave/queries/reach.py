"""Whose turn a request is, and who may see it: its person, who decides on it, her unit's officer."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from sembilan.leave.kinds import PPK_ALONE
from sembilan.leave.models import LeaveRequest, State
from sembilan.organisation import access
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Grant, Unor
from sembilan.people.access import inspects, scope_for, visible
from sembilan.people.access import superiors as nearest
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.records.actions import actor_name
from sembilan.worktime.queries import reach as hours

NEEDED = {State.SUPERIOR: Permission.SUPERVISE, State.OFFICIAL: Permission.GRANT_LEAVE}


def readable(by: Any) -> QuerySet[LeaveRequest]:
    """The requests this person may read: her own, those she decides on, and of whose personal data she may read."""
    name = actor_name(by)
    reach = Q(employee__in=visible(by, None, Permission.READ_PERSONAL)) | Q(employee__nip=name)
    for needed in NEEDED.values():
        reach |= Q(employee__in=visible(by, None, needed))
    return LeaveRequest.objects.filter(reach | Q(superior_nip=name) | Q(official_nip=name))


def sees_health(by: Any, request: LeaveRequest) -> bool:
    """Whether reason and letter are for this person: hers, who decides on it, who looks after her leave."""
    name = actor_name(by)
    if name in (request.employee.nip, request.superior_nip, request.official_nip) or may_act(by, request):
        return True
    return is_kept(by, request.employee)


def turn_of(by: Any) -> QuerySet[LeaveRequest]:
    """What waits for this person's word."""
    superior = Q(state=State.SUPERIOR, employee__in=visible(by, None, Permission.SUPERVISE))
    official = Q(state=State.OFFICIAL, employee__in=visible(by, None, Permission.GRANT_LEAVE))
    if not is_ppk(by):
        official &= ~Q(kind__in=PPK_ALONE)
    return LeaveRequest.objects.filter(superior | official)


def may_act(by: Any, request: LeaveRequest) -> bool:
    """Whether it is this person's turn."""
    needed = NEEDED.get(State(request.state))
    if needed is None or actor_name(by) == request.employee.nip:
        return False
    if needed == Permission.GRANT_LEAVE and request.kind in PPK_ALONE and not is_ppk(by):
        return False
    return visible(by, None, needed).filter(pk=request.employee_id).exists()


def may_end(by: Any, request: LeaveRequest) -> bool:
    """Whether this person could have refused it."""
    for needed in (Permission.SUPERVISE, Permission.GRANT_LEAVE):
        if visible(by, None, needed).filter(pk=request.employee_id).exists():
            return True
    return False


def decides(by: Any) -> bool:
    """Whether requests of others can come to this person."""
    scope = scope_for(by)
    return any(scope.is_all(one) or scope.paths(one) for one in NEEDED.values())


def keeps(by: Any) -> bool:
    """Whether this person looks after the leave of others: lists, openings, surat tugas."""
    scope = scope_for(by)
    return scope.is_all(Permission.ROSTER) or bool(scope.paths(Permission.ROSTER))


def oversees(by: Any) -> bool:
    """Whether this person has the leave of others before her: who decides on it or looks after it."""
    return decides(by) or keeps(by)


def only_inspects(by: Any) -> bool:
    """Whether this person reads the list of leave because she inspects, and has nothing to do in it."""
    return inspects(by) and not oversees(by)


def is_kept(by: Any, employee: Employee) -> bool:
    """Whether this person looks after the leave of that one; nobody after her own."""
    return actor_name(by) != employee.nip and kept(by).filter(pk=employee.pk).exists()


def kept(by: Any) -> QuerySet[Employee]:
    """Whose leave this person looks after."""
    return visible(by, None, Permission.ROSTER)


def may_ask_for(by: Any, employee: Employee) -> bool:
    """Whether this person may ask for that one: for herself, and for whom she looks after, who may have no phone."""
    return actor_name(by) == employee.nip or is_kept(by, employee)


def units_kept(by: Any) -> QuerySet[Unor]:
    """The units where this person looks after leave."""
    return hours.units(by)


def may_order(by: Any, people: Collection[Employee]) -> bool:
    """Whether this person may have a surat tugas made: for herself, and for whom she leads or looks after."""
    others = [one.pk for one in people if one.nip != actor_name(by)]
    reach = Q(pk__in=visible(by, None, Permission.SUPERVISE)) | Q(pk__in=kept(by))
    return Employee.objects.filter(reach, pk__in=others).count() == len(others)


def overseen(by: Any) -> QuerySet[Employee]:
    """Whose absence this person sees by name: whom she leads, decides on or looks after."""
    reach = Q(pk__in=kept(by))
    for needed in NEEDED.values():
        reach |= Q(pk__in=visible(by, None, needed))
    return Employee.objects.filter(reach)


def page_for(by: Any, employee: Employee) -> str:
    """The address of somebody's leave for this reader: her own page, that of another, or none."""
    if actor_name(by) == employee.nip:
        return reverse("leave:own")
    return reverse("leave:person", args=[employee.nip]) if overseen(by).filter(pk=employee.pk).exists() else ""


def is_ppk(by: Any) -> bool:
    """Whether this person is the PPK."""
    return Grant.Role.PPK in scope_for(by).roles


def path_of(employee: Employee) -> str:
    """Where she works today."""
    places = RiwayatUnor.objects.on(access.today()).filter(employee=employee)
    return places.values_list("unor__path", flat=True).first() or ""


def superiors(employee: Employee) -> list[str]:
    """Who leads her most nearly today, in the post or as Plt or Plh; where nobody does, the PPK."""
    return nearest([employee])[employee.pk]


def officials(request: LeaveRequest) -> list[str]:
    """Who may decide: the role nearest to her; for what cannot be left to another, the PPK alone."""
    path = path_of(request.employee)
    if request.kind in PPK_ALONE:
        held = access.given(access.today(), over=path)
        return sorted({nip for nip, right in held if right.role == Grant.Role.PPK} - {request.employee.nip})
    return _granted(request.employee, path, Permission.GRANT_LEAVE)


def whose_turn(request: LeaveRequest) -> list[str]:
    """The NIPs of those a request waits for."""
    if request.state == State.SUPERIOR:
        return superiors(request.employee)
    if request.state == State.OFFICIAL:
        return officials(request)
    return [request.employee.nip] if request.state == State.RETURNED else []


def _granted(employee: Employee, path: str, permission: Permission) -> list[str]:
    held = [
        (right.path, nip)
        for nip, right in access.given(access.today(), over=path)
        if right.allows(permission) and nip != employee.nip
    ]
    nearest = max((len(place) for place, _ in held), default=0)
    return sorted({nip for place, nip in held if len(place) == nearest})
