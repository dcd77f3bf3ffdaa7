"""The officer's morning: what falls due, for whom, and what each may see of it."""

from __future__ import annotations

import io

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from sembilan.career.actions import reckon
from sembilan.career.models import Due, Reckoning
from sembilan.records.models import Event
from tests.career.conftest import next_first
from tests.cast import AGUS, DEWI, SARI
from tests.pages import asked


def test_the_kgb_of_next_month_stands_on_the_list_with_both_salaries(reckoned, client_of, bayu):
    page = client_of(bayu).get("/layanan/?layanan=kgb").content.decode()

    assert SARI.name in page
    assert "Rp3.186.600 → Rp3.287.000" in page.replace("\xa0", "").replace("Rp ", "Rp")


def test_the_due_day_and_facts_are_those_of_the_rules(reckoned):
    due = Due.objects.get(service="kgb", employee__nip=SARI.nip)

    assert due.due_on == next_first()
    assert (due.facts["kgb_step"], due.facts["gaji_new"]) == (8, 3_287_000)
    assert (due.is_met, due.unmet, due.unknown) == (None, "", "kgb_predikat_met")


def test_what_is_missing_stands_with_its_law(reckoned, client_of, bayu):
    page = client_of(bayu).get("/layanan/?layanan=kgb").content.decode()

    assert "Kinerja cukup (data belum ada) · PP 7/1977 ps. 11; PPPK: Perpres 98/2020" in page


def test_filters_keep_only_what_they_name(reckoned, client_of, bayu):
    client = client_of(bayu)

    assert SARI.name in client.get("/layanan/?layanan=kgb&unor=1000").content.decode()
    assert SARI.name not in client.get("/layanan/?layanan=kgb&unor=2000").content.decode()
    assert SARI.name in client.get(f"/layanan/?layanan=kgb&bulan={next_first():%Y-%m}").content.decode()
    assert SARI.name not in client.get("/layanan/?layanan=kgb&bulan=2020-01").content.decode()
    assert SARI.name in client.get("/layanan/?layanan=kgb&keadaan=periksa").content.decode()
    assert SARI.name not in client.get("/layanan/?layanan=kgb&keadaan=siap").content.decode()


@pytest.mark.parametrize("query", ["bulan=2026-13", "bulan=kemarin", "layanan=lain", "keadaan=apa"])
def test_a_filter_that_means_nothing_is_told_and_the_page_still_shows(reckoned, client_of, bayu, query):
    answer = client_of(bayu).get(f"/layanan/?{query}")

    assert answer.status_code == 200
    assert "notice" in answer.content.decode()


def test_the_officer_of_a_unit_sees_her_unit_and_changes_nothing(reckoned, client_of, dewi):
    page = client_of(dewi).get("/layanan/?layanan=satyalancana").content.decode()

    assert DEWI.name in page
    assert AGUS.name not in page
    assert "Buka berkas" not in page
    assert client_of(dewi).post("/layanan/berkas/baru/", {"layanan": "kgb", "nip": SARI.nip}).status_code == 404


@pytest.mark.parametrize("who", ["sari", "agus", "budi", "lintang"])
def test_who_looks_after_nobody_has_no_list(reckoned, client_of, request, who):
    client = client_of(request.getfixturevalue(who))

    assert [client.get(url).status_code for url in ("/layanan/", "/layanan/daftar.xlsx")] == [404, 404]


def test_the_table_says_what_the_page_says_and_is_told_of(reckoned, client_of, bayu):
    answer = client_of(bayu).get("/layanan/daftar.xlsx?layanan=kgb")

    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    sari = next(row for row in rows if str(row[0]) == SARI.nip)
    assert (sari[1], sari[5], sari[6]) == (SARI.name, next_first(), "perlu diperiksa")
    assert "Kinerja cukup (PP 7/1977 ps. 11; PPPK: Perpres 98/2020)" in sari[7]
    assert Event.objects.filter(verb="career.export", actor=bayu.nip).count() == 1


def test_reckoning_again_replaces_the_lists(reckoned, tenant):
    before = Due.objects.count()

    reckon(instansi_id=tenant.pk, by="cli:tes")

    assert Due.objects.count() == before
    assert Reckoning.objects.count() == 2
    assert Due.objects.values_list("reckoning", flat=True).distinct().count() == 1


def test_only_the_officer_reckons_from_the_page(reckoned, client_of, bayu, dewi):
    assert client_of(dewi).post("/layanan/perhitungan/").status_code == 404
    assert client_of(bayu).post("/layanan/perhitungan/").status_code == 302
    assert Reckoning.objects.count() == 2


def test_the_list_asks_few_questions(reckoned, client_of, bayu, counted):
    client = client_of(bayu)
    client.get("/layanan/?layanan=satyalancana")

    with counted() as queries:
        client.get("/layanan/?layanan=satyalancana")

    assert len(asked(queries)) <= 12, asked(queries)


def test_before_the_first_reckoning_the_page_says_so(tenant, client_of, bayu):
    assert "Daftar belum dihitung" in client_of(bayu).get("/layanan/").content.decode()


def test_one_sees_ones_own_next_steps_with_law_and_path(reckoned, client_of, sari):
    page = client_of(sari).get("/layanan/saya/").content.decode()

    assert "Rp" in page
    assert "PP 7/1977 ps. 11" in page
    assert "Lengkapi data ini agar dapat diproses: Kinerja cukup." in page
    assert "Pensiun" in page
    assert "UU 20/2023" in page


def test_reading_another_persons_services_is_kept(reckoned, client_of, dewi):
    assert client_of(dewi).get(f"/layanan/{SARI.nip}/").status_code == 200
    assert Event.objects.filter(verb="person.read", actor=dewi.nip, target=f"employee:{SARI.nip}").exists()


@pytest.mark.parametrize("who", ["agus", "lintang"])
def test_strangers_do_not_find_the_person(reckoned, client_of, request, who):
    assert client_of(request.getfixturevalue(who)).get(f"/layanan/{SARI.nip}/").status_code == 404


def test_the_file_knows_what_is_to_come(kgb_of_sari):
    from sembilan.people.dossier import upcoming
    from tests.career.conftest import sari_here

    events = {str(event.title): event for event in upcoming(sari_here())}

    assert events["KGB"].day == next_first()
    assert events["Pensiun"].day.day == 1
    assert events["Pensiun"].day > timezone.localdate()
    assert events["KGB"].law
