"""The start page of each role: its one question, its own numbers, nothing of anybody else."""

from __future__ import annotations

import pytest

from sembilan.organisation.models import Grant
from tests import cast
from tests.pages import asked

MOST_QUERIES = 15  # what waits is asked of every room beside the page
QUESTIONS = {
    "sari": "Bulan Anda, Oktober 2026",
    "budi": "Siapa yang perlu dibantu?",
    "dewi": "Apa yang belum lengkap di unit Anda?",
    "bayu": "Oktober 2026 sudah terbit",
    "rina": "Siapa siap untuk apa?",
    "tono": "Dapatkah setiap angka dibuktikan?",
}


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("reader", QUESTIONS)
def test_each_role_begins_with_its_question(published, client_of, request, reader):
    assert QUESTIONS[reader] in text(client_of(request.getfixturevalue(reader)).get("/"))


def test_before_publication_the_bkd_is_asked_whether_it_can_be(computed, bayu, client_of):
    assert "Dapatkah Oktober 2026 diterbitkan?" in text(client_of(bayu).get("/"))


def test_another_region_sees_nothing_of_this_one(published, lintang, client_of):
    assert "Belum ada bulan yang terbit" in text(client_of(lintang).get("/"))


def test_sari_sees_her_days_her_amount_and_her_predikat(published, sari, client_of):
    page = text(client_of(sari).get("/"))

    assert "dari 22 hari kerja" in page
    assert "Mengapa segini?" in page
    assert "Baik" in page


def test_agus_is_told_of_his_absence(published, agus, client_of):
    assert "<dd>22</dd>" in text(client_of(agus).get("/"))


def test_budi_sees_who_of_his_needs_help(published, budi, client_of):
    page = text(client_of(budi).get("/"))

    assert cast.SARI.name in page
    assert cast.AGUS.name not in page
    assert "Tim Anda, 2 orang" in page


def test_before_publication_a_superior_sees_nothing_of_it(computed, budi, client_of):
    assert cast.SARI.name not in text(client_of(budi).get("/"))


def test_tono_sees_every_publication_with_its_hash(published, tono, client_of):
    page = text(client_of(tono).get("/"))

    assert all(run.results_sha256[:16] in page for run in published.values())


def test_of_several_roles_the_highest_comes_first(published, tenant, sari, client_of):
    Grant.objects.create(instansi=tenant, nip=sari.nip, role="bkd", valid=(cast.SINCE, None))

    assert QUESTIONS["bayu"] in text(client_of(sari).get("/"))


def test_a_bendahara_sees_the_sum(published, tenant, sari, client_of):
    Grant.objects.create(instansi=tenant, nip=sari.nip, role="bendahara", valid=(cast.SINCE, None))

    assert "Tunjangan bruto" in text(client_of(sari).get("/"))


def test_the_page_is_only_read(published, sari, client_of):
    assert client_of(sari).post("/").status_code == 405


@pytest.mark.parametrize("reader", QUESTIONS)
def test_a_page_costs_few_queries_and_little_html(published, client_of, counted, request, reader):
    client = client_of(request.getfixturevalue(reader))
    client.get("/")

    with counted() as queries:
        page = client.get("/")

    assert len(asked(queries)) <= MOST_QUERIES, asked(queries)
    assert len(page.content) < 100_000
