"""Rights beyond one's own post: as Plt or Plh, by a duty left to one, and what a role may never do."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.notices.models import Notice
from sembilan.organisation import actions as organisation
from sembilan.organisation.access import ALLOWS, OWN, Permission, today
from sembilan.organisation.models import Delegation, Grant, Unor
from sembilan.organisation.roles import PERMISSIONS, PERSONAL, ROLES, WRITES, allowed
from sembilan.people import access
from sembilan.people.actions import rights as actions
from sembilan.people.models import Acting, Employee
from sembilan.people.queries import rights as queries
from sembilan.records.models import Event
from tests import cast

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(1)


@pytest.fixture
def bidang(tenant):
    return Unor.objects.get(kode="1010")


def acts(nip, unor, kind="plh", since=None, until=None):
    employee = Employee.objects.get(nip=nip)
    valid = (since or today() - DAY, until or today() + 7 * DAY)
    return Acting.objects.create(instansi_id=unor.instansi_id, employee=employee, kind=kind, unor=unor, valid=valid)


def leave_to(user, nip, since=None, until=None):
    valid = (since or today(), until or today() + 7 * DAY)
    to, duty = Employee.objects.get(nip=nip), queries.duties(user)[0]
    actions.delegate(duty=duty, to=to, valid=valid, reason="Cuti tahunan", by=user)
    return Delegation.objects.get(to_nip=nip)


@pytest.mark.parametrize("kind", ["plt", "plh"])
def test_who_stands_in_for_a_leader_is_penilai_of_the_unit(agus, bidang, kind):
    acts(agus.nip, bidang, kind)

    assert access.person(agus, cast.SARI.nip, permission=Permission.READ_PAY)
    assert "penilai" in access.roles_of(agus)


def test_a_stand_in_sees_nothing_before_and_after(agus, bidang):
    acts(agus.nip, bidang, since=today() - 9 * DAY, until=today())
    acts(agus.nip, bidang, since=today() + DAY, until=today() + 9 * DAY)

    assert access.person(agus, cast.SARI.nip) is None


def test_the_leader_on_leave_keeps_reading_while_a_plh_acts(agus, budi, bidang):
    acts(agus.nip, bidang)

    assert access.person(budi, cast.SARI.nip)


def test_a_leader_leaves_her_duty_and_keeps_it(budi, agus):
    leave_to(budi, agus.nip)

    assert access.person(agus, cast.SARI.nip, permission=Permission.READ_PAY)
    assert access.person(budi, cast.SARI.nip)


def test_the_officer_of_a_unit_leaves_her_duty_too(dewi, agus):
    leave_to(dewi, agus.nip)

    assert access.person(agus, cast.SARI.nip, permission=Permission.CHECK)
    assert access.roles_of(agus) == {"pegawai", "pengelola"}


def test_a_duty_left_to_another_ends_by_itself(budi, agus):
    leave_to(budi, agus.nip, since=today() - 9 * DAY, until=today())

    assert access.person(agus, cast.SARI.nip) is None


def test_a_lent_duty_holds_only_while_it_is_its_givers(dewi, agus):
    leave_to(dewi, agus.nip)

    organisation.end_role(grant=Grant.objects.get(nip=dewi.nip), until=today(), by="cli:t")

    assert access.person(agus, cast.SARI.nip) is None


def test_a_lent_duty_cannot_be_lent_on(budi, agus):
    leave_to(budi, agus.nip)

    assert queries.duties(agus) == []
    with pytest.raises(organisation.Refused, match="bukan tugas Anda sendiri"):
        actions.delegate(
            duty=access.scope_for(agus).rights[0], to=Employee.objects.get(nip=cast.SARI.nip),
            valid=(today(), today() + DAY), reason="x", by=agus,
        )  # fmt: skip


def test_the_duty_of_a_stand_in_cannot_be_lent_on(agus, bidang):
    acts(agus.nip, bidang)

    assert queries.duties(agus) == []


def test_leaving_a_duty_tells_the_other_and_leaves_one_event(budi, agus):
    leave_to(budi, agus.nip)

    assert Notice.objects.get(nip=agus.nip).data["name"] == budi.name
    assert list(Event.objects.values_list("verb", flat=True)) == ["duty.lend"]


def test_a_duty_taken_back_is_over_today(budi, agus):
    lent = leave_to(budi, agus.nip, since=today() - 2 * DAY)

    actions.take_back(delegation=lent, until=today(), reason="Kembali lebih awal", by=budi)

    assert access.person(agus, cast.SARI.nip) is None


def test_a_duty_taken_back_before_it_began_is_gone(budi, agus):
    lent = leave_to(budi, agus.nip, since=today() + 2 * DAY)

    actions.take_back(delegation=lent, until=today(), reason="Batal cuti", by=budi)

    assert not Delegation.objects.exists()


def test_nobody_gives_a_role_to_herself(bayu, tenant):
    with pytest.raises(organisation.Refused, match="diri sendiri"):
        organisation.give_role(instansi_id=tenant.pk, nip=bayu.nip, role="ppk", unor=None, since=today(), by=bayu)

    assert not Grant.objects.filter(nip=bayu.nip, role="ppk").exists()
    assert not Event.objects.exists()


def test_the_same_role_at_the_same_place_is_not_given_twice_at_once(dewi, bidang):
    given = {"instansi_id": bidang.instansi_id, "nip": dewi.nip, "role": "pengelola", "by": "cli:t", "since": today()}

    with pytest.raises(organisation.Refused, match="Sudah diberikan di tempat ini sejak"):
        organisation.give_role(unor=bidang, **given)
    organisation.give_role(unor=Unor.objects.get(kode="2000"), **given)

    assert Grant.objects.filter(nip=dewi.nip).count() == 2


def test_the_scope_of_who_has_no_lent_duty_costs_one_question(budi, counted):
    with counted() as asked:
        access.scope_for(budi)

    assert asked.total == 1


def test_the_scope_of_who_has_one_costs_two(budi, agus, counted):
    leave_to(budi, agus.nip)

    with counted() as asked:
        assert access.scope_for(agus).roles == {"pegawai", "penilai"}

    assert asked.total == 2


def test_every_role_and_every_permission_has_its_words():
    assert set(ROLES) == set(ALLOWS) | {"pegawai"}
    assert set(PERMISSIONS) == set(Permission)


def test_the_admin_touches_nobodys_data():
    assert not allowed("admin") & PERSONAL


def test_the_inspektorat_changes_nothing():
    assert not allowed("inspektorat") & WRITES


def test_only_the_admin_gives_roles():
    assert {role for role in ROLES if Permission.GRANT in allowed(role)} == {"admin"}


def test_an_admin_sees_no_person_but_herself(agus, tenant):
    organisation.give_role(instansi_id=tenant.pk, nip=agus.nip, role="admin", unor=None, since=today(), by="cli:t")

    for permission in OWN:
        assert [one.nip for one in access.visible(agus, permission=permission)] == [agus.nip]


def test_a_role_at_a_unit_does_not_reach_beside_it(agus, tenant):
    unor = Unor.objects.get(kode="1020")
    organisation.give_role(instansi_id=tenant.pk, nip=agus.nip, role="pengelola", unor=unor, since=today(), by="cli:t")

    assert access.person(agus, cast.SARI.nip) is None
