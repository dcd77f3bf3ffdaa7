"""Who may see a person and why agrees with who does; who looked is kept and told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from sembilan.organisation.access import OWN, Permission, today
from sembilan.organisation.models import Delegation, Grant, Unor
from sembilan.organisation.roles import ROLES
from sembilan.people import access
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Acting, Employee
from sembilan.people.queries import looks as queries
from sembilan.records.models import Event
from tests import cast
from tests.architecture.source import modules, tree

pytestmark = pytest.mark.django_db
HERE = [role for role in cast.CAST if role.region == cast.REGION]
SOON = (today(), today() + dt.timedelta(7))


@pytest.fixture
def busy(tenant):
    """Every way to a right at once: Agus is Plh, Dewi left her duty to Agus, Sari is treasurer and Tono admin."""
    unor = Unor.objects.get(kode="1010")
    agus = Employee.objects.get(nip=cast.AGUS.nip)
    Acting.objects.create(instansi=tenant, employee=agus, kind="plh", unor=unor, valid=SOON)
    Delegation.objects.create(
        instansi=tenant, from_nip=cast.DEWI.nip, to_nip=cast.AGUS.nip, role="pengelola", unor=unor, valid=SOON,
        reason="Cuti",
    )  # fmt: skip
    for nip, role in ((cast.SARI.nip, "bendahara"), (cast.TONO.nip, "admin")):
        Grant.objects.create(instansi=tenant, nip=nip, role=role, valid=SOON)


@pytest.mark.parametrize("whom", HERE, ids=lambda role: role.name.split()[0])
@pytest.mark.parametrize("permission", sorted(queries.TOUCHES))
def test_the_page_names_exactly_those_who_may(busy, whom, permission):
    employee = Employee.objects.get(nip=whom.nip)

    told = {one.nip for one in queries.watchers(employee, today()) if permission in one.touches}

    assert told == {role.nip for role in HERE if access.person(role.nip, whom.nip, permission=permission)}


def test_it_says_why(busy):
    why = {one.why for one in queries.watchers(Employee.objects.get(nip=cast.SARI.nip), today())}

    assert why == {
        "Dirinya sendiri",
        "Memimpin Bidang Pembinaan SD",
        "Plh pemimpin Bidang Pembinaan SD",
        "Diberi peran Pengelola kepegawaian unit di Bidang Pembinaan SD",
        "Menerima tugas Pengelola kepegawaian unit di Bidang Pembinaan SD dari Dewi Kartika",
        "Diberi peran BKD di seluruh daerah",
        "Diberi peran Inspektorat di seluruh daerah",
        "Diberi peran Pejabat Pembina Kepegawaian di seluruh daerah",
    }


def test_who_has_no_unit_is_seen_by_those_of_the_whole_region(tenant, sari):
    employee = Employee.objects.get(nip=sari.nip)
    employee.riwayat_unor.all().delete()

    told = {one.nip for one in queries.watchers(employee, today())}

    assert told == {cast.SARI.nip, cast.BAYU.nip, cast.TONO.nip, cast.RINA.nip}


@pytest.mark.parametrize("role", ROLES)
def test_the_words_of_what_is_seen_cover_all_that_touches_a_person(role):
    assert queries.allowed(role) & (OWN | {Permission.EDIT}) <= set(queries.TOUCHES)


@pytest.fixture
def read(budi):
    """Budi reads Sari's file."""

    def look(what="file", about=""):
        record_read(employee=Employee.objects.get(nip=cast.SARI.nip), what=what, by=budi, about=about)

    return look


def test_looking_twice_within_the_hour_is_one_look(read):
    read()
    read()
    read(what="pay", about="2026-10")

    assert [event.data["what"] for event in queries.readings_of(cast.SARI.nip)] == ["pay", "file"]


def test_looking_again_later_is_another_look(read, budi, tenant):
    Event.objects.create(
        instansi=tenant, at=timezone.now() - dt.timedelta(hours=2), actor=budi.nip, verb="person.read",
        target=f"employee:{cast.SARI.nip}", data={"what": "file", "about": "", "roles": []},
    )  # fmt: skip

    read()

    assert queries.readings_of(cast.SARI.nip).count() == 2


def test_looking_at_oneself_is_no_look(sari):
    record_read(employee=Employee.objects.get(nip=sari.nip), what="file", by=sari)

    assert not Event.objects.exists()


def test_a_person_sees_who_looked_as_what_and_at_what(read, sari, client_of):
    read(what="pay", about="2026-10")

    page = client_of(sari).get(f"/pegawai/{sari.nip}/dilihat/").content.decode()

    assert all(word in page for word in (cast.BUDI.name, "Penilai", "Tunjangan", "2026-10"))


def test_how_it_was_told_before_is_still_told(sari, tenant):
    Event.objects.create(
        instansi=tenant, at=timezone.now(), actor=cast.BUDI.nip, verb="slip.read", target=f"employee:{sari.nip}",
        data={"month": "2026-09"},
    )  # fmt: skip

    (look,) = queries.told(queries.readings_of(sari.nip), today())

    assert (look.name, look.what, look.about) == (cast.BUDI.name, "Tunjangan", "2026-09")


@pytest.mark.parametrize(("who", "status"), [("sari", 200), ("tono", 200), ("bayu", 200), ("budi", 404), ("dewi", 404)])
@pytest.mark.parametrize("page", ["hak", "dilihat"])
def test_only_she_and_who_sees_rights_opens_it(who, status, page, client_of, request):
    client = client_of(request.getfixturevalue(who))

    assert client.get(f"/pegawai/{cast.SARI.nip}/{page}/").status_code == status


def kinds_of_page():
    import ast

    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("record_read"):
                yield from (
                    k.value.value for k in node.keywords if k.arg == "what" and isinstance(k.value, ast.Constant)
                )


def test_every_kind_of_page_that_is_kept_has_its_word():
    found = set(kinds_of_page())

    assert {"pay", "talent"} <= found
    assert found <= set(queries.WHAT)
