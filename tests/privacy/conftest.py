"""October computed for Sari, and a file of hers with family, health and papers."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from PIL import Image

from sembilan.attendance.actions.presses import make_months
from sembilan.attendance.models import Press
from sembilan.documents.models import StoredFile
from sembilan.documents.queries import place_of
from sembilan.people.models import Employee, HealthData, Keluarga, PersonalData
from tests import cast
from tests.pages import computed, once, published  # noqa: F401

KIN_NIP = "196801011990031001"


def paper(instansi: Any, owner: str, colour: str = "white", name: str = "ktp.png") -> StoredFile:
    """A picture kept for somebody, with its file on disk."""
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(drawn, "PNG")
    content = drawn.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    place = place_of(instansi.pk, digest)
    assert place.is_relative_to(settings.HOME)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return StoredFile.objects.create(
        instansi=instansi, name=name, sha256=digest, size=len(content), form="image/png", kept_at=timezone.now(),
        kept_by=owner, owner_nip=owner,
    )  # fmt: skip


def fill(instansi: Any, nip: str) -> Employee:
    """Private things of a person: numbers, health, a father with a NIP of his own; corrected once each."""
    employee = Employee.objects.get(nip=nip)
    PersonalData.objects.create(
        instansi=instansi, employee=employee, nik="9902010101920001", photo=paper(instansi, nip, "green", "foto.png")
    )
    HealthData.objects.create(instansi=instansi, employee=employee, blood_type="O")
    Keluarga.objects.create(
        instansi=instansi, employee=employee, relation="ayah", name="Wiryo Anindya", nip=KIN_NIP,
        birth_date=dt.date(1968, 1, 1), is_alive=True, is_dependant=False,
    )  # fmt: skip
    PersonalData.objects.filter(employee=employee).update(address="Jalan Melati 9")
    Keluarga.objects.filter(employee=employee).update(job="Guru")
    return employee


def a_press(instansi: Any, employee: Employee, day: dt.date, **more: Any) -> Press:
    """A press of a day, in the month's own part of the table."""
    make_months({day.replace(day=1)})
    at = timezone.make_aware(dt.datetime.combine(day, dt.time(7, 20)))
    values = {"latitude": -7_000_000, "longitude": 110_000_000, "reasons": {}, "photo_sha256": "", **more}
    return Press.objects.create(
        instansi_id=instansi.pk, day=day, id=uuid.uuid4(), employee_id=employee.pk, meaning=1, at=at, pressed_at=at,
        sent_at=at, received_at=at, device_id=1, decision=0, signature=b"x", **values,
    )  # fmt: skip


@pytest.fixture
def filled(published: Any, tenant: Any) -> Any:  # noqa: F811
    """Sari's file with everything, after a month that was published."""
    fill(tenant, cast.SARI.nip)
    paper(tenant, cast.SARI.nip, "red")
    paper(tenant, cast.AGUS.nip, "blue")
    return tenant
