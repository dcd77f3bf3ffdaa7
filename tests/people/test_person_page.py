"""The page of a person: who sees it and which part of it, and what it tells."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.people import dossier
from sembilan.people.dossier import Upcoming
from sembilan.people.models import HealthData, PersonalData
from sembilan.records.models import Event
from tests import cast
from tests.people.papers import entered, picture

SARI = f"/pegawai/{cast.SARI.nip}/"
FAMILY = {"relation": "anak", "name": "Bima Anindya", "is_alive": "on"}


def test_sari_is_led_to_her_own_file(client_of, sari):
    assert client_of(sari).get("/pegawai/saya/").url == SARI


def test_the_page_tells_who_she_is_and_where_since_when(client_of, budi):
    page = client_of(budi).get(SARI).content.decode()

    assert "Sari Anindya" in page
    assert "Analis Kebijakan Ahli Pertama" in page
    assert "Bidang Pembinaan SD" in page
    assert "III/b · Penata Muda Tingkat I" in page
    assert "sejak 1 April 2023" in page


@pytest.mark.parametrize("section", ["", "golongan/", "keluarga/"])
def test_agus_of_another_unit_finds_nobody(client_of, agus, section):
    assert client_of(agus).get(SARI + section).status_code == 404


def test_lintang_of_another_region_finds_nobody(client_of, lintang):
    assert client_of(lintang).get(SARI).status_code == 404


def test_a_section_that_does_not_exist_is_not_found(client_of, sari):
    assert client_of(sari).get(f"{SARI}tidak-ada/").status_code == 404


def test_her_leader_sees_neither_her_family_nor_her_numbers(client_of, budi, bayu):
    entered(cast.SARI.nip, "keluarga", FAMILY, by=bayu)

    shown = client_of(budi).get(SARI).content.decode()

    assert "Keluarga" not in shown
    assert client_of(budi).get(f"{SARI}keluarga/").status_code == 404
    assert client_of(budi).get(f"{SARI}pribadi/").status_code == 404


@pytest.mark.parametrize("who", ["sari", "dewi", "bayu"])
def test_she_and_the_officers_see_her_family(client_of, request, bayu, who):
    entered(cast.SARI.nip, "keluarga", FAMILY, by=bayu)

    page = client_of(request.getfixturevalue(who)).get(f"{SARI}keluarga/").content.decode()

    assert "Bima Anindya" in page


@pytest.mark.parametrize(("who", "status"), [("sari", 200), ("bayu", 200), ("dewi", 404), ("budi", 404)])
def test_health_is_for_herself_and_the_bkd_alone(client_of, request, tenant, who, status):
    from sembilan.people.models import Employee

    HealthData.objects.create(
        instansi=tenant, employee=Employee.objects.get(nip=cast.SARI.nip), disability="Daksa ringan"
    )

    answer = client_of(request.getfixturevalue(who)).get(f"{SARI}kesehatan/")

    assert answer.status_code == status
    assert ("Daksa ringan" in answer.content.decode()) == (status == 200)


def test_reading_another_file_is_kept_and_ones_own_is_not(client_of, budi, sari):
    client_of(sari).get(SARI)
    client_of(budi).get(SARI)

    looks = Event.objects.filter(verb="person.read", target=f"employee:{cast.SARI.nip}")
    assert [look.actor for look in looks] == [cast.BUDI.nip]


def test_what_is_missing_is_said_in_sentences_and_lowers_the_score(client_of, bayu):
    before = client_of(bayu).get(SARI)

    entered(cast.SARI.nip, "pendidikan", {"level": "40", "year": "2014"}, by=bayu, paper=picture())
    after = client_of(bayu).get(SARI)

    assert "Pendidikan terakhir belum dicatat." in before.content.decode()
    assert "SK golongan III/b belum ada dokumennya." in before.content.decode()
    assert "Pendidikan terakhir belum dicatat." not in after.content.decode()
    assert before.context["page"].complete_bp < after.context["page"].complete_bp < 10_000


def test_a_married_person_without_spouse_in_the_file_is_a_gap(client_of, tenant, bayu):
    from sembilan.people.models import Employee

    PersonalData.objects.create(instansi=tenant, employee=Employee.objects.get(nip=cast.SARI.nip), marital="kawin")

    assert "Suami atau istri belum dicatat." in client_of(bayu).get(SARI).content.decode()


def test_the_path_is_drawn_and_stands_as_a_table_too(client_of, bayu):
    entered(cast.SARI.nip, "golongan", {"golongan": "III/c", "since": "2024-04-01"}, by=bayu)

    page = client_of(bayu).get(SARI)

    lanes = {str(lane.title): lane.pieces for lane in page.context["page"].timeline.lanes}
    assert [(p.label, p.is_now) for p in lanes["Golongan"]] == [("III/b", False), ("III/c", True)]
    assert "Sebagai tabel" in page.content.decode()


def test_what_is_to_come_stands_on_the_page_in_order(client_of, sari, monkeypatch):
    def foresee(employee):
        return [Upcoming("Pensiun", dt.date(2050, 4, 1)), Upcoming("KGB", dt.date(2027, 3, 1), note="SKP baik")]

    monkeypatch.setattr(dossier, "_foreseen", [foresee])

    page = client_of(sari).get(SARI).content.decode()

    assert page.index("KGB</b>") < page.index("Pensiun</b>")
    assert "1 Maret 2027" in page


def test_a_fragment_is_only_the_section(client_of, sari):
    fragment = client_of(sari).get(f"{SARI}jabatan/", headers={"HX-Request": "true"}).content.decode()

    assert "Analis Kebijakan Ahli Pertama" in fragment
    assert "<html" not in fragment


def test_only_the_bkd_is_offered_to_enter_and_she_to_propose(client_of, sari, budi, bayu):
    asked = {name: client_of(who).get(SARI).content.decode() for name, who in [("s", sari), ("l", budi), ("b", bayu)]}

    assert "golongan/baru/" in asked["b"]
    assert "Usulkan perubahan" in asked["s"]
    assert all("golongan/baru/" not in asked[who] for who in "sl")
    assert "Usulkan perubahan" not in asked["l"]


@pytest.mark.parametrize("who", ["sari", "budi", "bayu", "dewi"])
def test_the_page_costs_at_most_fifteen_questions(client_of, request, counted, bayu, who):
    client = client_of(request.getfixturevalue(who))
    for year in range(2000, 2020):
        entered(cast.SARI.nip, "pendidikan", {"level": "40", "year": str(year)}, by=bayu)
    client.get(SARI)

    with counted() as queries:
        client.get(SARI)

    assert queries.total <= 15, queries.statements


def test_the_drh_is_a_pdf_with_only_what_the_reader_may_see(client_of, budi, bayu, sari):
    import pypdfium2

    entered(cast.SARI.nip, "keluarga", FAMILY, by=bayu)

    def text(who):
        answer = client_of(who).get(f"{SARI}drh.pdf")
        assert answer["Content-Type"] == "application/pdf"
        document = pypdfium2.PdfDocument(answer.content)
        said = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
        document.close()
        return said

    assert "Sari Anindya" in text(budi)
    assert "Bima Anindya" not in text(budi)
    assert "Bima Anindya" in text(sari)


def test_the_drh_of_a_stranger_is_not_found(client_of, agus, lintang):
    assert [client_of(who).get(f"{SARI}drh.pdf").status_code for who in (agus, lintang)] == [404, 404]
