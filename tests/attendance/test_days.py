"""Months counted by hand: every source of a punch, every kind of day, as they reach the rules and come out of them."""

from __future__ import annotations

import datetime as dt
import importlib
import uuid
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from sembilan.attendance.models import ClockOffset, Correction, Fault, Press, PressVerdict, Terminal, TerminalPin
from sembilan.attendance.queries.gather import gather
from sembilan.attendance.queries.picture import picture
from sembilan.organisation.models import Unor, WorkPlace
from sembilan.people.models import Employee
from sembilan.runs import actions, files, machine
from sembilan.runs.models import Remark
from sembilan.terms.frames.attendance import AREA
from sembilan.terms.month import Month
from sembilan.worktime.models import Duty, Remote, Schedule, ScheduleDay, ScheduleFor, Shift, SpecialDay
from tests import cast
from tests.runs.month import OCTOBER, SINCE, WORKDAYS, leave, moment, tap

SARI = int(cast.SARI.nip)
gathering = importlib.import_module("sembilan.attendance.queries.gather")


@pytest.fixture
def sari_record(tenant):
    return Employee.objects.select_related("instansi").get(nip=cast.SARI.nip)


@pytest.fixture
def terminal(tenant, sari_record):
    TerminalPin.objects.create(instansi=tenant, pin=7, employee=sari_record, valid=SINCE)
    return Terminal.objects.create(instansi=tenant, kode="D1", zone="Asia/Jakarta")


def on_time(region, terminal, days=WORKDAYS, but=()):
    for day in days:
        if day.day not in but:
            tap(region, terminal, 7, moment(day, 7, 20), moment(day, 16, 45))


def press(region, employee, at, meaning=1, decision=0, **more):
    return Press.objects.create(
        instansi_id=region.pk, day=at.astimezone(ZoneInfo(region.zone)).date(), id=uuid.uuid4(),
        employee_id=employee.pk, meaning=meaning, at=at, pressed_at=at, sent_at=at, received_at=at, device_id=1,
        decision=decision, reasons={}, photo_sha256="", signature=b"", **more,
    )  # fmt: skip


def correct(region, employee, kind, day, state="disetujui", **hours):
    return Correction.objects.create(
        instansi=region, employee=employee, kind=kind, day=day, reason="Rapat", state=state, token=uuid.uuid4(), **hours
    )


def counts(employee, month=OCTOBER):
    """What the live month comes to, without what there is none of."""
    return {name: value for name, value in picture(employee, month).results.items() if value and name != "nip"}


def punches(region, month=OCTOBER, nip=SARI):
    held = gather(region, month, [nip]).frames["punch"].sort("date", "second")
    return [(date.day, second) for date, second in held.select("date", "second").iter_rows()]


def test_a_month_of_five_days_with_everything_in_it(tenant, sari_record, terminal):
    on_time(tenant, terminal, but=(1, 2, 5, 6, 7, 8, 9, 13, 14, 15, 16, 19, 20))
    tap(tenant, terminal, 7, moment(dt.date(2026, 10, 1), 7, 45), moment(dt.date(2026, 10, 1), 16, 0))  # five minutes
    tap(tenant, terminal, 7, moment(dt.date(2026, 10, 2), 7, 20), moment(dt.date(2026, 10, 2), 16, 0))  # 30 early
    leave(tenant, sari_record, "cuti tahunan", 5, 6)
    leave(tenant, sari_record, "dinas luar", 7, 8)
    # 9: nothing at all
    correct(tenant, sari_record, "lupa", dt.date(2026, 10, 13), datang=440, pulang=970)
    correct(tenant, sari_record, "lupa", dt.date(2026, 10, 14), state="ditolak", datang=440, pulang=970)
    tap(tenant, terminal, 7, moment(dt.date(2026, 10, 15), 10, 0), moment(dt.date(2026, 10, 15), 16, 0))
    correct(tenant, sari_record, "izin datang", dt.date(2026, 10, 15))
    press(tenant, sari_record, moment(dt.date(2026, 10, 16), 7, 25))
    press(tenant, sari_record, moment(dt.date(2026, 10, 16), 16, 31), meaning=2)
    tap(tenant, terminal, 7, moment(dt.date(2026, 10, 19), 9, 10), moment(dt.date(2026, 10, 19), 16, 0))
    fault = {"since": moment(dt.date(2026, 10, 19), 7, 0), "until": moment(dt.date(2026, 10, 19), 8, 50)}
    Fault.objects.create(instansi=tenant, reason="Server", by="x", **fault)
    tap(tenant, terminal, 7, moment(dt.date(2026, 10, 20), 16, 0))  # never came, as far as anybody knows

    assert counts(sari_record) == {
        "hari_kerja": 22, "hadir": 16, "cuti": 2, "dinas": 2, "tk": 2, "tl1": 1, "tl4": 1, "psw1": 1,
        "menit_tl": 15 + 270, "menit_psw": 30,
    }  # fmt: skip


def test_six_days_by_a_schedule_of_ones_own(tenant, sari_record, terminal):
    schedule = Schedule.objects.create(instansi=tenant, kode="6", name="Enam hari", law="SK")
    for weekday in range(1, 7):
        ends = 780 if weekday == 6 else 870
        ScheduleDay.objects.create(instansi=tenant, schedule=schedule, weekday=weekday, starts=450, ends=ends)
    ScheduleFor.objects.create(instansi=tenant, schedule=schedule, employee=sari_record, valid=SINCE, source="SK")
    for number in range(1, 32):
        day = dt.date(2026, 10, number)
        tap(tenant, terminal, 7, moment(day, 7, 20), moment(day, 13 if day.weekday() == 5 else 14, 31))

    assert counts(sari_record) == {"hari_kerja": 27, "hadir": 27}  # 22 and five Saturdays


def test_a_night_belongs_to_the_day_it_began_over_the_end_of_a_month(tenant, sari_record, terminal):
    shift = Shift.objects.create(
        instansi=tenant, unor=Unor.objects.get(kode="1010"), kode="M", name="Malam", starts=1260, ends=1860
    )
    last = dt.date(2026, 10, 31)
    for day in (last, dt.date(2026, 9, 30)):
        Duty.objects.create(instansi=tenant, employee=sari_record, day=day, shift=shift)
        tap(tenant, terminal, 7, moment(day, 20, 55), moment(day + dt.timedelta(1), 7, 10))

    assert (31, 31 * 3600 + 600) in punches(tenant)
    assert all(day != 1 for day, _second in punches(tenant))
    row = picture(sari_record, OCTOBER).rows[last]
    assert (row["is_working_day"], row["tl"], row["psw"], row["is_tk"]) == (True, 0, 0, False)


def test_on_the_last_night_of_a_year_nothing_is_lost(tenant, sari_record, terminal, monkeypatch):
    monkeypatch.setattr(gathering, "now", lambda: moment(dt.date(2027, 1, 15), 8, 0))
    shift = Shift.objects.create(
        instansi=tenant, unor=Unor.objects.get(kode="1010"), kode="M", name="Malam", starts=1260, ends=1860
    )
    day = dt.date(2026, 12, 31)
    Duty.objects.create(instansi=tenant, employee=sari_record, day=day, shift=shift)
    tap(tenant, terminal, 7, moment(day, 21, 31), moment(dt.date(2027, 1, 1), 6, 0))

    row = picture(sari_record, Month(2026, 12)).rows[day]

    assert (row["late_minutes"], row["early_minutes"]) == (31, 60)
    assert punches(tenant, Month(2027, 1)) == []


def test_ramadan_half_days_and_days_from_home(tenant, sari_record, terminal):
    ramadan = Schedule.objects.create(instansi=tenant, kode="R", name="Ramadan", law="SE")
    for weekday in range(1, 6):
        ScheduleDay.objects.create(instansi=tenant, schedule=ramadan, weekday=weekday, starts=480, ends=900)
    fasting = (dt.date(2026, 10, 5), dt.date(2026, 10, 10))
    ScheduleFor.objects.create(instansi=tenant, schedule=ramadan, seasonal=True, valid=fasting, source="SE")
    half = {"kind": SpecialDay.Kind.SETENGAH, "name": "Setengah hari", "ends": 690, "decision": "SE"}
    SpecialDay.objects.create(instansi=tenant, day=dt.date(2026, 10, 14), **half)
    home = (dt.date(2026, 10, 15), dt.date(2026, 10, 17))
    Remote.objects.create(instansi=tenant, employee=sari_record, mode=1, weekdays=[], valid=home, source="ST")
    on_time(tenant, terminal, but=(5, 6, 7, 8, 9, 14, 16))
    for number in (5, 6, 7, 8, 9):
        day = dt.date(2026, 10, number)
        tap(tenant, terminal, 7, moment(day, 7, 59), moment(day, 15, 0))
    tap(tenant, terminal, 7, moment(dt.date(2026, 10, 14), 7, 20), moment(dt.date(2026, 10, 14), 11, 35))

    assert counts(sari_record) == {"hari_kerja": 22, "hadir": 21, "tk": 1, "wfh": 1}


def test_an_offset_corrects_what_is_reckoned_and_never_the_line(tenant, sari_record, terminal):
    day = WORKDAYS[0]
    tap(tenant, terminal, 7, moment(day, 7, 50), moment(day, 16, 0))
    span = {"since": moment(day, 6, 0), "until": moment(day, 12, 0)}
    wrong = ClockOffset.objects.create(instansi=tenant, terminal=terminal, seconds=1200, reason="Cepat", by="x", **span)
    assert punches(tenant) == [(1, 27_000), (1, 57_600)]

    wrong.withdrawn_at = moment(day, 20, 0)
    wrong.save()

    assert punches(tenant) == [(1, 28_200), (1, 57_600)]


def test_an_offset_over_midnight_moves_the_line_to_its_own_day(tenant, sari_record, terminal):
    tap(tenant, terminal, 7, moment(dt.date(2026, 10, 2), 0, 10), moment(dt.date(2026, 11, 1), 0, 5))
    span = {"since": moment(dt.date(2026, 9, 30), 6, 0), "until": moment(dt.date(2026, 11, 3), 12, 0)}
    ClockOffset.objects.create(instansi=tenant, terminal=terminal, seconds=1200, reason="Cepat", by="x", **span)

    assert punches(tenant) == [(1, 86_400 - 600), (31, 86_400 - 900)]


def test_the_newest_verdict_decides_about_a_press(tenant, sari_record):
    day = WORKDAYS[0]
    refused = press(tenant, sari_record, moment(day, 7, 20), decision=2)
    doubtful = press(tenant, sari_record, moment(day, 16, 10), meaning=2, decision=1)
    assert punches(tenant) == [(1, 58_200)]

    for one, *verdicts in ((refused, "tidak dihitung", "dihitung"), (doubtful, "dihitung", "tidak dihitung")):
        for verdict in verdicts:
            PressVerdict.objects.create(
                instansi=tenant, employee=sari_record, day=day, press_id=one.id, verdict=verdict, reason="x", by="x"
            )

    assert punches(tenant) == [(1, 26_400)]


@pytest.mark.parametrize(
    ("zone", "hour"), [("", 7), ("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)], ids=str
)
def test_a_press_is_read_by_the_clock_of_its_place(tenant, sari_record, zone, hour):
    place = WorkPlace.objects.create(
        instansi=tenant, kode="P", name="Kantor", latitude=0, longitude=110, radius_metres=50, zone=zone
    )
    press(tenant, sari_record, moment(WORKDAYS[0], 7, 30), place_id=place.pk)

    assert punches(tenant) == [(1, hour * 3600 + 1800)]


def test_faults_that_overlap_are_one_and_only_the_touched_unit_is_healed(tenant, sari_record):
    day = dt.date(2026, 10, 5)
    unit = Unor.objects.get(kode="1010")
    for first, last in ((7, 8), (8, 9), (15, 16), (20, 21)):
        Fault.objects.create(
            instansi=tenant, unor=unit, since=moment(day, first, 0), until=moment(day, last, 30), reason="x", by="x"
        )

    held = gather(tenant, OCTOBER).frames["day"].filter(pl.col("fault_from").is_not_null())

    row = held.filter(pl.col("nip") == SARI).row(0, named=True)
    assert (row["fault_from"], row["fault_until"]) == (7 * 3600, 9 * 3600 + 1800)
    assert row["fault2_from"] in (15 * 3600, 20 * 3600)
    assert int(cast.AGUS.nip) not in held["nip"]


@pytest.mark.parametrize(("zone", "hour"), [("Asia/Jakarta", 7), ("Asia/Makassar", 8)])
def test_a_fault_is_a_time_of_the_world_read_by_the_clock_of_the_units_terminal(tenant, sari_record, zone, hour):
    day, unit = dt.date(2026, 10, 5), Unor.objects.get(kode="1010")
    Terminal.objects.create(instansi=tenant, kode="D9", zone=zone, unor=unit)
    Fault.objects.create(
        instansi=tenant, unor=None, since=moment(day, 7, 0), until=moment(day, 8, 0), reason="x", by="x"
    )

    held = gather(tenant, OCTOBER).frames["day"].filter(pl.col("fault_from").is_not_null())

    spans = {nip: (first // 3600, last // 3600) for nip, first, last in
             held.select("nip", "fault_from", "fault_until").iter_rows()}  # fmt: skip
    assert spans[SARI] == (hour, hour + 1)
    assert spans[int(cast.AGUS.nip)] == (7, 8)


def test_an_open_month_ends_yesterday_and_its_coming_days_are_no_absence(tenant, sari_record, terminal, monkeypatch):
    monkeypatch.setattr(gathering, "now", lambda: moment(dt.date(2026, 10, 8), 9, 0))
    on_time(tenant, terminal)

    assert counts(sari_record) == {"hari_kerja": 5, "hadir": 5}
    assert gather(tenant, OCTOBER, [SARI]).frames["day"]["date"].max() == dt.date(2026, 10, 7)


def test_a_month_of_the_leap_day_has_it(tenant, sari_record):
    assert dt.date(2024, 2, 29) in gather(tenant, Month(2024, 2), [SARI]).frames["day"]["date"]


def test_one_persons_frames_are_hers_out_of_everybodys(tenant, sari_record, terminal):
    on_time(tenant, terminal)
    press(tenant, sari_record, moment(WORKDAYS[0], 7, 10))
    Duty.objects.create(instansi=tenant, employee=sari_record, day=dt.date(2026, 10, 10), shift=None)

    alone, all_of_them = gather(tenant, OCTOBER, [SARI]).frames, gather(tenant, OCTOBER).frames

    for grain, like in AREA.inputs.items():
        mine = all_of_them[grain].filter(pl.col("nip") == SARI)
        assert files.sorted_frame(alone[grain], like).equals(files.sorted_frame(mine, like))


def test_a_region_that_uses_none_of_it_has_the_plain_columns(tenant, sari_record, terminal):
    on_time(tenant, terminal)

    held = gather(tenant, OCTOBER).frames

    assert files.sorted_frame(held["day"], AREA.inputs["day"]).columns == ["nip", "date", "is_holiday", "excused"]
    assert files.sorted_frame(held["punch"], AREA.inputs["punch"]).columns == ["nip", "date", "second"]


def test_who_presses_by_phone_needs_no_pin_and_her_unit_is_not_silent(tenant, sari_record):
    for one in Employee.objects.exclude(nip=cast.AGUS.nip):
        press(tenant, one, moment(WORKDAYS[0], 7, 20))

    run = machine.compute(tenant, "attendance", OCTOBER, by="cli:uji")

    told = Remark.objects.filter(run=run)
    assert list(told.filter(code="pin_missing").values_list("nip", flat=True)) == [cast.AGUS.nip]
    assert not told.filter(code="unit_day_absent").exists()


def test_a_month_is_published_only_from_a_run_that_saw_all_its_days(tenant, bayu, monkeypatch):
    from django.utils import timezone

    run = machine.compute(tenant, "attendance", OCTOBER, by=bayu)
    run.started_at = moment(dt.date(2026, 10, 30), 8, 0)
    run.save()
    with pytest.raises(actions.Refused, match="sebelum bulan 2026-10 berakhir"):
        actions.publish(run=run, by=bayu)

    monkeypatch.setattr(timezone, "now", lambda: moment(dt.date(2026, 10, 31), 23, 0))
    with pytest.raises(actions.Refused, match="belum berakhir"):
        actions.publish(run=run, by=bayu)


def test_each_night_the_open_month_is_computed_and_the_last_one_until_it_is_published(tenant, monkeypatch):
    from sembilan.attendance import jobs
    from sembilan.attendance.forms import months

    monkeypatch.setattr(months, "now", lambda: moment(dt.date(2026, 11, 22), 2, 0))
    assert jobs.due(tenant) == [OCTOBER, Month(2026, 11)]
    monkeypatch.setattr(months, "now", lambda: moment(dt.date(2026, 11, 1), 2, 0))

    assert jobs.due(tenant) == [Month(2026, 9), OCTOBER]
