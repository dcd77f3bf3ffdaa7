"""What attendance hands to the rules: days, excuses and clockings, each at the right place and time."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from sembilan.attendance import batch, queries
from sembilan.attendance.models import Terminal, TerminalPin
from sembilan.people.models import Employee
from sembilan.runs import machine
from sembilan.runs.models import Remark
from sembilan.runs.part import Asked
from sembilan.terms.month import Month
from tests import cast
from tests.runs.month import OCTOBER, SINCE, WORKDAYS, build, leave, moment, tap

SARI = int(cast.SARI.nip)


def frames(region):
    return batch.inputs(Asked(region, OCTOBER, {})).frames


@pytest.fixture
def sari_record(tenant):
    return Employee.objects.get(nip=cast.SARI.nip)


def test_everybody_has_every_day_of_the_month(tenant):
    given = frames(tenant)

    people = Employee.objects.count()
    assert given["day"].height == people * 31
    assert given["month"].height == people
    assert not given["month"]["has_pin"].any()


def test_someone_who_left_or_is_not_yet_here_does_not_count(tenant):
    Employee.objects.filter(nip=cast.AGUS.nip).update(status="Pensiun")
    Employee.objects.filter(nip=cast.BUDI.nip).update(tmt_cpns=dt.date(2026, 11, 1))
    Employee.objects.filter(nip=cast.SARI.nip).update(tmt_cpns=dt.date(2026, 10, 31))

    there = set(frames(tenant)["month"]["nip"])

    assert SARI in there
    assert not there & {int(cast.AGUS.nip), int(cast.BUDI.nip)}


def test_national_holidays_are_told_and_cuti_bersama_is_not_among_them():
    march, august = queries.holiday_dates(Month(2026, 3)), queries.holiday_dates(Month(2026, 8))

    assert august == {dt.date(2026, 8, 17), dt.date(2026, 8, 25)}
    assert dt.date(2026, 3, 19) in march
    assert dt.date(2026, 3, 18) not in march


def excused(region):
    rows = frames(region)["day"].filter((pl.col("nip") == SARI) & (pl.col("excused") > 0))
    return {date.day: why for date, why in rows.select("date", "excused").iter_rows()}


def test_leave_comes_before_travel_on_the_same_day(tenant, sari_record):
    leave(tenant, sari_record, "dinas luar", 5, 7)
    leave(tenant, sari_record, "cuti tahunan", 6, 6)

    assert excused(tenant) == {5: 2, 6: 1, 7: 2}


@pytest.mark.parametrize("decision", ["ditolak", "diajukan"])
def test_leave_that_was_not_approved_excuses_nothing(tenant, sari_record, decision):
    leave(tenant, sari_record, "cuti tahunan", 5, 7, decision)

    assert excused(tenant) == {}


def test_leave_over_the_end_of_a_month_excuses_only_its_days(tenant, sari_record):
    from sembilan.attendance.models import Absence

    Absence.objects.create(
        instansi=tenant, employee=sari_record, kind="cuti besar", decision="disetujui",
        first=dt.date(2026, 9, 28), last=dt.date(2026, 10, 2),
    )  # fmt: skip

    assert excused(tenant) == {1: 1, 2: 1}


def taps_of(region, nip=SARI):
    rows = frames(region)["punch"].filter(pl.col("nip") == nip).sort("date", "second")
    return [(date.day, second) for date, second in rows.select("date", "second").iter_rows()]


@pytest.fixture
def terminal(tenant, sari_record):
    TerminalPin.objects.create(instansi=tenant, pin=7, employee=sari_record, valid=SINCE)
    return Terminal.objects.create(instansi=tenant, kode="D1", zone="Asia/Jakarta")


def test_a_month_begins_and_ends_at_local_midnight(tenant, terminal):
    september, october, november = dt.date(2026, 9, 30), dt.date(2026, 10, 1), dt.date(2026, 11, 1)
    last = dt.date(2026, 10, 31)
    tap(tenant, terminal, 7, moment(september, 23, 59, 59), moment(october, 0, 0), moment(last, 23, 59, 59))
    tap(tenant, terminal, 7, moment(november, 0, 0))

    assert taps_of(tenant) == [(1, 0), (31, 86_399)]


def test_each_terminal_speaks_its_own_time(tenant, terminal):
    east = Terminal.objects.create(instansi=tenant, kode="D2", zone="Asia/Jayapura")
    day = WORKDAYS[0]
    tap(tenant, terminal, 7, moment(day, 7, 30))
    tap(tenant, east, 7, moment(day, 7, 45, zone="Asia/Jayapura"))

    assert taps_of(tenant) == [(1, 27_000), (1, 27_900)]


def test_a_pin_counts_for_whoever_held_it_that_day(tenant, terminal):
    agus = Employee.objects.get(nip=cast.AGUS.nip)
    TerminalPin.objects.filter(pin=7).update(valid=(dt.date(2020, 1, 1), dt.date(2026, 10, 6)))
    TerminalPin.objects.create(instansi=tenant, pin=7, employee=agus, valid=(dt.date(2026, 10, 6), None))
    tap(tenant, terminal, 7, moment(dt.date(2026, 10, 5), 7, 0), moment(dt.date(2026, 10, 6), 7, 0))

    assert taps_of(tenant) == [(5, 25_200)]
    assert taps_of(tenant, int(cast.AGUS.nip)) == [(6, 25_200)]


def test_clockings_of_nobodys_pin_are_noticed(tenant, terminal):
    tap(tenant, terminal, 999, moment(WORKDAYS[0], 7, 0), moment(WORKDAYS[1], 7, 0))

    given = batch.inputs(Asked(tenant, OCTOBER, {}))

    assert given.frames["punch"].is_empty()
    assert [(one.code, dict(one.params)) for one in given.noticed] == [("pin_unknown", {"pin": 999, "count": 2})]


def test_a_unit_of_which_nobody_clocked_on_a_working_day_is_told(tenant):
    from sembilan.organisation.models import Unor
    from sembilan.people.models import RiwayatUnor

    people = build(tenant)
    lonely = Unor.objects.get(kode="4000")
    for nip in (cast.SARI.nip, cast.BUDI.nip):
        RiwayatUnor.objects.filter(employee=people[nip]).update(unor=lonely)
    day = WORKDAYS[2]
    forget(tenant, people, lonely, day)

    run = machine.compute(tenant, "attendance", OCTOBER, by="cli:uji")

    assert [one.params for one in Remark.objects.filter(run=run, code="unit_day_absent")] == [
        {"unor": "4000", "unit": lonely.name, "people": 3, "date": str(day)}
    ]


def forget(region, people, unor, day):
    """The machine of a unit kept nothing of a day: its people's PINs hold nothing then."""
    from sembilan.people.models import RiwayatUnor

    there = RiwayatUnor.objects.filter(unor=unor).values_list("employee_id", flat=True)
    for pin in TerminalPin.objects.filter(employee_id__in=list(there)):
        later = day + dt.timedelta(1)
        TerminalPin.objects.filter(id=pin.id).update(valid=(dt.date(2020, 1, 1), day))
        TerminalPin.objects.create(instansi=region, pin=pin.pin, employee_id=pin.employee_id, valid=(later, None))
