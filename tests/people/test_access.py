"""Whom each of the cast may see and what she may do: one table, each cell a test."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from sembilan.accounts.models import User
from sembilan.organisation import actions
from sembilan.organisation.access import ON_OTHERS, Permission
from sembilan.organisation.models import Grant, Unor
from sembilan.people import access
from sembilan.people.models import Employee, RiwayatJabatan, RiwayatUnor
from tests import cast

pytestmark = pytest.mark.django_db

ALL = {"Sari", "Budi", "Dewi", "Agus", "Rina", "Tono", "Bayu"}
BIDANG = {"Sari", "Budi", "Dewi"}
SEES = {
    "sari": {"Sari"},
    "budi": BIDANG,
    "dewi": BIDANG,
    "agus": {"Agus"},
    "rina": ALL,
    "tono": ALL,
    "bayu": ALL,
}
MAY = {
    "sari": set(),
    "budi": set(),
    "dewi": set(),
    "agus": set(),
    "rina": {
        *("see_month", "publish", "see_held", "read", "read_pay", "sign", "see_rights", "supervise", "grant_leave"),
        *("rate", "calibrate", "help"),
    },
    "tono": {"see_month", "see_held", "see_log", "read", "read_pay", "read_personal", "see_rights"},
    "bayu": {
        *("see_month", "compute", "publish", "load", "see_held", "read", "read_pay", "read_personal", "read_special"),
        *("edit", "check", "decide", "invite", "serve", "plan", "see_rights", "roster"),
        *("contract", "calibrate", "help"),
    },
}
ROLES = {
    "sari": {"pegawai"},
    "budi": {"pegawai", "penilai"},
    "dewi": {"pegawai", "pengelola"},
    "agus": {"pegawai"},
    "rina": {"pegawai", "penilai", "ppk"},
    "tono": {"pegawai", "inspektorat"},
    "bayu": {"pegawai", "bkd"},
}


def first_names(people):
    return {employee.name.split()[0] for employee in people}


@pytest.mark.parametrize("who", SEES)
def test_each_sees_whom_she_may(who, request):
    user = request.getfixturevalue(who)

    assert first_names(access.visible(user)) == SEES[who]


@pytest.mark.parametrize("who", SEES)
@pytest.mark.parametrize("whom", [role.name.split()[0] for role in cast.CAST if role.region == cast.REGION])
def test_reading_a_person_agrees_with_seeing_her(who, whom, request):
    user = request.getfixturevalue(who)
    employee = Employee.objects.get(name__startswith=whom)

    assert access.may_read_person(user, employee) == (whom in SEES[who])


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("permission", Permission)
def test_each_may_do_what_her_role_allows(who, permission, request):
    assert access.may(request.getfixturevalue(who), permission) == (permission.value in MAY[who])


@pytest.mark.parametrize("who", ROLES)
def test_each_has_her_roles(who, request):
    assert access.roles_of(request.getfixturevalue(who)) == ROLES[who]


def test_who_sees_all_needs_no_list_of_nips(bayu):
    assert access.visible_nips(bayu) is None


def test_who_sees_some_gets_their_nips(budi):
    assert set(access.visible_nips(budi)) == {cast.SARI.nip, cast.BUDI.nip, cast.DEWI.nip}


@pytest.mark.parametrize("permission", sorted(ON_OTHERS))
@pytest.mark.parametrize("who", ["bayu", "dewi", "rina"])
def test_nobody_decides_on_herself(who, permission, request):
    user = request.getfixturevalue(who)

    assert access.person(user, user.nip, permission=permission) is None
    assert user.nip not in access.visible_nips(user, permission=permission)


def test_a_person_one_may_not_see_is_not_there(agus):
    assert access.person(agus, cast.SARI.nip) is None
    assert access.person(agus, cast.AGUS.nip) is not None


def test_nobody_signed_in_sees_nobody(tenant):
    assert not access.visible(AnonymousUser()).exists()
    assert not access.may_publish(AnonymousUser())


def test_who_works_on_the_command_line_may_all(tenant):
    assert access.may_publish("cli:operator")
    assert first_names(access.visible("cli:operator")) == ALL


def test_a_nip_on_the_command_line_may_what_that_person_may(tenant):
    assert access.may_publish(cast.BAYU.nip)
    assert not access.may_publish(cast.SARI.nip)


def test_a_user_named_like_the_command_line_is_no_operator(tenant):
    assert not access.may_publish(User(instansi=tenant, nip="cli:operator", name="x"))


def test_the_post_alone_leads_nothing_elsewhere(budi, tenant):
    elsewhere = Unor.objects.get(kode="2000")
    RiwayatUnor.objects.filter(employee__nip=budi.nip).update(unor=elsewhere)

    assert first_names(access.visible(budi)) == {"Budi"}


def test_a_post_that_ended_leads_nothing(budi):
    ended = (dt.date(2020, 1, 1), dt.date(2026, 1, 1))
    RiwayatJabatan.objects.filter(employee__nip=budi.nip).update(valid=ended)

    assert first_names(access.visible(budi)) == {"Budi"}


def test_a_leader_sees_the_units_beneath_hers(budi, sari):
    beneath = Unor.objects.get(kode="1011")
    RiwayatUnor.objects.filter(employee__nip=sari.nip).update(unor=beneath)

    assert "Sari" in first_names(access.visible(budi))


def test_a_unit_whose_code_begins_alike_is_not_beneath(budi, agus, tenant):
    alike = Unor.objects.create(instansi=tenant, kode="10101", name="Mirip", path="1.1000.10101.")
    RiwayatUnor.objects.filter(employee__nip=agus.nip).update(unor=alike)

    assert "Agus" not in first_names(access.visible(budi))


def test_a_month_is_seen_by_the_place_of_that_month(budi, sari):
    moved = dt.date(2026, 10, 1)
    was = RiwayatUnor.objects.get(employee__nip=sari.nip)
    RiwayatUnor.objects.filter(pk=was.pk).update(valid=(was.valid.lower, moved))
    RiwayatUnor.objects.create(
        instansi_id=was.instansi_id, employee=was.employee, unor=Unor.objects.get(kode="2000"), valid=(moved, None)
    )

    assert "Sari" in first_names(access.visible(budi, dt.date(2026, 9, 30)))
    assert "Sari" not in first_names(access.visible(budi, dt.date(2026, 10, 31)))


def test_a_treasurer_reads_pay_but_no_other_result(tenant, agus):
    actions.give_role(
        instansi_id=tenant.pk, nip=agus.nip, role=Grant.Role.BENDAHARA, unor=None, since=dt.date(2026, 1, 1), by="cli:t"
    )

    assert first_names(access.visible(agus, permission=Permission.READ_PAY)) == ALL
    assert first_names(access.visible(agus)) == {"Agus"}


def test_a_role_that_ended_allows_nothing(bayu):
    grant = Grant.objects.get(nip=bayu.nip)

    actions.end_role(grant=grant, until=dt.date(2026, 1, 1), by="cli:t")

    assert first_names(access.visible(bayu)) == {"Bayu"}


def test_one_page_asks_for_the_scope_once(budi, counted):
    access.scope_for(budi)

    with counted() as queries:
        access.roles_of(budi)
        access.may_publish(budi)

    assert queries.total == 0


def test_the_other_region_sees_only_itself(lintang, other_region):
    from sembilan.records.tenancy import tenant

    with tenant(other_region.pk):
        assert first_names(access.visible(lintang)) == {"Lintang"}
