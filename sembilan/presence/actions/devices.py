"""Binding phones to people: registered by oneself, let in by an officer, ended by either.

A person has one phone that counts. The old one ends at the moment the new one becomes active, never before.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.organisation.access import Permission
from sembilan.people.access import may_read_person, scope_for
from sembilan.people.models import Employee
from sembilan.presence.models import Device
from sembilan.presence.queries.known import lock
from sembilan.presence.queries.rules import parameter
from sembilan.records.actions import Refused, action, actor_name, done_before, tell

PAGE = "/hadir/telepon/"
ADDED = gettext_noop("Telepon “%(label)s” didaftarkan untuk presensi Anda. Bila bukan Anda, akhiri di Telepon saya.")
LET_IN = gettext_noop("Telepon “%(label)s” disetujui dan sekarang dipakai untuk presensi Anda.")


@action("device.register")
def register(*, employee: Employee, key: bytes, install: uuid.UUID, label: str, by: Any) -> Device:
    """Bind a phone to its person: the first at once, a further one after the waiting time; the same key is the same."""
    tell(employee.instansi_id, f"device:{employee.nip}", install=str(install), label=label)
    lock([employee.pk])
    now = timezone.now()
    if known := _same_key(employee, key, now):
        done_before()
        return known
    since = now
    if Device.objects.filter(employee=employee).exists():
        hours = parameter(employee.instansi, timezone.localdate(now), "wait_hours")
        since = now + dt.timedelta(hours=hours)
    made = Device.objects.create(
        instansi_id=employee.instansi_id, employee=employee, key=key, install=install, label=label[:120],
        registered_at=now, active_from=since,
    )  # fmt: skip
    _take_over(made, now, actor_name(by))
    notify(instansi_id=employee.instansi_id, nips=[employee.nip], said=ADDED, url=PAGE, label=made.label)
    return made


def _same_key(employee: Employee, key: bytes, now: dt.datetime) -> Device | None:
    """The phone that has this key already, if it is hers; a key that is somebody else's is refused."""
    for device in Device.objects.filter(key=key).select_related("employee"):
        if not _has_ended(device, now):
            if device.employee_id != employee.pk:
                raise Refused(_("Telepon ini terdaftar untuk pegawai lain. Akhiri dahulu di akun pemiliknya."))
            return device
    return None


@action("device.approve")
def approve(*, device: Device, by: Any) -> Device:
    """Let a waiting phone in at once."""
    _owned_by_unit(device, by)
    tell(device.instansi_id, f"device:{device.employee.nip}", device=device.pk)
    lock([device.employee_id])
    device.refresh_from_db()
    now = timezone.now()
    if _has_ended(device, now):
        raise Refused(_("Telepon ini sudah diakhiri. Minta pegawai mendaftarkannya lagi."))
    if device.active_from <= now:
        done_before()
        return device
    device.active_from, device.approved_by = now, actor_name(by)
    device.save(update_fields=["active_from", "approved_by"])
    _take_over(device, now, actor_name(by))
    notify(instansi_id=device.instansi_id, nips=[device.employee.nip], said=LET_IN, url=PAGE, label=device.label)
    return device


@action("device.end")
def end(*, device: Device, by: Any) -> Device:
    """End a phone: one's own, or as the officer of the unit. One that was to give way stays when the new one goes."""
    if scope_for(by).own_nip != device.employee.nip:
        _owned_by_unit(device, by)
    tell(device.instansi_id, f"device:{device.employee.nip}", device=device.pk)
    lock([device.employee_id])
    device.refresh_from_db()
    now = timezone.now()
    if _has_ended(device, now):
        done_before()
        return device
    if device.active_from > now:
        _others(device).filter(ended_at=device.active_from).update(ended_at=None, ended_by="")
    device.ended_at, device.ended_by = now, actor_name(by)
    device.save(update_fields=["ended_at", "ended_by"])
    return device


def _owned_by_unit(device: Device, by: Any) -> None:
    """An officer who keeps rosters where the person works; never for her own phone."""
    is_own = scope_for(by).own_nip == device.employee.nip
    if is_own or not may_read_person(by, device.employee, Permission.ROSTER):
        raise Refused(_("Telepon ini disetujui atau diakhiri oleh pengelola kepegawaian unit pemiliknya."))


def _take_over(device: Device, now: dt.datetime, by: str) -> None:
    """Others of hers end when this one becomes active; one that still waits ends now, for only the newest may wait."""
    others = _others(device)
    others.filter(active_from__gt=now, ended_at=None).update(ended_at=now, ended_by=by)
    others.filter(active_from__lte=now).exclude(ended_at__lte=now).update(ended_at=device.active_from, ended_by=by)


def _others(device: Device) -> Any:
    return Device.objects.filter(employee_id=device.employee_id).exclude(pk=device.pk)


def _has_ended(device: Device, now: dt.datetime) -> bool:
    return device.ended_at is not None and device.ended_at <= now
