"""What tests of working time need at hand: a unit, a person, a schedule given, a duty."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.worktime.models import Duty, Remote, Schedule, ScheduleDay, ScheduleFor, Shift, SpecialDay
from tests import cast


class Desk:
    """Puts decisions about days into the example region."""

    def __init__(self, region):
        self.region = region
        self.count = 0

    def unor(self, kode):
        return Unor.objects.get(kode=kode) if kode else None

    def person(self, role=cast.SARI):
        return Employee.objects.get(nip=role.nip)

    def schedule(self, days, law="SE Bupati 1/2026"):
        self.count += 1
        name = f"Jadwal {self.count}"
        made = Schedule.objects.create(instansi=self.region, kode=f"J{self.count}", name=name, law=law)
        for weekday, hours in days.items():
            starts, ends, flex, mode = (*hours, 0, 0)[:4]
            ScheduleDay.objects.create(
                instansi=self.region, schedule=made, weekday=weekday, starts=starts, ends=ends, flex=flex, mode=mode
            )
        return made

    def give(self, schedule, first, until, unor=None, to=None, seasonal=False):
        return ScheduleFor.objects.create(
            instansi=self.region, schedule=schedule, unor=self.unor(unor), employee=to, seasonal=seasonal,
            source="SE 1/2026", valid=(first, until),
        )  # fmt: skip

    def shift(self, kode, starts, ends, unor="1010"):
        return Shift.objects.get_or_create(
            instansi=self.region,
            unor=self.unor(unor),
            kode=kode,
            defaults={"name": kode, "starts": starts, "ends": ends},
        )[0]

    def duty(self, day, shift, to=None):
        return Duty.objects.create(instansi=self.region, employee=to or self.person(), day=day, shift=shift)

    def special(self, day, kind, unor=None, starts=None, ends=None, name="Hari khusus"):
        return SpecialDay.objects.create(
            instansi=self.region, unor=self.unor(unor), day=day, kind=kind, starts=starts, ends=ends, name=name,
            decision="SE 2/2026",
        )  # fmt: skip

    def remote(self, first, until, mode=1, weekdays=(), to=None):
        return Remote.objects.create(
            instansi=self.region, employee=to or self.person(), mode=mode, weekdays=list(weekdays), source="ST 3/2026",
            valid=(first, until),
        )  # fmt: skip


@pytest.fixture
def desk(tenant):
    return Desk(tenant)


def day(text):
    return dt.date.fromisoformat(text)
