"""Places of work: written, given, taken back, closed; and the code at a door."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Unor, WorkPlace
from sembilan.people.access import may_read_person
from sembilan.people.models import Employee
from sembilan.presence.models import DoorCode, PlaceFor
from sembilan.presence.queries.places_kept import keeps_all, kept, units
from sembilan.records.actions import Refused, action, actor_name, part, tell

SECRET_BYTES = 32


@action("place.write")
def write_place(
    *, instansi_id: int, place: WorkPlace | None, values: Mapping[str, Any], by: Any, unor: Unor | None = None
) -> WorkPlace:
    """Write a place of work down, new or changed; who keeps some units gives a new one to one of them at once."""
    said = {name: str(value) if name in ("latitude", "longitude") else value for name, value in values.items()}
    tell(instansi_id, f"place:{values['kode']}", **said, unor=unor.kode if unor else None)
    if place is None:
        return _begin(instansi_id, values, unor, by)
    _check_kept(place, by)
    for name, value in values.items():
        setattr(place, name, value)
    place.save(update_fields=list(values))
    return place


@part
def _begin(instansi_id: int, values: Mapping[str, Any], unor: Unor | None, by: Any) -> WorkPlace:
    if unor is None and not keeps_all(by):
        raise Refused(_("Pilih unit yang memakai tempat ini."))
    if unor is not None and not units(by).filter(pk=unor.pk).exists():
        raise Refused(_("Unit itu tidak Anda kelola."))
    place = WorkPlace.objects.create(instansi_id=instansi_id, **values)
    if unor is not None:
        PlaceFor.objects.create(instansi_id=instansi_id, place=place, unor=unor, valid=(today(), None))
    return place


@action("place.close")
def close_place(*, place: WorkPlace, by: Any) -> None:
    """A place is no longer used from tomorrow; what was pressed there stays."""
    tell(place.instansi_id, f"place:{place.kode}")
    _check_kept(place, by)
    place.ended_at = timezone.now()
    place.save(update_fields=["ended_at"])


@action("place.open")
def reopen_place(*, place: WorkPlace, by: Any) -> None:
    """A place that was closed is used again."""
    tell(place.instansi_id, f"place:{place.kode}")
    _check_kept(place, by)
    place.ended_at = None
    place.save(update_fields=["ended_at"])


@action("place.give")
def give_place(
    *, place: WorkPlace, unor: Unor | None, employee: Employee | None, first: dt.date, until: dt.date | None, by: Any
) -> PlaceFor:
    """Give a place to a unit with all under it, to one person, or to everybody, for a time."""
    whom = f"unor:{unor.kode}" if unor else f"pegawai:{employee.nip}" if employee else "semua"
    tell(place.instansi_id, f"place:{place.kode}", whom=whom, first=str(first), until=str(until or ""))
    _check_may_give(unor, employee, by)
    try:
        with transaction.atomic():
            return PlaceFor.objects.create(
                instansi_id=place.instansi_id, place=place, unor=unor, employee=employee, valid=(first, until)
            )
    except IntegrityError as error:
        raise Refused(
            _("Sudah diberikan pada sebagian masa itu. Akhiri dulu yang lama atau pilih masa lain.")
        ) from error


def _check_may_give(unor: Unor | None, employee: Employee | None, by: Any) -> None:
    if employee is not None and employee.nip == actor_name(by):
        raise Refused(_("Tempat bagi diri sendiri diberikan oleh orang lain. Mintalah atasan atau BKD."))
    if keeps_all(by):
        return
    if unor is None and employee is None:
        raise Refused(_("Hanya BKD yang memberikan tempat kepada semua pegawai."))
    if unor is not None and not units(by).filter(pk=unor.pk).exists():
        raise Refused(_("Unit itu tidak Anda kelola."))
    if employee is not None and not may_read_person(by, employee, Permission.ROSTER):
        raise Refused(_("Pegawai itu tidak bekerja di unit yang Anda kelola."))


@action("place.take")
def end_given(*, given: PlaceFor, last: dt.date, by: Any) -> None:
    """A place is given through this day and no longer; what never began is taken back whole."""
    tell(given.instansi_id, f"place:{given.place.kode}", last=last.isoformat(), given=given.pk)
    _check_kept(given.place, by)
    until = last + dt.timedelta(1)
    if given.valid.upper and given.valid.upper <= until:
        raise Refused(_("Pemberian ini sudah berakhir."))
    if until <= given.valid.lower:
        given.delete()
        return
    given.valid = (given.valid.lower, until)
    given.save(update_fields=["valid"])


@action("place.give_by_code")
def give_by_code(*, instansi_id: int, by: Any) -> int:
    """Give each place that nobody has and whose code is that of a unit to that unit; how many."""
    tell(instansi_id, "place:all")
    if not keeps_all(by):
        raise Refused(_("Hanya BKD yang membagikan tempat menurut kode."))
    units_by_code = {unor.kode: unor for unor in Unor.objects.all()}
    free = WorkPlace.objects.filter(given=None, ended_at=None, kode__in=list(units_by_code))
    made = PlaceFor.objects.bulk_create(
        PlaceFor(instansi_id=instansi_id, place=place, unor=units_by_code[place.kode], valid=(today(), None))
        for place in free
    )
    return len(made)


@action("door.write")
def set_door(*, place: WorkPlace, is_required: bool, by: Any, anew: bool = False) -> DoorCode:
    """Whether the code at the door is asked for; `anew` makes another secret, and what was shown before is void."""
    tell(place.instansi_id, f"place:{place.kode}", is_required=is_required, anew=anew)  # never the secret
    _check_kept(place, by)
    door, made = DoorCode.objects.get_or_create(
        place=place,
        defaults={"instansi_id": place.instansi_id, "secret": secrets.token_bytes(SECRET_BYTES)},
    )
    door.is_required = is_required
    if anew and not made:
        door.secret, door.since = secrets.token_bytes(SECRET_BYTES), timezone.now()
    door.save(update_fields=["is_required", "secret", "since"])
    return door


def _check_kept(place: WorkPlace, by: Any) -> None:
    if not kept(by).filter(pk=place.pk).exists():
        raise Refused(_("Tempat ini dipakai juga oleh unit lain; mintalah BKD mengubahnya."))
