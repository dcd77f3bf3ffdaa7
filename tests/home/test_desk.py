"""What waits for each on her start page: hers, counted, and leading to where it is done; nothing of anybody else."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.home.queries.desk import falling, tasks
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.proposals import actions
from sembilan.proposals.models import Proposal
from sembilan.web import desk
from tests import cast
from tests.pages import asked


def page_of(client_of, user):
    """The start page with what it fetches once it stands."""
    client = client_of(user)
    return client.get("/").content.decode() + client.get("/beranda/saya/").content.decode()


def hrefs(user):
    return {task.href: task.count for task in tasks(user)}


def test_on_a_quiet_day_nothing_waits(tenant, sari, client_of):
    assert tasks(sari) == []
    assert "Tidak ada yang menunggu Anda hari ini." in page_of(client_of, sari)


def test_a_request_waits_for_the_unit_then_for_the_bkd(propose, dewi, bayu):
    made = propose()
    assert hrefs(dewi)["/usulan/antrean/"] == 1
    assert "/usulan/antrean/" not in hrefs(bayu)

    actions.forward(proposal=made, by=dewi.nip)
    assert hrefs(bayu)["/usulan/antrean/"] == 1
    assert "/usulan/antrean/" not in hrefs(dewi)


def test_what_is_late_is_told_apart(propose, dewi, client_of):
    Proposal.objects.filter(pk=propose().pk).update(due_on=today() - dt.timedelta(days=1))

    assert hrefs(dewi)["/usulan/antrean/?age=terlambat"] == 1
    assert "/usulan/antrean/" not in hrefs(dewi)
    assert "terlambat" in page_of(client_of, dewi)


def test_sari_sees_how_her_own_request_fares(propose, sari, client_of):
    propose()

    page = page_of(client_of, sari)

    assert "Usulan Anda yang berjalan" in page
    assert "Diperiksa unit" in page


def test_what_was_returned_waits_for_who_proposed_it(propose, sari, agus, client_of):
    actions.give_back(proposal=propose(), note="Kurang terbaca", by=cast.DEWI.nip)

    assert hrefs(sari)["/usulan/"] == 1
    assert "dikembalikan untuk diperbaiki" in page_of(client_of, sari)
    assert "/usulan/" not in hrefs(agus)


def test_agus_and_lintang_see_nothing_of_her_request(propose, agus, client_of, request):
    propose()
    assert cast.SARI.name not in page_of(client_of, agus)
    assert "Penghargaan" not in page_of(client_of, agus)
    assert cast.SARI.name not in page_of(client_of, request.getfixturevalue("lintang"))


def test_her_own_page_tells_what_is_to_come_and_what_is_missing(kgb_of_sari, sari, client_of):
    page = page_of(client_of, sari)

    assert "Yang akan datang" in page
    assert "Kelengkapan berkas" in page
    assert f"/layanan/{cast.SARI.nip}/" in page


def test_what_falls_due_is_counted_until_a_case_is_opened(reckoned, bayu):
    before = {one.code: one for one in falling(bayu, today())}["kgb"]
    assert before.count >= 1
    assert before.href == "/layanan/?layanan=kgb"


def test_an_opened_case_leaves_the_count_and_waits_to_be_finished(reckoned, bayu, request):
    before = {one.code: one.count for one in falling(bayu, today())}["kgb"]

    request.getfixturevalue("case_of_sari")

    assert {one.code: one.count for one in falling(bayu, today())}["kgb"] == before - 1
    assert hrefs(bayu)["/layanan/berkas/"] == 1


def test_the_officer_of_a_unit_counts_her_own_people_only(reckoned, dewi, bayu):
    hers = sum(one.count for one in falling(dewi, today()))
    assert 0 < hers < sum(one.count for one in falling(bayu, today()))


@pytest.mark.parametrize("reader", ["sari", "rina"])
def test_who_looks_after_nobody_has_no_list(reckoned, request, reader):
    assert falling(request.getfixturevalue(reader), today()) is None


def test_before_the_first_reckoning_the_page_says_so(tenant, bayu, client_of):
    assert "Belum dihitung" in page_of(client_of, bayu)


def test_letters_wait_for_who_signs(waiting, rina, bayu, client_of):
    assert hrefs(rina)["/layanan/tanda-tangan/"] == 1
    assert "/layanan/tanda-tangan/" not in hrefs(bayu)
    assert "surat menunggu tanda tangan Anda" in page_of(client_of, rina)


def test_the_inspectorate_sees_who_looked_at_whom(tenant, budi, tono, client_of):
    client_of(budi).get(f"/pegawai/{cast.SARI.nip}/")

    page = page_of(client_of, tono)

    assert cast.SARI.name in page
    assert cast.BUDI.name in page


def test_a_room_beside_tells_its_own(tenant, bayu, client_of, monkeypatch):
    monkeypatch.setattr(desk, "_registered", [])
    desk.register(lambda request: [desk.Task(3, "berkas contoh", "/unggah/"), desk.Task(0, "tidak tampil", "/x/")])

    page = page_of(client_of, bayu)

    assert "berkas contoh" in page
    assert "tidak tampil" not in page


def test_what_waits_in_several_rooms_is_counted_by_one_statement(tenant, rf, monkeypatch, counted):
    monkeypatch.setattr(desk, "_registered", [])
    people, none = Employee.objects.filter(nip__in=[cast.SARI.nip, cast.BUDI.nip]), Employee.objects.none()
    sari = Employee.objects.filter(nip=cast.SARI.nip)
    told = ((people, "dua"), (none, "tak satu pun"), (7, "tujuh"), (sari, "satu"), (sari.filter(name="%"), "nol"))
    desk.register(lambda request: [desk.Task(count, text, "/") for count, text in told])

    with counted() as queries:
        found = [(task.count, task.text) for task in desk.tasks(rf.get("/"))]

    assert found == [(2, "dua"), (7, "tujuh"), (1, "satu")]
    assert len(asked(queries)) == 1
