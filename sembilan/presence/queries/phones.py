"""Phones with how they stand and which one each is to replace, for the pages about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sembilan.presence.models import Device
from sembilan.presence.queries.devices import State, state_of


@dataclass(frozen=True)
class Phone:
    """One phone of a list; `old` is the one that gives way to it, `shared` how many others use the same browser."""

    device: Device
    state: State
    old: Device | None = None
    shared: int = 0


def phones(devices: Iterable[Device], now: dt.datetime) -> list[Phone]:
    """These phones; two queries more, however many."""
    devices = list(devices)
    people, installs = {one.employee_id for one in devices}, {one.install for one in devices}
    counting: dict[int, Device] = {}
    users: dict[object, set[int]] = {}
    if devices:
        there = Device.objects.filter(Q(ended_at=None) | Q(ended_at__gt=now), active_from__lte=now)
        counting = {one.employee_id: one for one in there.filter(employee__in=people)}
        for install, employee in Device.objects.filter(install__in=installs).values_list("install", "employee_id"):
            users.setdefault(install, set()).add(employee)
    return [_phone(one, counting.get(one.employee_id), len(users[one.install]) - 1, now) for one in devices]


def _phone(device: Device, counting: Device | None, shared: int, now: dt.datetime) -> Phone:
    state = state_of(device, now)
    return Phone(device, state, counting if state is State.WAITING else None, shared)


def searched(devices: QuerySet[Device], text: str) -> QuerySet[Device]:
    """Those of people whose name or NIP holds these words."""
    if text.isdigit():
        return devices.filter(employee__nip__startswith=text)
    for word in text.split():
        devices = devices.filter(employee__name__icontains=word)
    return devices
