"""Whom an SKP is for: its employee, her penilai, who reads at her place; who agrees to it, and who may write in it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from sembilan.organisation.access import Permission
from sembilan.people.access import may_read_person, may_somewhere, visible
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.skp.models import WITH_OWNER, WITH_PENILAI, Skp


def readable(by: Any) -> QuerySet[Skp]:
    """The SKP this person may read: her own, those she is named in as penilai, and of whom she may read."""
    name = actor_name(by)
    reach = Q(employee__in=visible(by, None, Permission.READ)) | Q(employee__nip=name) | Q(penilai_nip=name)
    return Skp.objects.filter(reach)


def rateable(by: Any) -> QuerySet[Skp]:
    """The SKP this person agrees to: as who leads the employee today, or as the penilai named; never her own."""
    name = actor_name(by)
    reach = Q(employee__in=visible(by, None, Permission.RATE)) | Q(penilai_nip=name)
    return Skp.objects.filter(reach).exclude(employee__nip=name)


def drafted(by: Any) -> QuerySet[Skp]:
    """The SKP this person writes in while they are open: her own, whom she leads, whose contracts she looks after."""
    reach = Q(employee__nip=actor_name(by)) | Q(pk__in=rateable(by))
    return Skp.objects.filter(reach | Q(employee__in=visible(by, None, Permission.CONTRACT)))


def writable(by: Any) -> QuerySet[Skp]:
    """The SKP this person may write in now: with its owner whoever drafts it; sent, only who agrees to it.

    Agreed, nobody; an adendum opens it.
    """
    with_penilai = Q(state__in=WITH_PENILAI, pk__in=rateable(by))
    return drafted(by).filter(Q(state__in=WITH_OWNER) | with_penilai)


def may_write(by: Any, skp: Skp) -> bool:
    """Whether this person may write in this one now."""
    return writable(by).filter(pk=skp.pk).exists()


def may_rate(by: Any, skp: Skp) -> bool:
    """Whether this person agrees to this one."""
    return rateable(by).filter(pk=skp.pk).exists()


def has_rater(skp: Skp) -> bool:
    """Whether the penilai named still leads the employee or may agree for her."""
    if not skp.penilai_nip:
        return False
    return visible(skp.penilai_nip, None, Permission.RATE).filter(pk=skp.employee_id).exists()


def may_make_for(by: Any, employee: Employee) -> bool:
    """Whether this person may begin an SKP for that one: for herself, whom she leads, whose contracts she drafts."""
    if actor_name(by) == employee.nip:
        return True
    return any(visible(by, None, one).filter(pk=employee.pk).exists() for one in (Permission.RATE, Permission.CONTRACT))


def rates(by: Any) -> bool:
    """Whether SKP of others can come to this person."""
    return may_somewhere(by, Permission.RATE) or Skp.objects.filter(penilai_nip=actor_name(by)).exists()


def oversees(by: Any) -> bool:
    """Whether this person has the SKP of others to work on: agrees or drafts."""
    return may_somewhere(by, Permission.CONTRACT) or rates(by)


def waiting_for(by: Any) -> QuerySet[Skp]:
    """What waits for this person's word: named as penilai, or nobody is and she leads the employee."""
    name = actor_name(by)
    nobody = Q(penilai_nip="") & Q(employee__in=visible(by, None, Permission.RATE))
    return Skp.objects.filter(Q(penilai_nip=name) | nobody, state__in=WITH_PENILAI).exclude(employee__nip=name)


def waiting_of(by: Any) -> QuerySet[Skp]:
    """Her own that wait for herself: to be mended, or begun and not sent."""
    return Skp.objects.filter(employee__nip=actor_name(by), state__in=WITH_OWNER)


def page_for(by: Any, employee: Employee) -> str:
    """The address of somebody's SKP for this reader: her own page, that of another, or none."""
    if actor_name(by) == employee.nip:
        return reverse("skp:own")
    return reverse("skp:person", args=[employee.nip]) if may_read_person(by, employee) else ""
