"""The pages of rights: who opens them, what they refuse and say, what they cost."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.organisation import actions as organisation
from sembilan.organisation.access import today
from sembilan.organisation.models import Delegation, Grant, Unor
from sembilan.people.models import Acting, Employee
from tests import cast
from tests.architecture.reach import filled
from tests.pages import MOST_QUERIES, asked

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(1)
ROLE = {"nip": cast.AGUS.nip, "role": "pengelola", "unor": "2000", "since": "2026-12-01", "reason": "SK 821/12"}
PLH = {"nip": cast.AGUS.nip, "kind": "plh", "unor": "1010", "since": str(today()), "last_day": str(today() + 3 * DAY)}


def text(answer):
    return answer.content.decode()


@pytest.fixture
def admin(bayu, tenant):
    """Bayu is no BKD any more, but admin of the system."""
    Grant.objects.filter(nip=bayu.nip).delete()
    organisation.give_role(instansi_id=tenant.pk, nip=bayu.nip, role="admin", unor=None, since=cast.SINCE, by="cli:t")
    return bayu


def test_the_inspektorat_lists_the_roles_but_gives_none(tono, client_of):
    page = text(client_of(tono).get("/hak/"))

    assert cast.DEWI.name in page
    assert "/hak/pemberian/" not in page
    assert client_of(tono).get("/hak/pemberian/").status_code == 404
    assert client_of(tono).post("/hak/pemberian/", ROLE).status_code == 404


def test_the_list_is_filtered_by_role_unit_person_and_day(tono, client_of):
    def names(**filters):
        page = text(client_of(tono).get("/hak/", filters))
        return {role.name.split()[0] for role in cast.CAST if role.grant and role.name in page.split("<main")[1]}

    assert names(peran="pengelola") == {"Dewi"}
    assert names(unit="1010") == {"Dewi"}
    assert names(orang="bayu") == {"Bayu"}
    assert names(orang=cast.RINA.nip) == {"Rina"}
    assert names(pada="2019-01-01") == set()


def test_an_admin_gives_a_role_and_ends_it(admin, client_of):
    client = client_of(admin)

    assert client.post("/hak/pemberian/", ROLE | {"since": "2026-01-01"}).headers["Location"] == "/hak/"
    given = Grant.objects.get(nip=cast.AGUS.nip)
    client.post(f"/hak/{given.pk}/akhir/", {"last_day": str(today()), "reason": "Pindah tugas"})

    given.refresh_from_db()
    assert (given.unor.kode, given.reason, given.valid.upper) == ("2000", "SK 821/12", today() + DAY)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"nip": "123"}, "Tidak ada pegawai dengan NIP ini"),
        ({"nip": cast.BAYU.nip}, "Ini NIP Anda sendiri"),
        ({"nip": cast.LINTANG.nip}, "Tidak ada pegawai dengan NIP ini"),
        ({"last_day": "2026-11-30"}, "Hari terakhir tidak boleh sebelum hari pertama"),
        ({"unor": "tidak-ada"}, "Tidak ada unit dengan kode ini"),
        ({"nip": cast.DEWI.nip, "unor": "1010"}, "Sudah diberikan di tempat ini sejak"),
    ],
)
def test_a_role_that_cannot_be_given_is_refused_with_a_sentence(admin, client_of, change, sentence):
    answer = client_of(admin).post("/hak/pemberian/", ROLE | change)

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert Grant.objects.filter(role="pengelola").count() == 1


def test_an_admin_of_a_unit_gives_roles_only_there(sari, tenant, client_of):
    unor = Unor.objects.get(kode="1000")
    organisation.give_role(instansi_id=tenant.pk, nip=sari.nip, role="admin", unor=unor, since=cast.SINCE, by="cli:t")

    answer = client_of(sari).post("/hak/pemberian/", ROLE)

    assert answer.status_code == 422
    assert "tidak berwenang di tempat ini" in text(answer)
    assert client_of(sari).post("/hak/pemberian/", ROLE | {"unor": "1020"}).status_code == 302
    assert client_of(sari).post("/hak/pemberian/", ROLE | {"unor": ""}).status_code == 422


def test_everybody_reads_what_a_role_means(agus, client_of):
    page = text(client_of(agus).get("/hak/peran/"))

    assert "tidak mengubah apa pun" in page
    assert "Menandatangani SK" in page


def test_the_bkd_appoints_a_plh_who_then_sees_the_unit(bayu, agus, client_of):
    assert client_of(bayu).post("/hak/plt/", PLH | {"sk_number": "SPT 1"}).headers["Location"] == "/hak/plt/"

    assert client_of(agus).get(f"/pegawai/{cast.SARI.nip}/hak/").status_code == 404
    assert "Plh pemimpin Bidang Pembinaan SD" in text(client_of(bayu).get(f"/pegawai/{cast.SARI.nip}/hak/"))
    assert "SPT 1" in text(client_of(bayu).get("/hak/plt/"))


def test_a_plh_is_not_appointed_twice_at_once(bayu, client_of):
    client_of(bayu).post("/hak/plt/", PLH | {"sk_number": "SPT 1"})

    answer = client_of(bayu).post("/hak/plt/", PLH | {"sk_number": "SPT 2"})

    assert answer.status_code == 422
    assert "bertumpang tindih" in text(answer)
    assert Acting.objects.count() == 1


def test_a_plh_is_ended(bayu, client_of):
    client_of(bayu).post("/hak/plt/", PLH | {"sk_number": "SPT 1"})
    held = Acting.objects.get()

    client_of(bayu).post(f"/hak/plt/{held.pk}/akhir/", {"last_day": str(today()), "reason": "Pejabat kembali"})

    held.refresh_from_db()
    assert held.valid.upper == today() + DAY


def test_a_leader_leaves_her_duty_and_takes_it_back(budi, agus, client_of):
    sent = {"duty": "0", "nip": agus.nip, "since": str(today()), "last_day": str(today() + DAY), "reason": "Cuti"}

    assert client_of(budi).post("/hak/delegasi/", sent).status_code == 302
    assert cast.BUDI.name in text(client_of(agus).get("/hak/delegasi/"))
    lent = Delegation.objects.get()
    client_of(agus).post(f"/hak/delegasi/{lent.pk}/akhir/", {"last_day": str(today()), "reason": "Berhalangan"})

    lent.refresh_from_db()
    assert lent.valid.upper == today() + DAY


def test_leave_proposes_the_days_of_a_delegation(budi, client_of):
    page = text(client_of(budi).get("/hak/delegasi/?dari=2027-01-04&sampai=2027-01-08"))

    assert 'value="2027-01-04"' in page
    assert 'value="2027-01-08"' in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"last_day": ""}, "tidak boleh kosong"),
        ({"nip": cast.BUDI.nip}, "Ini NIP Anda sendiri"),
        ({"duty": "7"}, "7"),
    ],
)
def test_a_delegation_that_cannot_be_is_refused(budi, client_of, change, sentence):
    sent = {"duty": "0", "nip": cast.AGUS.nip, "since": str(today()), "last_day": str(today()), "reason": "Cuti"}

    answer = client_of(budi).post("/hak/delegasi/", sent | change)

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Delegation.objects.exists()


def test_who_has_no_duty_is_told_so(agus, client_of):
    assert "tidak memegang tugas" in text(client_of(agus).get("/hak/delegasi/"))


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("tono", "/hak/"),
        ("bayu", "/hak/plt/"),
        ("budi", "/hak/delegasi/"),
        ("sari", filled("pegawai/<nip:nip>/hak/")),
        ("tono", filled("pegawai/<nip:nip>/dilihat/")),
    ],
)
def test_each_page_asks_few_questions(who, address, client_of, counted, request):
    client = client_of(request.getfixturevalue(who))
    client.get(address)

    with counted() as queries:
        assert client.get(address).status_code == 200

    assert len(asked(queries)) <= MOST_QUERIES


def test_the_end_of_a_role_cannot_lie_before_its_beginning(admin, client_of):
    given = Grant.objects.get(nip=cast.DEWI.nip)

    answer = client_of(admin).post(f"/hak/{given.pk}/akhir/", {"last_day": "2019-01-01", "reason": "x"})

    assert answer.status_code == 422
    assert "tidak boleh sebelum hari mulai" in text(answer)
    assert Employee.objects.get(nip=cast.DEWI.nip)
