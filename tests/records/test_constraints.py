"""The last word is the database's: what may not be at the same time, what must be a first day, what is once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import IntegrityError, transaction

from sembilan.allowance.models import TppKelas
from sembilan.attendance.models import Absence, TerminalPin
from sembilan.discipline.models import Sanction
from sembilan.formation.models import Formation
from sembilan.organisation.models import Delegation, Grant, Jabatan, RegionParameter, Unor, WorkPlace
from sembilan.people.models import Acting, Employee, RiwayatGolongan, RiwayatJabatan, RiwayatUnor
from sembilan.performance.models import DailyActivity, PeriodicRating
from sembilan.presence.models import PlaceFor
from sembilan.skp.models import Skp
from sembilan.worktime.models import Remote, Schedule, ScheduleFor
from tests import cast

pytestmark = pytest.mark.django_db

SPAN = (dt.date(2030, 1, 1), dt.date(2031, 1, 1))
AFTER = (dt.date(2031, 1, 1), dt.date(2032, 1, 1))
ACROSS = (dt.date(2030, 6, 1), dt.date(2032, 1, 1))
JAN = dt.date(2030, 1, 1)


@pytest.fixture
def of_agus(tenant):
    """Agus with a history that ended long before, so that a test's own spans meet nothing."""
    agus = Employee.objects.get(name="Agus Pratama")
    for history in (RiwayatGolongan, RiwayatJabatan, RiwayatUnor):
        history.objects.filter(employee=agus).update(valid=(dt.date(2020, 1, 1), dt.date(2021, 1, 1)))
    return {"instansi": tenant, "employee": agus}


def _golongan(of):
    return RiwayatGolongan, of | {"golongan": "III/a"}


def _jabatan(of):
    return RiwayatJabatan, of | {"jabatan": Jabatan.objects.get(kode="J100")}


def _unor(of):
    return RiwayatUnor, of | {"unor": Unor.objects.get(kode="2000")}


def _acting(of):
    return Acting, of | {"kind": "plh", "unor": Unor.objects.get(kode="2000")}


def _delegation(of):
    nips = {"from_nip": cast.BUDI.nip, "to_nip": cast.AGUS.nip}
    unor = Unor.objects.get(kode="1010")
    return Delegation, {"instansi": of["instansi"], **nips, "role": "penilai", "unor": unor, "reason": "Cuti"}


def _grant(of):
    unor = Unor.objects.get(kode="2000")
    return Grant, {"instansi": of["instansi"], "nip": cast.AGUS.nip, "role": "pengelola", "unor": unor}


def _formation(of):
    place = {"unor": Unor.objects.get(kode="2000"), "jabatan": Jabatan.objects.get(kode="J100")}
    return Formation, {"instansi": of["instansi"], **place, "approved": 2}


def _parameter(of):
    return RegionParameter, {"instansi": of["instansi"], "name": "x.y", "value": "1", "source": "s"}


def _tpp_kelas(of):
    money = {"tukin_bpk": 1, "beban_kerja_bp": 0, "kondisi_kerja_bp": 0}
    return TppKelas, {"instansi": of["instansi"], "kelas": 3, **money}


def _pin(of):
    return TerminalPin, of | {"pin": 77}


def _schedule_for(of):
    schedule = Schedule.objects.get_or_create(instansi=of["instansi"], kode="x", name="x", law="x")[0]
    return ScheduleFor, of | {"schedule": schedule, "source": "s"}


def _remote(of):
    return Remote, of | {"mode": 1, "source": "s"}


def _place_for(of):
    where = {"kode": "x", "name": "x", "latitude": 0, "longitude": 0, "radius_metres": 50}
    return PlaceFor, of | {"place": WorkPlace.objects.get_or_create(instansi=of["instansi"], **where)[0]}


def _skp(of):
    return Skp, of | {"year": 2030, "unor": Unor.objects.get(kode="2000"), "jabatan": "Analis"}


DATED = {
    "acting_one_at_a_time": _acting,
    "delegation_one_at_a_time": _delegation,
    "grant_one_at_a_time": _grant,
    "formation_one_at_a_time": _formation,
    "riwayat_golongan_one_at_a_time": _golongan,
    "riwayat_jabatan_one_at_a_time": _jabatan,
    "riwayat_unor_one_at_a_time": _unor,
    "region_parameter_one_at_a_time": _parameter,
    "tpp_kelas_one_at_a_time": _tpp_kelas,
    "terminal_pin_one_owner": _pin,
    "schedule_for_one_at_a_time": _schedule_for,
    "remote_one_at_a_time": _remote,
    "place_for_once": _place_for,
    "skp_one_a_post_at_a_time": _skp,
}


def refused(name):
    return pytest.raises(IntegrityError, match=name)


def test_each_exclusion_constraint_is_tried_here():
    known = {
        c.name for m in apps.get_models() for c in m._meta.constraints if isinstance(c, ExclusionConstraint)
    }  # fmt: skip

    assert known == set(DATED)


@pytest.mark.parametrize("name", DATED)
def test_two_at_a_time_are_refused(of_agus, name):
    model, fields = DATED[name](of_agus)
    model.objects.create(**fields, valid=SPAN)

    with refused(name), transaction.atomic():
        model.objects.create(**fields, valid=ACROSS)


@pytest.mark.parametrize("name", DATED)
def test_one_after_the_other_may_touch(of_agus, name):
    model, fields = DATED[name](of_agus)

    model.objects.create(**fields, valid=SPAN)
    model.objects.create(**fields, valid=AFTER)


def test_a_day_belongs_to_the_span_it_begins(of_agus):
    model, fields = _golongan(of_agus)
    first = model.objects.create(**fields, valid=SPAN)
    second = model.objects.create(**fields, valid=(AFTER[0], None))
    mine = model.objects.filter(employee=fields["employee"])

    assert mine.on(dt.date(2030, 12, 31)).get() == first
    assert mine.on(dt.date(2031, 1, 1)).get() == second
    assert mine.current().get() == second
    assert set(mine.during(dt.date(2030, 12, 1), dt.date(2031, 2, 1))) == {first, second}


CHECKS = {
    "employee_nip_18_digits": lambda of: Employee(
        instansi=of["instansi"], nip="12345", name="x", kind="PNS", sex="1", birth_date=JAN
    ),
    "jabatan_kelas_1_to_17": lambda of: Jabatan(
        instansi=of["instansi"], kode="x", name="x", kind="pelaksana", kelas=18
    ),
    "absence_ends_after_start": lambda of: Absence(
        **of, kind="cuti sakit", decision="disetujui", first=JAN, last=dt.date(2029, 12, 31)
    ),
    "periodic_rating_month_first_day": lambda of: PeriodicRating(
        **of, month=dt.date(2030, 1, 2), hasil_kerja=2, perilaku=2
    ),
    "periodic_rating_1_to_3": lambda of: PeriodicRating(**of, month=JAN, hasil_kerja=4, perilaku=2),
    "daily_activity_minutes": lambda of: DailyActivity(**of, day=JAN, minutes=1441, decision="disetujui"),
    "sanction_level_1_to_3": lambda of: Sanction(**of, level=4, kind="x", tmt=JAN),
    "sanction_cut_range": lambda of: Sanction(**of, level=2, kind="x", tmt=JAN, cut_bp=10_001),
    "unor_kode_once": lambda of: Unor(instansi=of["instansi"], kode="2000", name="x", path="x."),
    "employee_nip_once": lambda of: Employee(
        instansi=of["instansi"], nip=of["employee"].nip, name="x", kind="PNS", sex="1", birth_date=JAN
    ),
}


@pytest.mark.parametrize("name", CHECKS)
def test_what_cannot_be_is_refused(of_agus, name):
    record = CHECKS[name](of_agus)

    with refused(name), transaction.atomic():
        record.save()
