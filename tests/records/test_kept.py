"""What a record said before is kept by the database, whoever changes it, and nobody can take it back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sembilan.people.models import Employee, RiwayatGolongan
from sembilan.records.models import Superseded
from sembilan.records.tenancy import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def golongan(sari):
    return RiwayatGolongan.objects.get(employee__nip=sari.nip)


def versions(record):
    return list(Superseded.objects.filter(table=record._meta.db_table, row=record.pk).order_by("id"))


def test_a_correction_leaves_what_was_said_before(golongan):
    golongan.golongan = "III/c"
    golongan.save()

    (before,) = versions(golongan)
    assert before.said["golongan"] == "III/b"
    assert before.known_from <= before.known_until <= timezone.now()


def test_what_is_withdrawn_stays_known(golongan):
    pk = golongan.pk
    golongan.delete()

    assert Superseded.objects.get(table="people_riwayatgolongan", row=pk).said["golongan"] == "III/b"


def test_saying_the_same_again_leaves_no_version(golongan):
    golongan.save()

    assert versions(golongan) == []


def test_many_rows_changed_at_once_are_each_kept(sari):
    RiwayatGolongan.objects.update(golongan="I/a")

    assert Superseded.objects.filter(table="people_riwayatgolongan").count() == RiwayatGolongan.objects.count() > 3


def test_a_correction_is_known_from_its_own_moment_on(golongan):
    before = golongan.recorded_at
    RiwayatGolongan.objects.filter(pk=golongan.pk).update(sk_date=dt.date(2024, 1, 2))
    golongan.refresh_from_db()

    assert golongan.recorded_at > before
    assert versions(golongan)[0].known_from == before


def test_versions_of_another_region_are_not_seen(golongan, other_region):
    golongan.golongan = "IV/a"
    golongan.save()

    enter(other_region.pk)

    assert not Superseded.objects.exists()


def test_nobody_changes_a_version(golongan):
    golongan.golongan = "IV/a"
    golongan.save()

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Superseded.objects.all().delete()


def test_every_kept_table_has_its_trigger():
    with connection.cursor() as cursor:
        cursor.execute("select tgrelid::regclass::text from pg_trigger where tgname = 'keep_version'")
        guarded = {row[0] for row in cursor.fetchall()}

    assert guarded == {m._meta.db_table for m in apps.get_models() if getattr(m, "KEPT", False)}
    assert Employee._meta.db_table in guarded
