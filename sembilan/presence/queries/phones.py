"""Phones with how they stand and which one each is to replace, for the pages about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from sembilan.presence.models import Device
from sembilan.presence.queries.devices import State, state_of


@dataclass(frozen=True)
class Phone:
    """One phone of a list; `old` is the one that gives way to it, `shared` how many others use the same browser."""

    device: Device
    state: State
    zone: ZoneInfo
    old: Device | None = None
    shared: int = 0

    @property
    def registered(self) -> dt.datetime:
        """When it was registered, by the region's clock."""
        return self.device.registered_at.astimezone(self.zone)

    @property
    def begins(self) -> dt.datetime:
        """From when it counts, by the region's clock."""
        return self.device.active_from.astimezone(self.zone)

    @property
    def ended(self) -> dt.datetime | None:
        """When it ends or ended, by the region's clock."""
        return self.device.ended_at and self.device.ended_at.astimezone(self.zone)


def phones(devices: Iterable[Device], now: dt.datetime, zone: str) -> list[Phone]:
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
    found = []
    for one in devices:
        state = state_of(one, now)
        old = counting.get(one.employee_id) if state is State.WAITING else None
        found.append(Phone(one, state, ZoneInfo(zone), old, len(users[one.install]) - 1))
    return found


def searched(devices: QuerySet[Device], text: str) -> QuerySet[Device]:
    """Those of people whose name or NIP holds these words."""
    if text.isdigit():
        return devices.filter(employee__nip__startswith=text)
    for word in text.split():
        devices = devices.filter(employee__name__icontains=word)
    return devices
