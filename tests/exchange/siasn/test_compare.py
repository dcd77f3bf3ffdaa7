"""Ours beside theirs on a page: take theirs, send ours, leave it; and who may do so."""

from __future__ import annotations

import pytest

from sembilan.exchange.siasn import actions, jobs, queries
from sembilan.exchange.siasn.access import NEEDED
from sembilan.exchange.siasn.models import Reading, Wish
from sembilan.people.models import AngkaKredit, Employee, Pendidikan, PersonalData, RiwayatGolongan
from sembilan.records import later
from sembilan.records.models import Event, Superseded
from tests.cast import SARI

pytestmark = pytest.mark.django_db
PAGE = f"/siasn/{SARI.nip}/"


@pytest.fixture
def employee(sari):
    return Employee.objects.get(nip=SARI.nip)


@pytest.fixture
def read(service, employee, bayu):
    actions.ask(employees=[employee], by=bayu)
    jobs.read(instansi_id=employee.instansi_id, employee_id=employee.pk)
    return employee


def of_kind(employee, kind):
    return [one for one in queries.differences(employee) if one.resource.kind == kind]


def test_reading_shows_what_differs_and_nothing_else(read):
    (identity,) = of_kind(read, "identitas")

    assert {cell.name for cell in identity.cells if cell.differs} == {
        "gelar_belakang", "birth_place", "phone", "email"
    }  # fmt: skip
    assert not next(cell for cell in identity.cells if cell.name == "name").differs


def test_entries_are_paired_by_their_tmt(read):
    states = {one.theirs.get("since") or one.ours.get("since"): one.state for one in of_kind(read, "golongan")}

    assert states == {"2015-03-01": queries.THEIRS, "2023-04-01": queries.BOTH}


def test_theirs_is_taken_into_the_record_and_ours_stays_known(read, bayu, client_of):
    (difference,) = [one for one in of_kind(read, "golongan") if one.state == queries.BOTH]

    client_of(bayu).post(f"{PAGE}pilihan/", {"mark": difference.mark, "choice": "theirs"})

    golongan = RiwayatGolongan.objects.get(employee=read, golongan="III/b")
    assert (golongan.sk_number, golongan.mk_years, golongan.source) == ("823/9/2023", 4, "siasn")
    assert Superseded.objects.filter(table="people_riwayatgolongan", row=golongan.pk).exists()
    assert Event.objects.filter(verb="siasn.take", actor=bayu.nip).count() == 1


def test_an_entry_only_they_have_is_added(read, bayu):
    for kind in ("pendidikan", "angka-kredit", "pribadi"):
        (difference,) = of_kind(read, kind)
        actions.take(employee=read, difference=difference, by=bayu)

    assert Pendidikan.objects.get(employee=read).study == "S-1 ADMINISTRASI PUBLIK"
    assert AngkaKredit.objects.get(employee=read).total_milli == 12_500
    personal = PersonalData.objects.get(employee=read)
    assert (personal.religion, personal.marital) == ("Buddha", "kawin")
    assert not [one for one in queries.differences(read) if one.resource.kind in ("pendidikan", "angka-kredit")]


def test_ours_is_sent_with_the_documented_payload(read, service, bayu, client_of):
    (difference,) = of_kind(read, "identitas")

    client_of(bayu).post(f"{PAGE}pilihan/", {"mark": difference.mark, "choice": "ours"})

    path, payload = service.written[0]
    assert path == "pns/data-utama-update"
    assert payload == {"pns_orang_id": "8ae483a8641f817901641fce97d31b5c", "email": read.email, "nomor_hp": read.phone}


def test_what_the_service_does_not_take_is_said(read, bayu):
    golongan = of_kind(read, "golongan")[0]

    with pytest.raises(actions.Impossible, match="SIASN"):
        actions.send(employee=read, difference=golongan, by=bayu)


def test_leaving_a_difference_needs_a_reason_and_ends_when_theirs_changes(read, bayu, client_of):
    (difference,) = of_kind(read, "identitas")
    browser = client_of(bayu)

    browser.post(f"{PAGE}pilihan/", {"mark": difference.mark, "choice": "leave"})
    assert of_kind(read, "identitas")

    browser.post(f"{PAGE}pilihan/", {"mark": difference.mark, "choice": "leave", "reason": "Ijazah belum disetarakan"})
    assert of_kind(read, "identitas") == []

    reading = Reading.objects.get(employee=read, resource="data-utama")
    Reading.objects.filter(pk=reading.pk).update(said=reading.said | {"email": "baru@contoh.example"})
    assert of_kind(read, "identitas")


def test_a_difference_settled_meanwhile_is_told(read, bayu, client_of):
    answer = client_of(bayu).post(f"{PAGE}pilihan/", {"mark": "x" * 64, "choice": "theirs"}, follow=True)

    assert "sudah tidak ada" in answer.content.decode()


def test_a_person_they_do_not_know_is_told_on_the_page(service, employee, bayu, client_of):
    service.people.clear()
    actions.ask(employees=[employee], by=bayu)

    jobs.read(instansi_id=employee.instansi_id, employee_id=employee.pk)

    assert "tidak mengenal" in client_of(bayu).get(PAGE).content.decode()


def test_a_silent_service_is_tried_again_later(service, employee, bayu, monkeypatch):
    monkeypatch.setattr("sembilan.exchange.siasn.client.ATTEMPTS", 1)
    service.moods = [(503, {}, "")] * 9
    actions.ask(employees=[employee], by=bayu)

    with pytest.raises(later.NotYet):
        jobs.read(instansi_id=employee.instansi_id, employee_id=employee.pk)

    jobs.give_up(instansi_id=employee.instansi_id, employee_id=employee.pk, sentence="Layanan diam.")
    assert Wish.objects.get(employee=employee).failure == "Layanan diam."


def test_without_keys_the_page_says_what_to_set(employee, bayu, monkeypatch):
    for name in NEEDED:
        monkeypatch.delenv(name, raising=False)
    actions.ask(employees=[employee], by=bayu)

    jobs.read(instansi_id=employee.instansi_id, employee_id=employee.pk)

    assert "SIASN_CONSUMER_KEY" in Wish.objects.get(employee=employee).failure


def test_the_page_shows_both_sides(read, bayu, client_of, counted):
    browser = client_of(bayu)
    with counted() as queries_asked:
        answer = browser.get(PAGE)

    assert "SARI ANINDYA" in answer.content.decode()
    assert "823/9/2023" in answer.content.decode()
    assert queries_asked.total <= 30


def test_many_are_asked_for_by_their_nips(employee, bayu, client_of):
    answer = client_of(bayu).post("/siasn/", {"nips": f"{SARI.nip}\n"}, follow=True)

    assert "1 orang akan diambil" in answer.content.decode()


@pytest.mark.parametrize(("typed", "said"), [("123", "18"), ("199007072016012008", "tidak dikenal")])
def test_a_wrong_nip_is_told(employee, bayu, client_of, typed, said):
    answer = client_of(bayu).post("/siasn/", {"nips": typed})

    assert said in answer.content.decode()
    assert not Wish.objects.exists()


@pytest.mark.parametrize("who", ["sari", "budi", "dewi", "agus", "tono", "rina", "lintang"])
def test_only_who_may_edit_finds_these_pages(request, who, employee, client_of):
    browser = client_of(request.getfixturevalue(who))

    assert browser.get("/siasn/").status_code == 404
    assert browser.get(PAGE).status_code == 404
    assert browser.post(f"{PAGE}bacaan/").status_code == 404
    assert browser.post(f"{PAGE}pilihan/", {"mark": "x", "choice": "theirs"}).status_code == 404
