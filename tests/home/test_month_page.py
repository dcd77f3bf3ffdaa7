"""The month's page: who sees which month, who may answer for it, what publishing twice does, what it costs."""

from __future__ import annotations

import pytest

from sembilan.home.queries.numbers import _buckets
from sembilan.records.models import Event
from sembilan.runs.models import Publication, Run
from sembilan.web.templatetags.say import rupiah
from tests import cast
from tests.pages import MOST_QUERIES, asked

MONTH = "/bulan/2026-10/"
PUBLISH = "/bulan/2026-10/allowance/publication/"
LOOKS = "/bulan/2026-10/perlu-dilihat/"


def text(response):
    return response.content.decode()


def test_the_bkd_sees_four_areas_sums_and_what_needs_a_look(computed, bayu, client_of):
    page = text(client_of(bayu).get(MONTH))

    assert page.count("siap diterbitkan") == 4
    assert rupiah(computed["allowance"].totals["tpp_bruto"]) in page
    assert "PIN mesin belum dipetakan" in page
    assert "Terbitkan tunjangan" in page


@pytest.mark.parametrize("reader", ["tono"])
def test_who_may_not_answer_sees_states_only(computed, client_of, request, reader):
    page = text(client_of(request.getfixturevalue(reader)).get(MONTH))

    assert "siap diterbitkan" in page
    assert "publication/" not in page


def test_dewi_sees_the_numbers_of_her_unit_only(computed, dewi, client_of):
    page = text(client_of(dewi).get(MONTH))

    assert "Hanya unit yang Anda urus" in page
    assert rupiah(computed["allowance"].totals["tpp_bruto"]) not in page
    assert "<dd>3</dd>" in page  # Sari, Budi and Dewi herself


@pytest.mark.parametrize("reader", ["sari", "budi", "agus", "lintang"])
@pytest.mark.parametrize("address", [MONTH, LOOKS, PUBLISH, "/bulan/"])
def test_who_closes_no_month_finds_none(computed, client_of, request, reader, address):
    assert client_of(request.getfixturevalue(reader)).get(address).status_code == 404


def test_publishing_makes_the_run_the_month_with_what_it_stands_on(computed, bayu, client_of):
    answer = client_of(bayu).post(PUBLISH, {"run": computed["allowance"].pk})

    assert answer.headers["Location"] == MONTH
    assert set(Publication.objects.values_list("area", flat=True)) == {"attendance", "performance", "allowance"}
    assert set(Publication.objects.values_list("by", flat=True)) == {bayu.nip}


def test_publishing_twice_changes_nothing(computed, bayu, client_of):
    client = client_of(bayu)
    client.post(PUBLISH, {"run": computed["allowance"].pk})
    before = Publication.objects.count(), Event.objects.filter(verb="month.publish").count()

    assert client.post(PUBLISH, {"run": computed["allowance"].pk}).status_code == 302

    assert (Publication.objects.count(), Event.objects.filter(verb="month.publish").count()) == before


@pytest.mark.parametrize("sent", [{}, {"run": "satu"}, {"run": 999_999_999}])
def test_a_run_that_is_not_there_is_not_published(computed, bayu, client_of, sent):
    assert client_of(bayu).post(PUBLISH, sent).status_code == 422

    assert not Publication.objects.exists()


def test_a_run_of_another_area_is_not_published_here(computed, bayu, client_of):
    assert client_of(bayu).post(PUBLISH, {"run": computed["talent"].pk}).status_code == 422


@pytest.mark.parametrize("reader", ["sari", "dewi", "tono", "lintang"])
def test_who_may_not_answer_may_not_publish(computed, client_of, request, reader):
    sent = client_of(request.getfixturevalue(reader)).post(PUBLISH, {"run": computed["allowance"].pk})

    assert sent.status_code == 404
    assert not Publication.objects.exists()


def test_the_question_is_asked_on_a_page_of_its_own_too(computed, bayu, client_of):
    page = text(client_of(bayu).get(PUBLISH))

    assert "Nama Anda tercatat" in page
    assert f'name="run" value="{computed["allowance"].pk}"' in page


@pytest.mark.parametrize("address", ["/bulan/2026-13/", "/bulan/?bulan=kemarin", "/bulan/2026-10/gaji/publication/"])
def test_what_means_nothing_is_not_found(computed, bayu, client_of, address):
    assert client_of(bayu).get(address).status_code == 404


def test_the_fragment_is_the_computations_alone(computed, bayu, client_of):
    fragment = text(client_of(bayu).get(MONTH, headers={"HX-Request": "true"}))

    assert fragment.strip().startswith('<div class="stack" id="perhitungan"')
    assert "<html" not in fragment


def test_a_failed_run_says_why(computed, bayu, client_of):
    Run.objects.filter(pk=computed["talent"].pk).update(step="failed", failure="Sambungan terputus.")

    page = text(client_of(bayu).get(MONTH))

    assert "berhenti" in page
    assert "Sambungan terputus." in page


def test_a_month_never_computed_teaches(computed, bayu, client_of):
    assert "belum dihitung" in text(client_of(bayu).get("/bulan/2026-09/"))


def test_what_needs_a_look_names_people(computed, bayu, client_of):
    page = text(client_of(bayu).get(f"{LOOKS}?kode=pin_missing"))

    assert cast.AGUS.name in page
    assert f"/tunjangan/2026-10/{cast.AGUS.nip}/" in page


def test_dewi_looks_only_at_her_own(computed, dewi, client_of):
    page = text(client_of(dewi).get(f"{LOOKS}?kode=not_mapped"))

    assert cast.BUDI.name in page
    assert cast.AGUS.name not in page


def test_a_kind_that_does_not_exist_opens_the_first(computed, bayu, client_of):
    assert client_of(bayu).get(f"{LOOKS}?kode=tidak-ada").status_code == 200
    assert client_of(bayu).get(f"{LOOKS}?kode=<b>").status_code == 404


def test_the_steps_of_the_spread_hold_everybody_once():
    rows, median = _buckets({-1: 2, 0: 1, 14: 4})

    assert sum(row["count"] for row in rows) == 7
    assert (rows[0]["label"], rows[-1]["label"], median) == ("< 40%", "96–100%", "96–100%")


@pytest.mark.parametrize("address", [MONTH, LOOKS])
@pytest.mark.parametrize("reader", ["bayu", "dewi"])
def test_a_page_costs_few_queries_and_little_html(published, client_of, counted, request, reader, address):
    client = client_of(request.getfixturevalue(reader))
    client.get(address)

    with counted() as queries:
        page = client.get(address)

    assert len(asked(queries)) <= MOST_QUERIES, asked(queries)
    assert len(page.content) < 100_000
