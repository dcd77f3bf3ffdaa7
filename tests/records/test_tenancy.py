"""What one region has, no other can reach: not by reading, not by writing, not by forgetting to say who one is."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from sembilan.people.models import Employee
from sembilan.records.tenancy import current, tenant

pytestmark = pytest.mark.django_db


def test_nothing_is_visible_with_no_tenant_set(region):
    assert not Employee.objects.exists()


def test_a_region_sees_its_own_people(region):
    with tenant(region.pk):
        assert Employee.objects.filter(name="Sari Anindya").exists()


def test_a_region_sees_nobody_of_another(region, other_region):
    with tenant(region.pk):
        assert not Employee.objects.filter(instansi=other_region).exists()


def test_a_row_for_another_region_is_refused(region, other_region):
    with tenant(region.pk):
        sari = Employee.objects.get(name="Sari Anindya")
        sari.pk, sari.instansi = None, other_region
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            sari.save(force_insert=True)


def test_a_row_cannot_be_handed_to_another_region(region, other_region):
    with (
        tenant(region.pk),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Employee.objects.filter(name="Sari Anindya").update(instansi=other_region)


def test_updating_another_regions_rows_touches_none(region, other_region):
    with tenant(region.pk):
        assert Employee.objects.filter(instansi=other_region).update(name="Diambil") == 0


def test_leaving_a_nested_tenant_returns_to_the_outer_one(region, other_region):
    with tenant(region.pk):
        with tenant(other_region.pk):
            assert current() == other_region.pk
        assert current() == region.pk


def test_a_failing_nested_tenant_returns_to_the_outer_one(region, other_region):
    with tenant(region.pk):
        with pytest.raises(ValueError, match="gagal"), tenant(other_region.pk):
            raise ValueError("gagal")
        assert current() == region.pk
