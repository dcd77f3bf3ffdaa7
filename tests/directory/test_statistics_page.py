"""The statistics: sums of those the reader may see, each as a table to take along."""

from __future__ import annotations

import io

import pytest
from python_calamine import load_workbook

from sembilan.directory.queries.pictures import MAKERS
from sembilan.organisation.models import WorkPlace
from sembilan.people.models import Employee
from tests import cast

PAGE = "/statistik/"
MOST_QUERIES = 20


def rows_of(client, code, query=""):
    page = client.get(f"{PAGE}?{query}").context
    return {row[0]: row[1:] for picture in page["pictures"] if picture.code == code for row in picture.rows}


@pytest.fixture
def of_bkd(bayu, client_of):
    return client_of(bayu)


def test_bkd_counts_everybody_once_in_every_picture(of_bkd):
    page = of_bkd.get(PAGE).context

    assert page["total"] == 7
    for picture in page["pictures"]:
        if picture.code not in ("pensiun", "tempat"):
            assert sum(sum(row[1:]) for row in picture.rows) == 7, picture.code


def test_each_sum_is_where_it_belongs(of_bkd):
    assert rows_of(of_bkd, "jk") == {"PNS": (4, 3)} or sum(rows_of(of_bkd, "jk")["PNS"]) == 7
    assert rows_of(of_bkd, "golongan")["III/b"] == (2,)
    assert rows_of(of_bkd, "jenis-jabatan") == {"Struktural": (2,), "Fungsional": (3,), "Pelaksana": (2,)}
    assert rows_of(of_bkd, "kelas")["9"] == (2,)
    assert rows_of(of_bkd, "pensiun")["2030"] == (1,)


def test_a_reader_counts_whom_she_may_see(budi, client_of):
    assert client_of(budi).get(PAGE).context["total"] == 3
    assert client_of(budi).get(f"{PAGE}?unit=2000").context["total"] == 0


def test_another_region_counts_its_own(lintang, other_region, client_of):
    from sembilan.organisation.models import Grant
    from sembilan.records.tenancy import tenant

    with tenant(other_region.pk):
        Grant.objects.create(instansi=other_region, nip=lintang.nip, role="bkd", valid=(cast.SINCE, None))

    assert client_of(lintang).get(PAGE).context["total"] == 1


def test_filters_and_days_change_the_sums(of_bkd):
    assert of_bkd.get(f"{PAGE}?kategori=PPPK").context["total"] == 0
    assert of_bkd.get(f"{PAGE}?unit=1000").context["total"] == 3
    assert of_bkd.get(f"{PAGE}?tanggal=2014-06-01").context["total"] == 6  # Sari came in 2015
    assert rows_of(of_bkd, "golongan", "tanggal=2015-06-01") == {"tidak diketahui": (7,)}


def test_sums_follow_a_change_at_once(of_bkd):
    of_bkd.get(PAGE)
    Employee.objects.filter(nip=cast.SARI.nip).update(education=45)

    assert rows_of(of_bkd, "pendidikan") == {"S1": (6,), "S2": (1,)}


def test_a_wrong_day_is_refused_with_a_sentence(of_bkd):
    answer = of_bkd.get(f"{PAGE}?tanggal=2026-02-31")

    assert answer.status_code == 200
    assert "field-error" in answer.content.decode()


def test_the_map_places_people_at_the_nearest_place_above_them(of_bkd, tenant):
    assert "Belum ada titik" in of_bkd.get(PAGE).content.decode()
    for kode, east in (("1000", "107.61"), ("5000", "107.62")):
        WorkPlace.objects.create(
            instansi=tenant, kode=kode, name=f"Kantor {kode}", latitude="-6.9", longitude=east, radius_metres=100
        )

    assert rows_of(of_bkd, "tempat") == {"Kantor 1000": (-6.9, 107.61, 3), "Kantor 5000": (-6.9, 107.62, 1)}


@pytest.mark.parametrize("code", MAKERS)
def test_each_picture_can_be_taken_along(of_bkd, code):
    answer = of_bkd.get(f"{PAGE}{code}.xlsx?unit=1010")

    table = load_workbook(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len(table) >= 1


@pytest.mark.parametrize("address", [f"{PAGE}tidak-ada.xlsx", f"{PAGE}usia.xlsx?tanggal=kapan"])
def test_what_means_nothing_is_not_found(of_bkd, address):
    assert of_bkd.get(address).status_code == 404


def test_the_page_costs_few_queries(of_bkd, counted):
    of_bkd.get(PAGE)

    with counted() as queries:
        of_bkd.get(f"{PAGE}?unit=1010")

    assert queries.total <= MOST_QUERIES, queries.statements
