"""Who opens rounds, answers, and reads what came of them. Single answers nobody reads: they are not kept."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from sembilan.behaviour.models import Invitation, Poll
from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Grant
from sembilan.people.access import may, may_somewhere, scope_for, visible
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.records.actions import actor_name


def opens(by: Any) -> bool:
    """Whether this person opens rounds and votes for the region."""
    return may(by, Permission.CALIBRATE)


def inspects(by: Any) -> bool:
    """Whether she reads everywhere because she is of the Inspektorat."""
    return Grant.Role.INSPEKTORAT in scope_for(by).roles


def oversees(by: Any) -> bool:
    """Whether she has results of others before her."""
    return opens(by) or inspects(by) or may_somewhere(by, Permission.RATE)


def readable(by: Any) -> QuerySet[Employee]:
    """Whose results she may read: her own, those of whom she leads, the region's where she oversees it."""
    if opens(by) or inspects(by):
        return Employee.objects.all()
    return Employee.objects.filter(Q(nip=actor_name(by)) | Q(pk__in=visible(by, None, Permission.RATE)))


def led(by: Any) -> QuerySet[Employee]:
    """Whom she leads."""
    return visible(by, None, Permission.RATE)


def leads(by: Any) -> bool:
    """Whether she leads anybody."""
    return may_somewhere(by, Permission.RATE)


def to_answer(by: Any) -> QuerySet[Invitation]:
    """About whom she is still asked."""
    found = Invitation.objects.filter(rater_nip=actor_name(by), is_used=False)
    return found.filter(round__closed_on=None, round__closes_on__gte=today())


def in_poll(by: Any, poll: Poll) -> bool:
    """Whether she is among those who vote."""
    places = RiwayatUnor.objects.on(today()).filter(employee__nip=actor_name(by))
    if poll.unor is not None:
        places = places.filter(unor__path__startswith=poll.unor.path)
    return places.exists()


def polls_for(by: Any) -> QuerySet[Poll]:
    """Open votes of her unit, of those above it and of the region."""
    path = RiwayatUnor.objects.on(today()).filter(employee__nip=actor_name(by)).values_list("unor__path", flat=True)
    codes = next(iter(path), "").split(".")[:-1]
    above = [".".join(codes[: n + 1]) + "." for n in range(len(codes))]
    open_ = Poll.objects.filter(closed_on=None, closes_on__gte=today())
    return open_.filter(Q(unor=None) | Q(unor__path__in=above)) if codes else open_.none()


def to_vote(by: Any) -> QuerySet[Poll]:
    """Those in which she has not voted."""
    return polls_for(by).exclude(voters__voter_nip=actor_name(by))
