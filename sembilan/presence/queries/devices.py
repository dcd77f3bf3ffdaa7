"""Phones as pages show them: one's own, those of a unit, and those that wait to be let in."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sembilan.organisation.access import Permission
from sembilan.people.access import scope_for, visible
from sembilan.people.models import Employee
from sembilan.presence.models import Device


class State(StrEnum):
    """How a phone stands at a moment."""

    ACTIVE = "active"
    WAITING = "waiting"
    ENDED = "ended"


def state_of(device: Device, now: dt.datetime | None = None) -> State:
    """How a phone stands; one that is to give way to another is active until then."""
    moment = now or timezone.now()
    if device.ended_at is not None and device.ended_at <= moment:
        return State.ENDED
    return State.ACTIVE if device.active_from <= moment else State.WAITING


def own_devices(by: Any) -> QuerySet[Device]:
    """One's own phones, the newest first."""
    return Device.objects.filter(employee__nip=scope_for(by).own_nip).select_related("employee").order_by("-pk")


def current_device(employee: Employee, now: dt.datetime | None = None) -> Device | None:
    """The phone that counts, else the one that waits."""
    moment = now or timezone.now()
    there = Device.objects.filter(employee=employee).exclude(ended_at__lte=moment)
    return there.order_by("active_from", "pk").first()


def devices_of_others(by: Any) -> QuerySet[Device]:
    """The phones of the people whose rosters one keeps, the newest first; never one's own."""
    people = visible(by, None, Permission.ROSTER).exclude(nip=scope_for(by).own_nip)
    return Device.objects.filter(employee__in=people).select_related("employee").order_by("-pk")


def waiting_devices(by: Any, now: dt.datetime | None = None) -> QuerySet[Device]:
    """Of those, the ones that wait to be let in."""
    moment = now or timezone.now()
    return devices_of_others(by).filter(Q(ended_at=None) | Q(ended_at__gt=moment), active_from__gt=moment)
