"""Mengapa segini: whose page opens to whom, what it tells, what it keeps, what it costs."""

from __future__ import annotations

import re

import pytest

from sembilan.allowance.models import TppMonth
from sembilan.allowance.queries.slip import person_for, slip_of
from sembilan.records.models import Event
from sembilan.web.templatetags.say import rupiah
from tests import cast
from tests.pages import MOST_QUERIES, OCTOBER, asked

OWN = "/tunjangan/2026-10/"
SARIS = f"/tunjangan/2026-10/{cast.SARI.nip}/"


def text(response):
    return response.content.decode()


def test_sari_sees_her_amount_its_steps_and_its_proof(published, sari, client_of):
    row = TppMonth.objects.get(run=published["allowance"], nip=cast.SARI.nip)

    page = text(client_of(sari).get(OWN))

    assert rupiah(row.tpp_bruto) in page
    assert rupiah(row.tpp_maks) in page
    assert "Pagu kelas 8" in page
    assert "1 hari TK (−3% sehari)" in page
    assert "Kepmendagri 900-4700/2020" in page
    assert published["allowance"].results_sha256 in page
    assert cast.BAYU.name in page


def test_what_was_received_and_what_was_lost_make_the_ceiling(published, sari):
    slip = slip_of(person_for(sari, OCTOBER, sari.nip), OCTOBER, draft=False)

    assert sum(part["value"] for part in slip.parts) == slip.row.tpp_maks
    assert slip.lost["lost_to_attendance"] > 0


def test_each_day_of_the_month_is_told_with_its_hours(published, sari):
    days = slip_of(person_for(sari, OCTOBER, sari.nip), OCTOBER, draft=False).days

    assert len(days) == 31
    assert (days[0].label, days[0].mark) == ("tanpa keterangan", "TK")
    assert (days[1].label, days[1].text) == ("tepat waktu", "07.20–16.45")
    assert [day.label for day in days if day.date.weekday() > 4] == ["libur"] * 9


def test_before_publication_sari_is_told_to_wait(computed, sari, client_of):
    page = text(client_of(sari).get(OWN))

    assert "belum terbit" in page
    assert not re.search(r"\bRp\s?\d", page)


def test_before_publication_the_bkd_sees_a_draft_marked_so(computed, bayu, client_of):
    page = text(client_of(bayu).get(SARIS))

    assert "Draf" in page
    assert "Rp" in page


@pytest.mark.parametrize("reader", ["budi", "dewi", "bayu", "rina", "tono"])
def test_who_leads_or_answers_for_sari_may_read_hers(published, client_of, request, reader):
    assert client_of(request.getfixturevalue(reader)).get(SARIS).status_code == 200


def test_agus_finds_no_page_of_sari(published, agus, client_of):
    assert client_of(agus).get(SARIS).status_code == 404


def test_another_region_finds_no_page_of_sari(published, lintang, client_of):
    client = client_of(lintang)

    assert client.get(SARIS).status_code == 404
    assert "belum terbit" in text(client.get(OWN))


def test_nobody_signed_in_is_asked_to_sign_in(published, client):
    assert client.get(OWN).headers["Location"].startswith("/masuk/")


@pytest.mark.parametrize("address", ["/tunjangan/2026-13/", "/tunjangan/2026-1/", "/tunjangan/2026-10/123/"])
def test_an_address_that_means_nothing_is_not_found(published, bayu, client_of, address):
    assert client_of(bayu).get(address).status_code == 404


def test_a_page_is_only_read(published, bayu, client_of):
    assert client_of(bayu).post(SARIS).status_code == 405


def test_reading_another_persons_page_leaves_one_event_without_the_amount(published, budi, client_of):
    client_of(budi).get(SARIS)

    event = Event.objects.get(verb="person.read")
    assert (event.actor, event.target) == (budi.nip, f"employee:{cast.SARI.nip}")
    assert event.data == {"what": "pay", "about": "2026-10", "roles": ["pegawai", "penilai"]}


def test_reading_ones_own_page_leaves_no_event(published, sari, client_of):
    client_of(sari).get(OWN)

    assert not Event.objects.filter(verb="person.read").exists()


def test_the_address_without_a_month_leads_to_the_newest_published(published, sari, client_of):
    assert client_of(sari).get("/tunjangan/").headers["Location"] == OWN


def test_without_any_publication_the_page_teaches(computed, sari, client_of):
    assert "Belum ada bulan yang terbit" in text(client_of(sari).get("/tunjangan/"))


def test_english_is_spoken_to_who_chose_it(published, sari, client_of):
    client = client_of(sari)
    client.cookies["django_language"] = "en"

    said = text(client.get(OWN))

    assert '<html lang="en">' in said
    assert ", at most 100%" in said
    assert "Weight of discipline: 40%" in said
    assert "paling banyak" not in said
    assert "Bobot" not in said


def test_a_page_costs_few_queries_and_little_html(published, budi, client_of, counted):
    client = client_of(budi)
    client.get(SARIS)

    with counted() as queries:
        page = client.get(SARIS)

    assert len(asked(queries)) <= MOST_QUERIES, asked(queries)
    assert len(page.content) < 100_000
