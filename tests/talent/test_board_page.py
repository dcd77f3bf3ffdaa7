"""The nine-box board and one person's place: who sees whom, which way leads on, what it costs."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.utils import timezone
from python_calamine import load_workbook

from sembilan.records.models import Event
from sembilan.runs.models import Publication, Run
from sembilan.talent.models import TalentMonth
from sembilan.talent.queries import board as boards
from sembilan.talent.queries.place import person_for, place_of
from tests import cast
from tests.pages import MOST_QUERIES, OCTOBER, asked

BOARD = "/talenta/2026-10/kotak/"
SARIS = f"/talenta/2026-10/{cast.SARI.nip}/"


def text(response):
    return response.content.decode()


@pytest.fixture
def kotak(published):
    return TalentMonth.objects.get(run=published["talent"], nip=cast.SARI.nip).kotak


def test_the_ppk_sees_nine_boxes_and_opens_saris(published, kotak, rina, client_of):
    page = text(client_of(rina).get(f"{BOARD}{kotak}/"))

    assert all(f'data-box="{number}"' in page for number in range(1, 10))
    assert cast.SARI.name in page


def test_who_is_in_no_box_is_listed(published, rina, client_of):
    page = text(client_of(rina).get(f"{BOARD}0/"))

    assert cast.AGUS.name in page
    assert cast.SARI.name not in page


def test_a_fragment_has_no_frame(published, kotak, rina, client_of):
    fragment = text(client_of(rina).get(f"{BOARD}{kotak}/", headers={"HX-Request": "true"}))

    assert fragment.strip().startswith('<div class="stack" id="papan">')
    assert "<html" not in fragment


def test_budi_sees_his_people_only(published, budi, client_of):
    page = text(client_of(budi).get(f"{BOARD}0/"))

    assert cast.DEWI.name in page
    assert cast.AGUS.name not in page
    assert cast.RINA.name not in page


def test_the_run_and_the_rows_count_alike(published, kotak):
    chosen = boards.map_of(OCTOBER, draft=False)
    everyone = boards.opened(chosen, boards.Asked(), kotak).counts
    by_rows = boards.opened(chosen, boards.Asked(paths=("1.",)), kotak).counts

    assert everyone == by_rows
    assert sum(everyone.values()) == 7


def test_a_kind_of_post_leaves_the_others_out(published, kotak, rina, client_of):
    client = client_of(rina)

    assert cast.SARI.name in text(client.get(f"{BOARD}{kotak}/?jenis=fungsional"))
    assert cast.SARI.name not in text(client.get(f"{BOARD}{kotak}/?jenis=struktural"))


@pytest.mark.parametrize(
    "address",
    [f"{BOARD}10/", f"{BOARD}?jenis=raja", f"{BOARD}?unor=tidak-ada", f"{BOARD}?halaman=0", "/talenta/2026-00/kotak/"],
)
def test_what_means_nothing_is_not_found(published, rina, client_of, address):
    assert client_of(rina).get(address).status_code == 404


def test_budi_may_not_ask_for_a_unor_that_is_not_his(published, budi, client_of):
    assert client_of(budi).get(f"{BOARD}?unor=2000").status_code == 404
    assert client_of(budi).get(f"{BOARD}?unor=1011").status_code == 200


@pytest.mark.parametrize("reader", ["sari", "agus"])
def test_who_leads_nobody_has_no_board(published, client_of, request, reader):
    assert client_of(request.getfixturevalue(reader)).get(BOARD).status_code == 404


def test_another_region_sees_no_board(published, lintang, client_of):
    assert client_of(lintang).get(BOARD).status_code == 404


def test_a_draft_is_for_who_closes_the_month(computed, rina, budi, client_of):
    assert "Draf" in text(client_of(rina).get(BOARD))
    assert client_of(budi).get(BOARD).status_code == 404


def test_the_filters_lead_to_an_address(published, rina, sari, client_of):
    chosen = client_of(rina).get("/talenta/?bulan=2026-10&unor=1010&jenis=&kotak=5")

    assert chosen.headers["Location"] == f"{BOARD}5/?unor=1010"
    assert client_of(sari).get("/talenta/").headers["Location"] == "/talenta/2026-10/"


def test_excel_holds_who_is_shown_and_leaves_an_event(published, budi, client_of):
    answer = client_of(budi).get("/talenta/2026-10/kotak.xlsx")

    rows = load_workbook(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert {row[0] for row in rows[1:]} == {cast.SARI.nip, cast.BUDI.nip, cast.DEWI.nip}
    assert Event.objects.get(verb="board.export").data == {"rows": 3}


def test_who_moved_since_the_month_before_is_told(published, tenant, kotak, rina, client_of):
    was = Run.objects.create(
        instansi=tenant, area="talent", month=dt.date(2026, 9, 1), release=published["talent"].release, step="done",
        actor="uji", started_at=timezone.now(),
    )  # fmt: skip
    TalentMonth.objects.create(instansi=tenant, run=was, nip=cast.SARI.nip, kotak=kotak - 1, rekam_jejak=8000)
    Publication.objects.create(
        instansi=tenant, run=was, area="talent", month=was.month, by="uji", at=timezone.now()
    )  # fmt: skip

    page = text(client_of(rina).get(f"{BOARD}{kotak}/"))

    assert f"naik dari {kotak - 1}" in page
    assert "1 naik, 0 turun ke sini" in page
    assert f"sebelumnya kotak {kotak - 1}" in text(client_of(rina).get(SARIS))


def test_saris_place_names_the_points_to_the_next_box(published, kotak, sari, client_of):
    page = text(client_of(sari).get("/talenta/2026-10/"))

    assert f"Kotak {kotak}" in page
    assert "Ke kotak 9" in page
    assert "terpendek" in page
    assert "poin" in page


def test_the_points_are_the_rules_points(published, sari):
    chosen = boards.map_of(OCTOBER, draft=False)
    place = place_of(person_for(sari, OCTOBER, sari.nip), chosen)

    goals = {goal.box: goal for goal in place.goals}
    assert goals[9].points == place.why["potensial_to_nine"].value
    assert min(goals) > place.row.kotak - 3


def test_reading_another_persons_place_leaves_an_event(published, budi, client_of):
    client_of(budi).get(SARIS)

    assert Event.objects.get(verb="person.read").target == f"employee:{cast.SARI.nip}"


def test_agus_and_another_region_find_no_place_of_sari(published, agus, lintang, client_of):
    assert client_of(agus).get(SARIS).status_code == 404
    assert client_of(lintang).get(SARIS).status_code == 404


@pytest.mark.parametrize("address", [BOARD, f"{BOARD}0/?jenis=fungsional&unor=1000", SARIS])
def test_a_page_costs_few_queries_and_little_html(published, rina, client_of, counted, address):
    client = client_of(rina)
    client.get(address)

    with counted() as queries:
        page = client.get(address)

    assert len(asked(queries)) <= MOST_QUERIES, asked(queries)
    assert len(page.content) < 100_000


def test_the_list_of_units_keeps_the_nearest_and_the_one_asked_for(published, rina, monkeypatch):
    from sembilan.people.access import scope_for
    from sembilan.talent.queries import board

    monkeypatch.setattr(board, "MOST_UNITS", 2)

    kodes = [unor.kode for unor in board.unors_for(scope_for(rina), "1011")]

    assert kodes == ["1", "1011"]
