"""The formation of one post of a unit: decided, corrected, ended; each with its decision (SK) and a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sembilan.formation.models import Formation
from sembilan.organisation.models import Jabatan, Unor
from sembilan.records.actions import action, tell


class InvalidFormation(Exception):
    """What was asked does not fit the history of the post; says why."""


@dataclass(frozen=True)
class Seats:
    """What a decision says of a post: need, seats, and what it stands on."""

    approved: int
    need_hundredths: int | None
    sk_number: str
    sk_date: dt.date | None
    source: str
    reason: str


@action("formation.set")
def set_formation(*, unor: Unor, jabatan: Jabatan, since: dt.date, seats: Seats, by: Any) -> Formation:
    """From a day on a post of a unit has so many seats; what held before ends there, and what is to come stays."""
    tell(unor.instansi_id, f"formation:{unor.kode}:{jabatan.kode}", since=since.isoformat(), **_told(seats))
    history = Formation.objects.select_for_update().filter(unor=unor, jabatan=jabatan)
    if history.filter(valid__startswith=since).exists():
        raise InvalidFormation(_("Formasi yang mulai pada tanggal ini sudah ada. Ralat yang itu."))
    until = history.filter(valid__startswith__gt=since).order_by("valid").values_list("valid", flat=True).first()
    for before in history.on(since):
        before.valid = (before.valid.lower, since)
        before.save(update_fields=["valid"])
    span = (since, until.lower if until else None)
    return Formation.objects.create(
        instansi_id=unor.instansi_id, unor=unor, jabatan=jabatan, valid=span, **_values(seats)
    )


@action("formation.correct")
def correct_formation(*, formation: Formation, seats: Seats, by: Any) -> Formation:
    """A formation was entered wrongly: it says something else from now on, and what it said stays known."""
    tell(formation.instansi_id, f"formation:{formation.pk}", **_told(seats))
    for name, value in _values(seats).items():
        setattr(formation, name, value)
    formation.save()
    return formation


@action("formation.end")
def end_formation(
    *, formation: Formation, until: dt.date, sk_number: str, sk_date: dt.date | None, reason: str, by: Any
) -> Formation:
    """A post of a unit has no seats from a day on, by the decision that says so."""
    tell(formation.instansi_id, f"formation:{formation.pk}", until=until.isoformat(), sk=sk_number, reason=reason)
    formation.refresh_from_db(fields=["valid"])
    if formation.valid.lower is not None and until <= formation.valid.lower:
        raise InvalidFormation(_("Tanggal berakhir harus sesudah formasi ini mulai."))
    if formation.valid.upper is not None and until > formation.valid.upper:
        raise InvalidFormation(_("Formasi ini sudah berakhir lebih dahulu."))
    formation.valid = (formation.valid.lower, until)
    formation.reason, formation.sk_number, formation.sk_date = reason, sk_number, sk_date
    formation.save()
    return formation


def _told(seats: Seats) -> dict[str, Any]:
    return {
        "approved": seats.approved,
        "need_hundredths": seats.need_hundredths,
        "sk": seats.sk_number,
        "reason": seats.reason,
    }


def _values(seats: Seats) -> dict[str, Any]:
    return {
        "approved": seats.approved,
        "need_hundredths": seats.need_hundredths,
        "sk_number": seats.sk_number,
        "sk_date": seats.sk_date,
        "source": seats.source,
        "reason": seats.reason,
    }
