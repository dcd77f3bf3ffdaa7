"""The region of the check-ins: people with phones, places of work, hours, and the presses of earlier months."""

from __future__ import annotations

import base64
import datetime as dt
import json
import os
import sys
import time
import uuid
from pathlib import Path
from typing import Any

UNITS, PLACES = 1_000, 100
MONTHS = 12
LAT, LON = -6_900_000, 107_600_000
SINCE = (dt.date(2020, 1, 1), None)
THERE = "select count(*) from attendance_press where day >= %s and day < %s"
BY_MONTH = """
    insert into attendance_press
    select %(i)s, %(month)s::date + (n %% 28)::int,
        ('00000000-0000-4000-8000-' || lpad(to_hex(%(there)s + n), 12, '0'))::uuid,
        %(first)s + (n %% %(people)s), 1 + n %% 2, m, m, m, m, -6900000, 107600000, 15, 1, 0, 1, 0, '{}', '',
        decode(repeat('ab', 64), 'hex')
    from generate_series(1, %(each)s - %(there)s) n,
        lateral (select %(month)s::date + (n %% 2400000) * interval '1 second') t(m)
"""


def main(people: str, stored: str) -> dict[str, Any]:
    """Make it, or take the one that is there; fill in what is lacking; have everybody's next press ready."""
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

    schema.migrate()
    instansi = Instansi.objects.filter(kode="bench").first() or _region(int(people), home / "checkin")
    phones = [json.loads(line) for line in (home / "checkin" / "phones.jsonl").read_text().splitlines()]
    if len(phones) < int(people):
        raise SystemExit(f"{home} has {len(phones)} phones and {people} are asked for: take another folder")
    _forget(instansi)
    begun = time.perf_counter()
    _store(instansi, phones, int(stored))
    filled = round(time.perf_counter() - begun)
    _sign(instansi.pk, phones[: int(people)], home / "checkin" / "presses.jsonl")
    return {"filled_seconds": filled, "megabytes": _megabytes()} | _durable()


def _region(people: int, folder: Path) -> Any:
    """The region and its people, each with a phone."""
    from sembilan.organisation.models import Instansi
    from sembilan.records.tenancy import tenant

    with transaction_of_all():
        instansi = Instansi.objects.create(kode="bench", name="Kabupaten Ukur")
        with tenant(instansi.pk):
            _place(instansi)
            _phones(instansi, _people(instansi, people), folder)
    return instansi


def transaction_of_all() -> Any:
    """All or nothing, so that a folder that was left half made is not taken for a whole one."""
    from django.db import transaction

    return transaction.atomic()


def _forget(instansi: Any) -> None:
    """Presses of an earlier measure in the same folder go, so that each begins alike."""
    from django.db import connections

    from sembilan.organisation.access import today

    with connections["owner"].cursor() as cursor:
        cursor.execute("select attendance_press_month(%s)", [today().replace(day=1)])
        cursor.execute(f"truncate attendance_press_{today():%Y_%m}, attendance_press_rest")


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
    """A phone with a key of its own for everybody; the keys are kept beside, for the presses to come."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

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
    folder.mkdir(exist_ok=True)
    with (folder / "phones.jsonl").open("w") as file:
        for device, key in zip(devices, keys, strict=True):
            told = {"device": device.pk, "employee": device.employee_id, "key": key.private_numbers().private_value}
            file.write(json.dumps(told) + "\n")


def _sign(instansi: int, phones: list[Any], path: Path) -> None:
    """The one press each will send, signed."""
    from cryptography.hazmat.primitives.asymmetric import ec

    pressed = int(time.time() * 1000)
    with path.open("w") as file:
        for one in phones:
            key = ec.derive_private_key(one["key"], ec.SECP256R1())
            file.write(json.dumps(_message(instansi, one["device"], key, pressed)) + "\n")


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


def _store(instansi: Any, phones: list[Any], stored: int) -> None:
    """The presses of earlier months, made by the database itself, two months at once; what is there stays."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    from sembilan.organisation.access import today
    from sembilan.terms.month import Month

    here, each = Month.of(today()), stored // MONTHS
    asked = [
        {"i": instansi.pk, "month": here.plus(-1 - number).first, "until": here.plus(-number).first,
         "each": each, "first": phones[0]["employee"], "people": len(phones)}
        for number in range(MONTHS if each else 0)
    ]  # fmt: skip
    with ThreadPoolExecutor(2) as hands:
        list(hands.map(_fill, asked))
    with connections["owner"].cursor() as cursor:
        cursor.execute("vacuum analyze")


def _fill(asked: dict[str, Any]) -> None:
    from django.db import connection

    from sembilan.records.tenancy import tenant

    with tenant(asked["i"]), connection.cursor() as cursor:
        cursor.execute("select attendance_press_month(%s)", [asked["month"]])
        cursor.execute(THERE, [asked["month"], asked["until"]])
        cursor.execute(BY_MONTH, asked | {"there": cursor.fetchone()[0]})
    connection.close()


def _megabytes() -> int:
    """What the database takes on the disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_database_size(current_database()) / 1000000")
        return int(cursor.fetchone()[0])


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
