"""The region of the check-ins: people with phones, places of work, hours, and the presses of earlier months."""

from __future__ import annotations

import base64
import datetime as dt
import json
import os
import sys
import uuid
from pathlib import Path
from typing import Any

UNITS, PLACES = 1_000, 100
LAT, LON = -6_900_000, 107_600_000
SINCE = (dt.date(2020, 1, 1), None)
BY_MONTH = """
    insert into attendance_press
    select %(i)s, %(month)s::date + (n %% 28)::int,
        ('00000000-0000-4000-8000-' || lpad(to_hex(%(from)s + n), 12, '0'))::uuid,
        %(first)s + (n %% %(people)s), 1 + n %% 2, m, m, m, m, -6900000, 107600000, 15, 1, 0, 1, 0, '{}', '',
        decode(repeat('ab', 64), 'hex')
    from generate_series(1, %(count)s) n, lateral (select %(month)s::date + (n %% 2400000) * interval '1 second') t(m)
"""


def main(people: str, stored: str) -> dict[str, Any]:
    """Make it, and say what was made."""
    home = Path(os.environ["SEMBILAN_HOME"])
    if people == "stop":
        from sembilan.config import postgres

        postgres.stop(home.resolve())
        return {}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    import django

    django.setup()
    from sembilan.config import schema
    from sembilan.organisation.models import Instansi
    from sembilan.records.tenancy import tenant

    schema.migrate()
    instansi = Instansi.objects.create(kode="bench", name="Kabupaten Ukur")
    with tenant(instansi.pk):
        _place(instansi)
        employees = _people(instansi, int(people))
        _phones(instansi, employees, home / "checkin")
    _store(instansi, employees, int(stored))
    return _durable()


def _place(instansi: Any) -> None:
    """Units, places each for ten of them, and a schedule of seven days, so that a Sunday can be measured on."""
    from sembilan.organisation.models import Unor, WorkPlace
    from sembilan.presence.models import PlaceFor
    from sembilan.worktime.models import Schedule, ScheduleDay, ScheduleFor

    root = Unor.objects.create(instansi=instansi, kode="1", name="Kabupaten Ukur", path="1.")
    units = Unor.objects.bulk_create(
        Unor(instansi=instansi, kode=f"U{n}", name=f"Unit {n}", parent=root, path=f"1.U{n}.") for n in range(UNITS)
    )
    places = WorkPlace.objects.bulk_create(
        WorkPlace(
            instansi=instansi, kode=f"P{n}", name=f"Kantor {n}", latitude=LAT / 1e6, longitude=LON / 1e6,
            radius_metres=100,
        )
        for n in range(PLACES)
    )  # fmt: skip
    PlaceFor.objects.bulk_create(
        PlaceFor(instansi=instansi, place=places[n % PLACES], unor=unit, valid=SINCE) for n, unit in enumerate(units)
    )
    week = Schedule.objects.create(instansi=instansi, kode="7", name="Tujuh hari", law="-")
    ScheduleDay.objects.bulk_create(
        ScheduleDay(instansi=instansi, schedule=week, weekday=n, starts=450, ends=960) for n in range(1, 8)
    )
    # A week of one's own works on ordinary days only; a roster is what calls people on a Sunday or a holiday.
    ScheduleFor.objects.create(instansi=instansi, schedule=week, valid=SINCE, source="-")


def _people(instansi: Any, count: int) -> list[Any]:
    from sembilan.organisation.models import Unor
    from sembilan.people.models import Employee, RiwayatUnor

    units = list(Unor.objects.exclude(kode="1"))
    born = dt.date(1990, 1, 1)
    employees = Employee.objects.bulk_create(
        (
            Employee(instansi=instansi, nip=f"{199001012015010000 + n}",
                     name=f"Pegawai {n}", kind="PNS", sex="P", birth_date=born)
            for n in range(count)
        ),
        batch_size=5_000,
    )  # fmt: skip
    RiwayatUnor.objects.bulk_create(
        (
            RiwayatUnor(instansi=instansi, employee=one, unor=units[n % UNITS], valid=SINCE)
            for n, one in enumerate(employees)
        ),
        batch_size=5_000,
    )
    return employees


def _phones(instansi: Any, employees: list[Any], folder: Path) -> None:
    """A phone with a key of its own for everybody, and the one press each will send, signed."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
    from django.utils import timezone

    from sembilan.presence.models import Device

    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in employees]
    form = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    devices = Device.objects.bulk_create(
        (
            Device(
                instansi=instansi, employee=one, key=key.public_key().public_bytes(*form), install=uuid.uuid4(),
                label="Telepon", active_from=dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
            )
            for one, key in zip(employees, keys, strict=True)
        ),
        batch_size=5_000,
    )  # fmt: skip
    folder.mkdir()
    pressed = int(timezone.now().timestamp() * 1000)
    with (folder / "presses.jsonl").open("w") as file:
        for device, key in zip(devices, keys, strict=True):
            file.write(json.dumps(_message(instansi.pk, device.pk, key, pressed)) + "\n")


def _message(instansi: int, device: int, key: Any, pressed: int) -> dict[str, Any]:
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    named = str(uuid.uuid4())
    lines = ("sembilan-press-1", instansi, device, named, 1, pressed, LAT, LON, 15, "", "")
    r, s = decode_dss_signature(key.sign("\n".join(map(str, lines)).encode(), ECDSA(SHA256())))
    signature = base64.urlsafe_b64encode(r.to_bytes(32) + s.to_bytes(32)).rstrip(b"=").decode()
    press = {
        "id": named, "meaning": 1, "pressed_at": pressed, "elapsed": None, "lat": LAT, "lon": LON, "accuracy": 15,
        "code": "", "photo": "", "signature": signature,
    }  # fmt: skip
    return {"instansi": instansi, "device": device, "sent_at": 0, "presses": [press]}


def _store(instansi: Any, employees: list[Any], stored: int) -> None:
    """The presses of the last twelve months, made by the database itself."""
    from django.db import connection

    from sembilan.organisation.access import today
    from sembilan.records.tenancy import tenant
    from sembilan.terms.month import Month

    here, each = Month.of(today()), stored // 12
    for number in range(12 if each else 0):
        month = here.plus(-1 - number).first
        with tenant(instansi.pk), connection.cursor() as cursor:
            cursor.execute("select attendance_press_month(%s)", [month])
            asked = {"i": instansi.pk, "month": month, "from": number * each, "count": each,
                     "first": employees[0].pk, "people": len(employees)}  # fmt: skip
            cursor.execute(BY_MONTH, asked)
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("vacuum analyze")


def _durable() -> dict[str, Any]:
    from django.db import connection

    found = {}
    with connection.cursor() as cursor:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"show {name}")
            found[name] = cursor.fetchone()[0]
    return found


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
