"""Presses go by whole published months, photos after ninety days, phones long after their end; no day too early."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from sembilan.attendance.models import Press, PressVerdict
from sembilan.documents.models import StoredFile
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.presence.models import Device
from sembilan.privacy.periods import years_before
from sembilan.records.models import Superseded
from sembilan.records.tenancy import tenant as working_for
from sembilan.runs.models import Publication, Release, Run
from tests import cast
from tests.privacy.conftest import a_press, paper
from tests.privacy.test_retention import ONE, TODAY, moment, region, retention

LIMIT = years_before(TODAY, 2).replace(day=1)  # the first month that is kept
LAST = LIMIT - ONE


def publish(instansi, month):
    rules, _made = Release.objects.get_or_create(
        instansi=instansi, hash="0" * 64, defaults={"pack": "uji", "content": {}, "frozen_at": timezone.now()}
    )
    run = Run.objects.create(
        instansi=instansi, area="attendance", month=month, release=rules, step="done", actor="uji",
        started_at=timezone.now(),
    )  # fmt: skip
    Publication.objects.create(
        instansi=instansi, run=run, area="attendance", month=month, by=cast.BAYU.nip, at=timezone.now()
    )


@pytest.fixture
def pressed(own_database):
    """Presses of Sari around the limit, a verdict on the oldest; both older months published, the one before not."""
    instansi = region()
    with working_for(instansi.pk):
        sari = Employee.objects.get(nip=cast.SARI.nip)
        unpublished = LAST.replace(day=1) - ONE
        for day in (unpublished, LAST.replace(day=1), LAST, LIMIT, TODAY):
            press = a_press(instansi, sari, day)
            PressVerdict.objects.create(
                instansi=instansi, employee=sari, day=day, press_id=press.id, verdict="dihitung", reason="x", by="x"
            )
        publish(instansi, LAST.replace(day=1))
        publish(instansi, LIMIT)
    return instansi


def days(instansi, model=Press):
    with working_for(instansi.pk):
        return sorted(model.objects.filter(instansi_id=instansi.pk).values_list("day", flat=True))


def test_published_months_of_two_years_ago_go_and_no_other(pressed, capsys):
    kept = [LAST.replace(day=1) - ONE, LIMIT, TODAY]

    retention()

    assert days(pressed) == kept
    assert days(pressed, PressVerdict) == kept
    assert "attendance_press: 2" in capsys.readouterr().out


def test_a_dry_run_counts_presses_and_deletes_none(pressed, capsys):
    retention("--dry-run")

    assert len(days(pressed)) == 5
    said = capsys.readouterr().out
    assert "attendance_press: 2" in said
    assert "attendance_pressverdict: 2" in said


def test_presses_of_another_region_stay(pressed):
    other = Instansi.objects.get(kode=cast.OTHER_REGION)
    with working_for(other.pk):
        lintang = Employee.objects.get(nip=cast.LINTANG.nip)
        a_press(other, lintang, LAST)

    retention()

    assert days(other) == [LAST]


def test_photos_go_after_ninety_days_and_papers_stay(own_database):
    instansi = region()
    with working_for(instansi.pk):
        for number, (kept_by, age) in enumerate([("ponsel", 91), ("ponsel", 90), (cast.SARI.nip, 91)]):
            made = paper(instansi, cast.SARI.nip, ("red", "blue", "green")[number], f"{number}.png")
            kept_at = moment(TODAY - dt.timedelta(days=age))
            StoredFile.objects.filter(pk=made.pk).update(kept_by=kept_by, kept_at=kept_at)

    retention()

    with working_for(instansi.pk):
        assert sorted(StoredFile.objects.values_list("name", flat=True)) == ["1.png", "2.png"]


def test_a_phone_goes_three_years_after_its_end_with_its_former_versions(own_database):
    instansi, limit = region(), years_before(TODAY, 3)
    with working_for(instansi.pk):
        sari = Employee.objects.get(nip=cast.SARI.nip)
        for name, ended in (("lama", moment(limit - ONE)), ("baru", moment(limit)), ("dipakai", None)):
            made = Device.objects.create(
                instansi=instansi, employee=sari, key=b"k", install=uuid.uuid4(), label=name, active_from=timezone.now()
            )
            Device.objects.filter(pk=made.pk).update(ended_at=ended, ended_by="x")

    retention()

    with working_for(instansi.pk):
        assert sorted(Device.objects.values_list("label", flat=True)) == ["baru", "dipakai"]
        versions = Superseded.objects.filter(table="presence_device")
        assert {one.said["label"] for one in versions} == {"baru", "dipakai"}
