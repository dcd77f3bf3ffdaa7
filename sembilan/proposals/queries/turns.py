"""Whose turn it is, and who may see, propose and act. Nobody checks or decides what is her own or what she proposed."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from sembilan.organisation import access
from sembilan.organisation.access import Permission
from sembilan.people.access import scope_for, visible
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.proposals.models import OPEN, WAITING, Proposal, State
from sembilan.records.actions import actor_name

NEEDED = {State.UNIT: Permission.CHECK, State.BKD: Permission.DECIDE}


def readable(by: Any) -> QuerySet[Proposal]:
    """The proposals this person may read: about herself, and about whoever's personal data she may read."""
    return Proposal.objects.filter(employee__in=visible(by, None, Permission.READ_PERSONAL))


def proposable(by: Any) -> QuerySet[Employee]:
    """Whom this person may propose something for: herself, and who is in reach of her checking or deciding."""
    mine = Q(nip=actor_name(by))
    checked = Q(pk__in=visible(by, None, Permission.CHECK).values("pk"))
    decided = Q(pk__in=visible(by, None, Permission.DECIDE).values("pk"))
    return Employee.objects.filter(mine | checked | decided)


def may_propose_for(by: Any, nip: str) -> Employee | None:
    """Somebody by NIP if this person may propose something for her; herself without a NIP."""
    return proposable(by).filter(nip=nip or actor_name(by)).first()


def sees_queue(by: Any) -> bool:
    """Whether this person has a work list."""
    scope = scope_for(by)
    return any(scope.is_all(one) or scope.paths(one) for one in NEEDED.values())


def turn_of(by: Any) -> QuerySet[Proposal]:
    """What waits for this person: her unit's for who checks, the region's for who decides."""
    return fellows(by, only_turn=True).filter(state__in=WAITING)


def fellows(by: Any, *, only_turn: bool = False) -> QuerySet[Proposal]:
    """Every proposal in reach of a person's checking or deciding, without those she may not act on.

    The BKD may check for a unit as well, yet what still lies with a unit is not its turn.
    """
    scope = scope_for(by)
    decides = Q(employee__in=visible(by, None, Permission.DECIDE))
    checks = Q(employee__in=visible(by, None, Permission.CHECK))
    if only_turn:
        decides &= Q(state=State.BKD)
        checks = Q(pk__in=[]) if scope.is_all(Permission.DECIDE) else checks & Q(state=State.UNIT)
    name = actor_name(by)
    return Proposal.objects.filter(decides | checks).exclude(Q(employee__nip=name) | Q(proposed_by=name))


def may_act(by: Any, proposal: Proposal) -> bool:
    """Whether this person may say something to a proposal as it stands."""
    needed = NEEDED.get(State(proposal.state))
    if needed is None or actor_name(by) in (proposal.employee.nip, proposal.proposed_by):
        return False
    return visible(by, None, needed).filter(pk=proposal.employee_id).exists()


def waiting_for(by: Any) -> int:
    """How many proposals wait for this person."""
    return turn_of(by).count() if sees_queue(by) else 0


def open_for(employee: Employee) -> QuerySet[Proposal]:
    """The proposals about a person that have not ended, the newest first."""
    return Proposal.objects.filter(employee=employee, state__in=OPEN).order_by("-pk")


def officers(state: str, employee: Employee, *, without: tuple[str, ...] = ()) -> list[str]:
    """The NIPs of those whose turn it is at a state of a person's proposal.

    A unit's officer is who may check and not decide; where there is none, the BKD's turn comes at once.
    """
    needed, today = NEEDED[State(state)], access.today()
    path = RiwayatUnor.objects.on(today).filter(employee=employee).values_list("unor__path", flat=True).first() or ""
    held = access.given(today, over=path)
    found = {nip for nip, right in held if right.allows(needed) and (state == State.BKD or not _decides(right))}
    return sorted(found - {employee.nip, *without})


def _decides(right: access.Right) -> bool:
    return right.allows(Permission.DECIDE)
