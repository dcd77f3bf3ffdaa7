"""The map of posts: its figures agree with a count by hand, names are for who may read, others find nothing."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from sembilan.formation.queries import pension
from sembilan.formation.queries.board import Asked, board_for
from sembilan.formation.queries.cells import cells
from sembilan.formation.queries.seats import leaves_on
from sembilan.organisation.actions import give_role
from sembilan.organisation.models import Jabatan, Unor
from sembilan.policy.packs import packs_root, read_packs
from sembilan.policy.release import freeze
from sembilan.records.models import Event
from sembilan.terms.frames.career import AREA
from sembilan.terms.month import Month
from tests.cast import BUDI, RINA, SARI

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seats")]
PAGE = "/peta-jabatan/"
DAY = dt.date(2026, 11, 22)


def test_the_sums_of_a_subtree_agree_with_a_count_by_hand(tenant: Any) -> None:
    found = cells(Unor.objects.get(kode="1000"), DAY, {})

    # Sari holds one of two seats, Budi the one that leads, Dewi a post without a seat; Kurikulum's seat is empty.
    assert (found.all.approved, found.all.people, found.all.empty, found.all.over) == (4, 3, 2, 1)
    assert found.all.need == 240 + 100 + 90
    assert found.children["1010"] == found.all


def test_an_empty_seat_is_not_made_good_by_somebody_too_many_elsewhere(tenant: Any) -> None:
    unit = Unor.objects.get(kode="1010")

    found = cells(unit, DAY, {})

    assert (found.children[""].empty, found.children[""].over) == (1, 1)
    assert (found.children["1011"].empty, found.children["1011"].people) == (1, 0)
    assert found.posts[Jabatan.objects.get(kode="J100").pk].empty == 2


def test_who_reaches_the_age_of_pension_leaves_a_seat_in_that_year(bayu: Any) -> None:
    board = board_for(bayu, "5000", Asked(), DAY)

    # Rina, born in February 1970, leads as JPT until 60: pension from March 2030, the fourth year ahead.
    assert board is not None
    assert board.years == [2026, 2027, 2028, 2029, 2030, 2031]
    assert board.sums.left == (0, 0, 0, 0, 1, 1)
    assert board.sums.empties == (0, 0, 0, 0, 1, 1)
    assert [heat.leaving for heat in board.sums.heat] == [0, 0, 0, 0, 1, 0]


def test_the_end_of_a_year_ahead_is_shown_without_who_has_gone(bayu: Any) -> None:
    before = board_for(bayu, "5000", Asked(ahead=3), DAY)
    after = board_for(bayu, "5000", Asked(ahead=4), DAY)

    assert before
    assert (before.sums.people, before.sums.empty) == (1, 0)
    assert after
    assert (after.sums.people, after.sums.empty) == (0, 1)


@pytest.mark.parametrize(("day", "soon"), [(dt.date(2028, 2, 29), 0), (dt.date(2028, 3, 1), 1)])
def test_a_seat_is_soon_empty_two_years_before_the_pension(bayu: Any, day: dt.date, soon: int) -> None:
    board = board_for(bayu, "5000", Asked(), day)

    assert board is not None
    assert board.sums.soon == soon
    assert [seat.state for seat in board.benches[0].seats] == [("filled", "soon")[soon]]


def test_the_first_month_of_pension_is_what_the_rule_says(bayu: Any) -> None:
    days = [dt.date(1970, 2, 2), dt.date(1968, 12, 31), dt.date(1972, 2, 29), dt.date(1969, 11, 30)]
    plan = freeze(read_packs(packs_root()).files("nasional"), "nasional", {}).plan(AREA, Month(2026, 11))
    frame = pl.DataFrame(
        {"nip": range(len(days)), "birth_date": days, "post_level": [5] * len(days), "is_teacher": [False] * len(days)},
        schema_overrides={"post_level": pl.Int8, "nip": pl.Int64},
    )

    told = plan.evaluate_grain({"month": frame}, "month", columns=["bup", "pension_on"])

    assert told["pension_on"].to_list() == [leaves_on(day, told["bup"][0]) for day in days]
    assert pension.bups(bayu.instansi, DAY)[Jabatan.objects.get(kode="J110").pk] == told["bup"][0]


def test_the_page_shows_the_seats_and_the_names_to_the_bkd(client_of: Any, bayu: Any) -> None:
    html = client_of(bayu).get(PAGE, {"unit": "1010"}).content.decode()

    assert "Bidang Pembinaan SD" in html
    assert SARI.name in html
    assert 'data-seat="empty"' in html
    assert 'data-seat="over"' in html


def test_who_sees_the_month_but_may_not_read_people_sees_numbers_without_names(
    client_of: Any, sari: Any, region: Any, agus: Any
) -> None:
    give_role(instansi_id=region.pk, nip=agus.nip, role="bendahara", unor=None, since=dt.date(2020, 1, 1), by="cli:t")

    html = client_of(agus).get(PAGE, {"unit": "1010"}).content.decode()

    assert 'data-seat="filled"' in html
    assert SARI.name not in html
    assert BUDI.name not in html


def test_a_leader_begins_with_the_unit_led_and_cannot_go_above_it(client_of: Any, budi: Any) -> None:
    client = client_of(budi)

    assert "Bidang Pembinaan SD" in client.get(PAGE).content.decode()
    assert client.get(PAGE, {"unit": "1011"}).status_code == 200
    assert client.get(PAGE, {"unit": "1000"}).status_code == 404
    assert client.get(PAGE, {"unit": "2000"}).status_code == 404


def test_who_looks_after_no_unit_finds_no_map(client_of: Any, sari: Any, agus: Any) -> None:
    for user in (sari, agus):
        for path in (PAGE, "/peta-jabatan.xlsx", "/peta-jabatan/bagan/", "/peta-jabatan/mutasi/"):
            assert client_of(user).get(path, {"unit": "1010"}).status_code == 404
        assert PAGE not in client_of(user).get("/").content.decode()


def test_another_region_finds_none_of_it(client_of: Any, lintang: Any) -> None:
    assert client_of(lintang).get(PAGE, {"unit": "1010"}).status_code == 404


def test_only_gaps_leaves_out_what_is_full(client_of: Any, bayu: Any) -> None:
    html = client_of(bayu).get(PAGE, {"unit": "1", "celah": "1"}).content.decode()

    assert "Dinas Pendidikan" in html
    assert "Dinas Kesehatan" not in html  # its one seat is taken


def test_one_kind_of_post_is_counted_alone(bayu: Any) -> None:
    board = board_for(bayu, "1010", Asked(kind="struktural"), DAY)

    assert board
    assert (board.sums.approved, board.sums.people) == (1, 1)
    assert [bench.post.kode for bench in board.benches] == ["J200"]


@pytest.mark.parametrize("asked", [{"unit": "9"}, {"jenis": "raja"}, {"tahun": "9"}, {"tahun": "x"}, {"halaman": "0"}])
def test_what_cannot_be_asked_is_not_found(client_of: Any, bayu: Any, asked: dict[str, str]) -> None:
    assert client_of(bayu).get(PAGE, asked).status_code == 404


def test_the_table_to_take_along_says_what_the_screen_says(client_of: Any, bayu: Any) -> None:
    answer = client_of(bayu).get("/peta-jabatan.xlsx", {"unit": "1000"})

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    units, rows = (book.get_sheet_by_index(place).to_python()[1:] for place in (0, 1))
    posts = {row[0]: row[3:7] for row in rows}
    assert units[0][:7] == ["1010", "Bidang Pembinaan SD", 4.3, 4, 3, 2, 1]
    assert posts["J100"] == [3, 1, 2, 0]
    assert Event.objects.filter(verb="map.export", target="unor:1000").count() == 1


def test_the_map_costs_few_queries(client_of: Any, bayu: Any, counted: Any) -> None:
    client = client_of(bayu)
    client.get(PAGE)

    with counted() as queries:
        client.get(PAGE, {"unit": "1010"})

    assert queries.total <= 18, queries.statements


def test_the_auditor_sees_the_whole_region(client_of: Any, tono: Any) -> None:
    assert RINA.name in client_of(tono).get(PAGE, {"unit": "5000"}).content.decode()
