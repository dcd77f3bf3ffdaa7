"""Moves tried out: both units before and after, several moves together, and nothing written."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sembilan.formation.queries.moves import trial
from sembilan.people.models import RiwayatJabatan, RiwayatUnor
from sembilan.records.models import Event
from tests.cast import AGUS, BAYU, DEWI, RINA, SARI

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seats")]
PAGE = "/peta-jabatan/mutasi/"
DAY = dt.date(2026, 11, 22)


def by_post(found: Any) -> dict[tuple[str, str], Any]:
    return {(one.unit.kode, one.post.kode): one for one in found.posts}


def test_a_move_takes_a_seat_there_and_leaves_one_here(bayu: Any) -> None:
    found = trial(bayu, [f"{AGUS.nip}:1010:J100"], DAY)

    posts = by_post(found)
    assert (posts["2000", "J110"].empty, posts["1010", "J100"].empty) == ((0, 1), (1, 0))
    assert (posts["1010", "J100"].before, posts["1010", "J100"].after) == (1, 2)
    assert [(one.unit.kode, one.before, one.after) for one in found.units] == [("1010", 3, 4), ("2000", 1, 0)]
    assert found.empty == (1, 1)


def test_a_move_says_how_many_kelas_it_goes_up(bayu: Any) -> None:
    up, down = trial(bayu, [f"{AGUS.nip}:1010:J100", f"{BAYU.nip}:2000:J110"], DAY).moves

    assert (up.kelas_before, up.kelas_change) == (7, 1)
    assert down.kelas_change == -2


def test_a_post_without_a_free_seat_is_over_its_formation(bayu: Any) -> None:
    found = by_post(trial(bayu, [f"{SARI.nip}:2000:J110"], DAY))

    assert found["2000", "J110"].over == (0, 1)


def test_a_chain_of_moves_adds_up(bayu: Any) -> None:
    found = trial(bayu, [f"{AGUS.nip}:1010:J100", f"{DEWI.nip}:2000:J110"], DAY)

    # Agus fills the empty seat, Dewi leaves a post without seats and takes the one Agus left.
    assert found.people == 2
    assert found.empty == (1, 0)
    assert found.over == (1, 0)


def test_the_same_person_moves_on_from_where_she_was_put(bayu: Any) -> None:
    found = trial(bayu, [f"{AGUS.nip}:1010:J100", f"{AGUS.nip}:1011:J100"], DAY)

    assert found.people == 1
    assert found.moves[1].from_unit == "Bidang Pembinaan SD"
    assert by_post(found)["1010", "J100"].after == by_post(found)["1010", "J100"].before
    assert by_post(found)["1011", "J100"].empty == (1, 0)


def test_who_goes_soon_from_the_post_is_told(bayu: Any) -> None:
    found = by_post(trial(bayu, [f"{AGUS.nip}:5000:J400"], dt.date(2028, 3, 1)))

    assert found["5000", "J400"].soon == 1


def test_a_move_is_shown_and_nothing_is_written(client_of: Any, bayu: Any) -> None:
    client = client_of(bayu)
    before = (RiwayatJabatan.objects.count(), RiwayatUnor.objects.count(), Event.objects.count())

    html = client.get(PAGE, {"nip": AGUS.nip, "unit": "1010", "jabatan": "J100"}).content.decode()

    assert "mengisi kursi kosong" in html
    assert "meninggalkan kursi kosong" in html
    assert f"/pegawai/{AGUS.nip}/jabatan/" in html
    assert before == (RiwayatJabatan.objects.count(), RiwayatUnor.objects.count(), Event.objects.count())


def test_what_fits_several_is_offered_to_choose_from(client_of: Any, bayu: Any) -> None:
    html = client_of(bayu).get(PAGE, {"nip": AGUS.nip, "unit": "bidang", "jabatan": "J100"}).content.decode()

    assert '<option value="1010">Bidang Pembinaan SD</option>' in html
    assert '<option value="1020">Bidang Pembinaan SMP</option>' in html


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"nip": "111111111111111111"}, "Tidak ada pegawai dengan NIP atau nama ini"),
        ({"unit": "Dinas Awan"}, "Tidak ada unit dengan kode atau nama ini"),
        ({"jabatan": "Raja"}, "Tidak ada jabatan dengan kode atau nama ini"),
        ({"nip": "x" * 90}, "80"),
    ],
)
def test_what_is_not_known_is_said(client_of: Any, bayu: Any, asked: dict[str, str], said: str) -> None:
    assert said in client_of(bayu).get(PAGE, asked).content.decode()


@pytest.mark.parametrize("move", ["", "a:b", "1:2:3", f"{SARI.nip}:9:J100", f"{SARI.nip}:1010:J9", ":::::"])
def test_a_move_that_names_nothing_is_left_out(client_of: Any, bayu: Any, move: str) -> None:
    answer = client_of(bayu).get(PAGE, {"ubah": move})

    assert answer.status_code == 200
    assert trial(bayu, [move], DAY).moves == []


def test_a_leader_tries_only_own_people_and_units(client_of: Any, budi: Any) -> None:
    assert trial(budi, [f"{AGUS.nip}:1010:J100"], DAY).moves == []
    assert trial(budi, [f"{SARI.nip}:2000:J110"], DAY).moves == []
    assert len(trial(budi, [f"{SARI.nip}:1011:J100"], DAY).moves) == 1
    html = client_of(budi).get(PAGE, {"nip": RINA.name}).content.decode()
    assert RINA.nip not in html


def test_another_region_finds_nothing_to_move(client_of: Any, lintang: Any, agus: Any) -> None:
    assert client_of(lintang).get(PAGE).status_code == 404
    assert client_of(agus).get(PAGE).status_code == 404


def test_a_trial_costs_few_queries(client_of: Any, bayu: Any, counted: Any) -> None:
    client = client_of(bayu)

    with counted() as queries:
        client.get(PAGE, {"ubah": [f"{AGUS.nip}:1010:J100", f"{DEWI.nip}:2000:J110"]})

    assert queries.total <= 18, queries.statements
