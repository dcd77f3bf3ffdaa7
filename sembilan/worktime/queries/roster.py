"""The month of a unit's roster as it stands, and the shifts its letters mean."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.db.models import QuerySet

from sembilan.organisation.models import Unor
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.terms.month import Month
from sembilan.worktime.models import Duty, Shift
from sembilan.worktime.rosters import FREE, Row


def shifts_for(unor: Unor, *, closed: bool = False) -> dict[str, Shift]:
    """What each letter means in a unit: its own shift, else that of the nearest unit above; closed ones too."""
    codes = [code for code in unor.path.split(".") if code]
    found = Shift.objects.filter(unor__kode__in=codes).select_related("unor")
    found = found if closed else found.filter(ended_at=None)
    return {one.kode: one for one in sorted(found, key=lambda one: len(one.unor.path))}


def people_in(unor: Unor, month: Month) -> QuerySet[Employee]:
    """Who works in a unit on some day of a month, by name."""
    there = RiwayatUnor.objects.during(month.first, month.next().first).filter(unor=unor).values("employee")
    return Employee.objects.filter(pk__in=there, status__iexact="aktif").order_by("name", "nip")


def rows(people: list[Employee], month: Month) -> list[Row]:
    """The letters of some people in a month."""
    letters: dict[int, dict[dt.date, str]] = defaultdict(dict)
    found = Duty.objects.filter(employee__in=people, day__range=(month.first, month.last))
    for whose, day, kode, shift in found.values_list("employee", "day", "shift__kode", "shift"):
        letters[whose][day] = kode if shift else FREE
    return [Row(one, letters[one.pk]) for one in people]
