"""After a month is published: whom each later decision may have changed, by name, and nobody else."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from sembilan.attendance import jobs, month
from sembilan.attendance.actions import corrections
from sembilan.attendance.models import ClockOffset, CorrectionStep, Fault, Press, PressVerdict, Terminal, TerminalPin
from sembilan.attendance.queries import changed
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.models import Event
from sembilan.runs import machine
from sembilan.runs.models import Publication, Run
from sembilan.terms.month import Month
from sembilan.worktime.models import Duty, Muster, Remote, Schedule, ScheduleFor, SpecialDay
from tests import cast
from tests.attendance.test_days import correct
from tests.runs.month import OCTOBER, SINCE, leave, moment, tap

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 10, 6)
LONG_AGO = moment(dt.date(2026, 9, 1), 8, 0)
UNIT = {cast.SARI.nip, cast.BUDI.nip, cast.DEWI.nip}


@pytest.fixture
def published(tenant, bayu):
    """October, published an hour before the records the test makes now."""
    run = machine.compute(tenant, "attendance", OCTOBER, by=bayu)
    at = timezone.now() - dt.timedelta(hours=1)
    return Publication.objects.create(
        instansi=tenant, run=run, area="attendance", month=OCTOBER.first, by=bayu.nip, at=at
    )


@pytest.fixture
def sari_record(tenant):
    return Employee.objects.select_related("instansi").get(nip=cast.SARI.nip)


def week(region):
    return Schedule.objects.create(instansi=region, kode="r", name="R", law="SE")


def unit():
    return Unor.objects.get(kode="1010")


def given(region, first, until, **whose):
    return ScheduleFor.objects.create(
        instansi=region, schedule=week(region), source="SE", valid=(first, until), **whose
    )


def special(region, **more):
    return SpecialDay.objects.create(instansi=region, day=DAY, kind="apel", name="Apel", decision="SE", **more)


def offset(region, sari):
    terminal = Terminal.objects.create(instansi=region, kode="D1", zone="Asia/Jakarta")
    TerminalPin.objects.create(instansi=region, pin=7, employee=sari, valid=SINCE)
    tap(region, terminal, 7, moment(DAY, 7, 20))
    ClockOffset.objects.create(
        instansi=region, terminal=terminal, since=moment(DAY, 0, 0), until=moment(DAY, 12, 0), seconds=60, reason="x",
        by="x",
    )  # fmt: skip


def fault(region, unor):
    Fault.objects.create(
        instansi=region, unor=unor, since=moment(DAY, 7, 0), until=moment(DAY, 9, 0), reason="Listrik", by="x"
    )


DECIDED = {
    "a schedule of one person": (lambda r, s: given(r, DAY, None, employee=s), {cast.SARI.nip}),
    "a schedule of a unit": (lambda r, s: given(r, DAY, None, unor=unit()), UNIT),
    "a schedule of a later month": (lambda r, s: given(r, dt.date(2026, 11, 1), None, employee=s), set()),
    "a duty": (lambda r, s: Duty.objects.create(instansi=r, employee=s, day=DAY, shift=None), {cast.SARI.nip}),
    "a letter": (
        lambda r, s: Remote.objects.create(
            instansi=r, employee=s, mode=1, source="ST", valid=(DAY, DAY + dt.timedelta(3))
        ),
        {cast.SARI.nip},
    ),
    "a special day of a unit": (lambda r, s: special(r, unor=unit()), UNIT),
    "leave": (lambda r, s: _away(r, s, "file:cuti.xlsx"), {cast.SARI.nip}),
    "an approved leave": (lambda r, s: _away(r, s, f"leave:{s.nip}"), {cast.SARI.nip}),
    "a press that came late": (lambda r, s: _late(r, s, 0), {cast.SARI.nip}),
    "a refused press": (lambda r, s: _late(r, s, 2), set()),
    "a verdict": (
        lambda r, s: PressVerdict.objects.create(
            instansi=r, employee=s, day=DAY, press_id=uuid.uuid4(), verdict="dihitung", reason="x", by="x"
        ),
        {cast.SARI.nip},
    ),
    "an offset": (offset, {cast.SARI.nip}),
    "a fault of a unit": (lambda r, s: fault(r, unit()), UNIT),
    "a request that waits": (lambda r, s: correct(r, s, "lupa", DAY, state="diajukan", datang=450), set()),
}


def _away(region, sari, target):
    leave(region, sari, "cuti tahunan", 6, 7)
    verb = "file.load" if target.startswith("file") else "leave.decide"
    Event.objects.create(
        instansi=region, at=timezone.now(), actor="x", verb=verb, target=target, data={"kind": "cuti", "taken": 1}
    )


def _late(region, sari, decision):
    at, now = moment(DAY, 7, 20), timezone.now()
    Press.objects.create(
        instansi_id=region.pk, day=DAY, id=uuid.uuid4(), employee_id=sari.pk, meaning=1, at=at, pressed_at=at,
        sent_at=now, received_at=now, device_id=1, decision=decision, reasons={}, photo_sha256="", signature=b"",
    )  # fmt: skip


@pytest.mark.parametrize("name", DECIDED)
def test_whom_a_later_decision_touches(tenant, published, sari_record, name):
    act, expected = DECIDED[name]

    act(tenant, sari_record)

    assert changed.people(published) == expected


def test_an_approved_correction_names_its_person(tenant, published, sari_record, budi):
    asked = correct(tenant, sari_record, "lupa", DAY, state="diajukan", datang=450)
    CorrectionStep.objects.create(instansi=tenant, correction=asked, state="diajukan", by=cast.SARI.nip)
    corrections.decide(correction=asked, state="disetujui", text="", by=budi)

    assert changed.people(published) == {cast.SARI.nip}


def test_a_schedule_that_ends_after_the_month_changes_nobody_and_one_that_ends_in_it_does(
    tenant, bayu, sari_record, published
):
    held = given(tenant, dt.date(2026, 1, 1), None, employee=sari_record, recorded_at=LONG_AGO)
    held.valid = (dt.date(2026, 1, 1), dt.date(2026, 12, 1))
    held.save()
    assert changed.people(published) == set()

    held.valid = (dt.date(2026, 1, 1), DAY)
    held.save()

    assert changed.people(published) == {cast.SARI.nip}


def test_a_roll_corrected_names_whose_line_it_is(tenant, published, sari_record):
    line = Muster.objects.create(
        instansi=tenant,
        special_day=special(tenant, recorded_at=LONG_AGO),
        employee=sari_record,
        was_there=True,
        by="x",
        recorded_at=LONG_AGO,
    )
    assert changed.people(published) == set()

    line.was_there = False
    line.save()

    assert changed.people(published) == {cast.SARI.nip}


def test_lines_that_came_later_are_counted_by_the_days_they_are_of(tenant, published, client_of, bayu, monkeypatch):
    def came(verb, **data):
        Event.objects.create(instansi=tenant, at=timezone.now(), actor="x", verb=verb, target="terminal:D1", data=data)

    came("clocking.take", new=12, first="2026-10-29", last="2026-11-02")
    came("clocking.take", new=90, first="2026-11-01", last="2026-11-02")
    came("clocking.take", new=0, first=None, last=None)
    came("file.load", kind="attlog", taken=30, months=["2026-10", "2026-11"])
    came("file.load", kind="attlog", taken=70, months=["2026-11"])
    monkeypatch.setattr(changed, "today", lambda: dt.date(2026, 11, 22))

    assert changed.since_publication(bayu) == [changed.Changed(OCTOBER, 0, 42)]
    assert "baris mesin dari bulan 2026-10 masuk sesudah diterbitkan" in client_of(bayu).get("/").content.decode()


def test_a_month_nothing_happened_to_is_no_task(tenant, published, bayu, monkeypatch):
    monkeypatch.setattr(changed, "today", lambda: dt.date(2026, 11, 22))

    assert changed.since_publication(bayu) == []
    assert month._tasks(changed.Changed(OCTOBER, 0)) == []


def test_the_night_computes_what_is_due(tenant, monkeypatch):
    months = [OCTOBER, Month(2026, 11)]
    monkeypatch.setattr(jobs, "due", lambda instansi: months if instansi.pk == tenant.pk else [])
    before = set(Run.objects.values_list("pk", flat=True))

    jobs.night(0)

    made = Run.objects.exclude(pk__in=before).filter(area="attendance").order_by("month")
    assert [(one.month, one.step) for one in made] == [(one.first, Run.Step.DONE) for one in months]
