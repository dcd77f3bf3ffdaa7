"""Declaring that people of a place could not press or clock for a time, and taking that back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.attendance.models import Fault
from sembilan.attendance.queries import faults
from sembilan.organisation.models import Instansi, Unor
from sembilan.records.actions import Refused, action, actor_name, done_before, tell

MOST_DAYS = 7


@action("fault.declare")
def declare(
    *, instansi: Instansi, unor: Unor | None, since: dt.datetime, until: dt.datetime, reason: str, by: Any
) -> Fault:
    """Declare a fault once, for a unit with all under it or for everybody; it heals whom it touched."""
    place = unor.kode if unor else ""
    tell(instansi.pk, f"fault:{place}", since=since.isoformat(), until=until.isoformat(), reason=reason)
    check(instansi, unor, since, until, by)
    said = {"instansi": instansi, "unor": unor, "since": since, "until": until}
    if before := Fault.objects.filter(**said, withdrawn_at=None).first():
        done_before()
        return before
    return Fault.objects.create(**said, reason=reason, by=actor_name(by))


@action("fault.withdraw")
def withdraw(*, fault: Fault, reason: str, by: Any) -> Fault:
    """Take a declaration back: it heals nobody any more, and stays in the list with its reason in the log."""
    tell(fault.instansi_id, f"fault:{fault.pk}", reason=reason)
    held = Fault.objects.select_for_update(of=("self",)).select_related("unor").get(pk=fault.pk)
    _allowed(by, held.unor)
    if held.withdrawn_at is not None:
        done_before()
        return held
    if not reason.strip():
        raise Refused(_("Tulis alasan pencabutan."))
    held.withdrawn_at, held.withdrawn_by = timezone.now(), actor_name(by)
    held.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return held


def check(instansi: Instansi, unor: Unor | None, since: dt.datetime, until: dt.datetime, by: Any) -> None:
    """Refuse what cannot be a fault."""
    _allowed(by, unor)
    if until <= since:
        raise Refused(_("Gangguan harus berakhir sesudah mulainya."))
    if since > timezone.now():
        raise Refused(_("Gangguan yang belum terjadi tidak dapat ditetapkan."))
    if until - since > dt.timedelta(days=MOST_DAYS):
        raise Refused(_("Satu gangguan paling lama %(days)s hari. Bagi menjadi beberapa.") % {"days": MOST_DAYS})


def _allowed(by: Any, unor: Unor | None) -> None:
    if not faults.may_declare_at(by, unor):
        raise Refused(_("Anda tidak berhak menetapkan gangguan di tempat itu."))
