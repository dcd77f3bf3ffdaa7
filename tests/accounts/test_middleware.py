"""A request works for the region of its session, in one transaction that a failure undoes."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse

from sembilan.accounts.middleware import SESSION_KEY, TenantMiddleware
from sembilan.people.models import Employee
from sembilan.records.tenancy import current, tenant

pytestmark = pytest.mark.django_db


def request_of(instansi_pk):
    request = HttpRequest()
    request.session = {} if instansi_pk is None else {SESSION_KEY: instansi_pk}
    return request


def answer_with(status, act=lambda request: None):
    def view(request):
        act(request)
        return HttpResponse(status=status)

    return TenantMiddleware(view)


def test_a_request_works_for_its_region(region):
    seen = []

    answer_with(200, lambda request: seen.append((current(), request.instansi)))(request_of(region.pk))

    assert seen == [(region.pk, region)]


def test_a_request_without_session_sees_no_region(region):
    seen = []

    answer_with(200, lambda request: seen.append((current(), request.instansi)))(request_of(None))

    assert seen == [(None, None)]


def test_the_region_ends_with_the_request(region):
    answer_with(200)(request_of(region.pk))

    assert current() is None


@pytest.mark.parametrize(("status", "name"), [(200, "Diubah"), (404, "Diubah"), (500, "Sari Anindya")])
def test_only_a_server_fault_undoes_what_was_written(region, status, name):
    sari = {"nip": "199203142015032001"}

    answer_with(status, lambda _: Employee.objects.filter(**sari).update(name="Diubah"))(request_of(region.pk))

    with tenant(region.pk):
        assert Employee.objects.get(**sari).name == name
