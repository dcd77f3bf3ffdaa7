"""What tests of presses stand on: an office that everybody of Sari's unit may press at, and phones of people."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sembilan.organisation.models import Instansi, Unor, WorkPlace
from sembilan.organisation.queries import entered
from sembilan.people.models import Employee
from sembilan.presence.deciding.batch import Arrival, Reply, decide
from sembilan.presence.deciding.wire import read
from sembilan.presence.models import Device, PlaceFor
from sembilan.records.tenancy import tenant
from tests.presence.phone import OFFICE, Phone

SINCE = dt.date(2020, 1, 1)
LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
MONDAY = dt.date(2026, 11, 23)


def at(clock: str, day: dt.date = MONDAY, hours: int = 7) -> dt.datetime:
    """A moment of the west of the country, unless another offset is named."""
    zone = dt.timezone(dt.timedelta(hours=hours))
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), zone)


def office(unor: str = "1010", name: str = "Kantor Bidang SD", **other: Any) -> WorkPlace:
    """A place of a unit, a circle of 80 metres."""
    owner = Unor.objects.select_related("instansi").get(kode=unor)
    values = {"latitude": OFFICE[0] / 1e6, "longitude": OFFICE[1] / 1e6, "radius_metres": 80, **other}
    place = WorkPlace.objects.create(instansi=owner.instansi, kode=name[:60], name=name, **values)
    PlaceFor.objects.create(instansi=owner.instansi, place=place, unor=owner, valid=(SINCE, None))
    return place


def phone_of(nip: str, **other: Any) -> Phone:
    """A phone that has long been a person's."""
    phone = Phone()
    employee = Employee.objects.get(nip=nip)
    values = {"install": phone.install, "active_from": LONG_AGO, "registered_at": LONG_AGO, **other}
    device = Device.objects.create(
        instansi_id=employee.instansi_id, employee=employee, key=phone.spki, label="Telepon", **values
    )
    phone.instansi, phone.device, phone.install = employee.instansi_id, device.pk, values["install"]
    return phone


def send(received: dt.datetime, *bodies: bytes) -> list[Reply]:
    """Bodies that came together at a moment, decided in one batch."""
    messages = [read(body) for body in bodies]
    with tenant(messages[0].instansi, entered) as instansi:
        return decide(instansi, [Arrival(one, received) for one in messages])


def told(reply: Reply) -> dict[str, Any]:
    """The answer for the one press of a message, as JSON carries it."""
    (one,) = json.loads(json.dumps(reply.body))["presses"]
    return dict(one)


def region() -> Instansi:
    """Kabupaten Contoh."""
    return Instansi.objects.get(kode="99.02")
