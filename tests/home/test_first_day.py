"""Before anything was computed, every start page teaches what will stand there."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("reader", ["sari", "budi", "dewi", "bayu", "rina", "tono", "lintang"])
def test_on_the_first_day_the_page_teaches(tenant, client_of, request, reader):
    page = client_of(request.getfixturevalue(reader)).get("/").content.decode()

    assert "Belum ada" in page


def test_there_is_no_month_to_close_yet(tenant, bayu, client_of):
    page = client_of(bayu).get("/bulan/").content.decode()

    assert "Belum ada bulan yang dihitung" in page


def test_there_is_no_board_yet(tenant, rina, client_of):
    assert "Belum ada peta talenta" in client_of(rina).get("/talenta/").content.decode()
    assert client_of(rina).get("/talenta/2026-10/kotak/").status_code == 404


def test_nobody_has_a_place_yet(tenant, sari, client_of):
    assert "Belum terbit" in client_of(sari).get("/talenta/2026-10/").content.decode()
