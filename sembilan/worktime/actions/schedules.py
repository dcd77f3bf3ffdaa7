"""Making a schedule, giving it to a person, a unit or the region for a time, and ending that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, tell
from sembilan.worktime.actions.others import never_herself
from sembilan.worktime.models import Schedule, ScheduleDay, ScheduleFor


@action("schedule.make")
def make_schedule(
    *, instansi_id: int, name: str, law: str, flex: int, days: Mapping[int, tuple[int, int, int]], by: Any
) -> Schedule:
    """A week of hours with a name: for each day of the week when it starts, when it ends, and from where."""
    kode = slugify(name)[:40]
    tell(instansi_id, f"schedule:{kode}", law=law, flex=flex, days={str(n): list(day) for n, day in days.items()})
    if Schedule.objects.filter(kode=kode).exists():
        raise Refused(_("Sudah ada jadwal bernama itu. Beri nama lain, misalnya dengan tahunnya."))
    made = Schedule.objects.create(instansi_id=instansi_id, kode=kode, name=name, law=law)
    ScheduleDay.objects.bulk_create(
        ScheduleDay(
            instansi_id=instansi_id, schedule=made, weekday=weekday, starts=starts, ends=ends, mode=mode, flex=flex
        )
        for weekday, (starts, ends, mode) in days.items()
    )
    return made


@action("schedule.give")
def give_schedule(
    *,
    schedule: Schedule,
    unor: Unor | None = None,
    employee: Employee | None = None,
    first: dt.date,
    until: dt.date | None,
    seasonal: bool = False,
    source: str,
    by: Any,
) -> ScheduleFor:
    """Give a schedule to a person, a unit with all under it, or the whole region, by a letter."""
    whose = employee.nip if employee else unor.kode if unor else "*"
    tell(schedule.instansi_id, f"schedule:{schedule.kode}", whose=whose, first=f"{first}", until=f"{until}")
    never_herself(employee, by)
    given = ScheduleFor(
        instansi_id=schedule.instansi_id, schedule=schedule, unor=unor, employee=employee, seasonal=seasonal,
        source=source, valid=(first, until),
    )  # fmt: skip
    try:
        with transaction.atomic():
            given.save()
    except IntegrityError as clash:
        raise Refused(
            _("Pada masa itu sudah ada jadwal di tempat yang sama. Akhiri dahulu yang lama, atau ubah tanggalnya.")
        ) from clash
    return given


@action("schedule.end")
def end_giving(*, given: ScheduleFor, until: dt.date, by: Any) -> None:
    """From a day on the schedule is no longer theirs; what had not begun yet is taken back whole."""
    tell(given.instansi_id, f"schedule:{given.schedule.kode}", given=given.pk, until=f"{until}")
    never_herself(given.employee, by)
    if given.valid.upper is not None and until >= given.valid.upper:
        raise Refused(_("Pemberian ini sudah berakhir pada atau sebelum hari itu."))
    if given.valid.lower is not None and until <= given.valid.lower:
        given.delete()
        return
    given.valid = (given.valid.lower, until)
    given.save(update_fields=["valid"])
