"""How today stands for one person, as her phone is told: hours, presses, places, and what a press will ask."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import get_language

from sembilan.attendance.models import Press
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.presence.queries import known, words
from sembilan.presence.queries.days import Day, days_of
from sembilan.presence.queries.devices import current_device, state_of
from sembilan.presence.queries.places import Place, allowed
from sembilan.presence.queries.rules import plan_parameters
from sembilan.terms.frames.attendance import MODE_LABELS, MODE_LABELS_EN, Meaning

TWO = (Meaning.DATANG, Meaning.PULANG)
FOUR = (Meaning.DATANG, Meaning.ISTIRAHAT, Meaning.KEMBALI, Meaning.PULANG)
DAY = dt.timedelta(days=1)


def state(employee: Employee, instansi: Instansi, now: dt.datetime | None = None) -> dict[str, Any]:
    """All of it, ready for JSON."""
    moment = now or timezone.now()
    day = moment.astimezone(ZoneInfo(instansi.zone)).date()
    numbers = plan_parameters(instansi, day)
    places = allowed([employee.pk], day)[employee.pk]
    asked = days_of(instansi, {employee.pk: employee.nip}, [day])[employee.pk, day]
    return {
        "server_now": int(moment.timestamp() * 1000),
        "zone": instansi.zone,
        "person": employee.name,
        "instansi": instansi.pk,
        "today": {"date": day.isoformat(), "hours": _hours(asked), "presses": _presses(employee, instansi, day, asked)},
        "meanings": [int(one) for one in (FOUR if int(numbers["punches"]) == len(FOUR) else TWO)],
        "places": [_place(one) for one in places],
        "photo_asked": bool(int(numbers["photo_asked"])),
        "code_asked": any(one.needs_code for one in places),
        "device": _device(employee, moment),
    }


def _hours(day: Day) -> dict[str, Any]:
    return {
        "starts": day.starts,
        "ends": day.ends,
        "is_free": day.is_free,
        "mode": day.mode,
        "mode_name": (MODE_LABELS_EN if get_language() == "en" else MODE_LABELS)[day.mode],
    }


def _presses(employee: Employee, instansi: Instansi, day: dt.date, asked: Day) -> list[dict[str, Any]]:
    """Those of the day by the moment that counts, and what was decided of each."""
    found = known.presses([employee.pk], day - DAY, day + DAY)[employee.pk]
    places = known.places({one.place for one in found if one.place})
    said = []
    for one in sorted(found, key=lambda one: (one.at, one.id)):
        place = places.get(one.place or 0)
        zone = ZoneInfo((place.zone if place else "") or instansi.zone)
        if one.at.astimezone(zone).date() == day:
            told = words.answer(one, words.Spoken(zone, place.name if place else "", asked))
            said.append(told | {"meaning": one.meaning})
    return said


def _place(place: Place) -> dict[str, Any]:
    return {
        "code": place.code,
        "name": place.name,
        "lat": place.centre[0],
        "lon": place.centre[1],
        "radius": place.radius,
        "outline": place.outline,
    }


def _device(employee: Employee, moment: dt.datetime) -> dict[str, Any] | None:
    device = current_device(employee, moment)
    if device is None:
        return None
    return {
        "id": device.pk,
        "state": state_of(device, moment),
        "active_from": device.active_from.isoformat(),
        "label": device.label,
    }


def press_of_photo(digest: str, employee: Employee, press: str) -> Press | None:
    """The press of a person that was signed with this photo."""
    return Press.objects.filter(employee_id=employee.pk, id=press, photo_sha256=digest).first()
