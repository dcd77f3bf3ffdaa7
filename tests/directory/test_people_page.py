"""The list of people: who is found, by whom, and what a reader may never be shown."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

import pytest

from sembilan.directory.models import ListingDay
from sembilan.organisation.models import Unor
from sembilan.people.actions import add_entry, correct_entry
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.records.models import Event
from tests import cast

LIST = "/pegawai/"
MOST_QUERIES = 22


def found(client, **wanted):
    answer = client.get(f"{LIST}?{urlencode(wanted)}")
    assert answer.status_code == 200
    people = answer.context["people"]
    return {line.name.split(",")[0] for line in people.lines} if people else None


@pytest.fixture
def of_bkd(bayu, client_of):
    return client_of(bayu)


def test_bkd_sees_everybody_of_the_region_and_nobody_else(of_bkd):
    assert found(of_bkd) == {role.name for role in cast.CAST if role.region == cast.REGION}


@pytest.mark.parametrize(
    "typed",
    [
        "Anindya",
        "Anindia",
        "anindaya",
        "sari anindaya",
        "ANINDYA SARI",
        "sarie anindja",
        "s anin",
        "Sari  Anindya ",
        "Zari",
    ],
)
def test_sari_is_found_however_her_name_is_spelt(of_bkd, typed):
    assert cast.SARI.name in found(of_bkd, q=typed)


def test_what_is_only_near_is_said_to_be(of_bkd):
    assert "paling mirip" in of_bkd.get(f"{LIST}?q=sari+anindaxya").content.decode()
    assert "paling mirip" not in of_bkd.get(f"{LIST}?q=sari").content.decode()


@pytest.mark.parametrize("typed", ["199203142015032001", "19920314 201503 2 001", "1992.03", "sari 1992"])
def test_a_nip_is_found_by_its_beginning_however_it_is_spaced(of_bkd, typed):
    assert found(of_bkd, q=typed) == {cast.SARI.name}


SIGNS = ("%", "_", "%%%", "' or 1=1 --", "'; drop table directory_listing; --", "\\", "{where}", "%s %(q)s", "💥", "ش")


@pytest.mark.parametrize("typed", [*SIGNS, "x" * 100])
def test_signs_of_the_database_find_nobody_and_break_nothing(of_bkd, typed):
    assert found(of_bkd, q=typed) == set()


def test_a_zero_byte_is_refused_with_a_sentence(of_bkd):
    answer = of_bkd.get(f"{LIST}?q=sa%00ri")

    assert answer.context["people"] is None
    assert "perlu dibetulkan" in answer.content.decode()


def test_what_is_too_long_is_refused_with_a_sentence(of_bkd):
    answer = of_bkd.get(LIST, {"q": "a" * 5_000})

    assert answer.context["people"] is None
    assert "Saringan belum dipakai" in answer.content.decode()


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"unit": "1010"}, {"Sari Anindya", "Budi Santoso", "Dewi Kartika"}),
        ({"unit": "1010 · Bidang Pembinaan SD"}, {"Sari Anindya", "Budi Santoso", "Dewi Kartika"}),
        ({"unit": "dinas pendidikan"}, {"Sari Anindya", "Budi Santoso", "Dewi Kartika"}),
        ({"unit": "tidak ada"}, set()),
        ({"unit": "%"}, set()),
        ({"jabatan": "auditor"}, {"Tono Wijaya", "Bayu Nugraha"}),
        ({"jenis_jabatan": "struktural"}, {"Budi Santoso", "Rina Maheswari"}),
        ({"gol_dari": "IV/a"}, {"Budi Santoso", "Rina Maheswari"}),
        ({"gol_dari": "III/d", "gol_sampai": "IV/a"}, {"Tono Wijaya", "Budi Santoso"}),
        ({"gol_sampai": "XVII"}, set()),
        ({"pendidikan_dari": "45"}, set()),
        ({"jk": "2", "jabatan": "sekretaris"}, {"Rina Maheswari"}),
        ({"kategori": "PPPK"}, set()),
        ({"status": "aktif", "q": "tono"}, {"Tono Wijaya"}),
        ({"usia_dari": "99"}, set()),
        ({"masa_dari": "0", "q": "agus"}, {"Agus Pratama"}),
        ({"pensiun_dari": "2030-03-01", "pensiun_sampai": "2030-03-31"}, {"Rina Maheswari"}),
        ({"pensiun_dari": "2033-09-01", "pensiun_sampai": "2033-09-01"}, {"Budi Santoso"}),
    ],
)  # fmt: skip
def test_each_filter_leaves_in_whom_it_means(of_bkd, wanted, names):
    assert found(of_bkd, **wanted) == names


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"gol_dari": "III/a", "gol_sampai": "IX"}, "tidak dapat menjadi satu rentang"),
        ({"gol_dari": "IV/a", "gol_sampai": "III/a"}, "lebih rendah"),
        ({"usia_dari": "50", "usia_sampai": "40"}, "mendahului"),
        ({"usia_dari": "-1"}, "perlu dibetulkan"),
        ({"pensiun_dari": "2030-02-31"}, "perlu dibetulkan"),
        ({"jk": "9"}, "perlu dibetulkan"),
        ({"urut": "nip; drop"}, "perlu dibetulkan"),
    ],
)
def test_a_wrong_filter_is_refused_with_a_sentence(of_bkd, wanted, sentence):
    answer = of_bkd.get(f"{LIST}?{urlencode(wanted)}")

    assert answer.context["people"] is None
    assert sentence in answer.content.decode()


def test_budi_sees_his_people_and_dewi_hers(budi, dewi, client_of):
    his = {cast.SARI.name, cast.BUDI.name, cast.DEWI.name}

    assert found(client_of(budi)) == his
    assert found(client_of(dewi)) == his
    assert found(client_of(budi), unit="2000") == set()
    assert found(client_of(budi), q="agus") == set()
    assert found(client_of(budi), q="aguss") == set()


@pytest.mark.parametrize("reader", ["sari", "agus"])
@pytest.mark.parametrize("address", [LIST, "/pegawai/unit/?unit=a", "/statistik/", "/statistik/usia.xlsx"])
def test_who_sees_only_herself_has_no_such_page(client_of, request, reader, address):
    assert client_of(request.getfixturevalue(reader)).get(address).status_code == 404


def test_another_region_finds_nobody_of_this_one(lintang, other_region, client_of):
    from sembilan.organisation.models import Grant
    from sembilan.records.tenancy import tenant

    with tenant(other_region.pk):
        Grant.objects.create(instansi=other_region, nip=lintang.nip, role="bkd", valid=(cast.SINCE, None))

    assert found(client_of(lintang)) == {cast.LINTANG.name}
    assert found(client_of(lintang), q="sari anindya") == set()


def test_sorting_goes_both_ways(of_bkd):
    def names(order):
        return [line.name for line in of_bkd.get(f"{LIST}?urut={order}").context["people"].lines]

    for order in ("golongan", "nama", "usia", "pensiun", "masa_kerja"):
        assert len(names(order)) == 7
    assert names("-golongan")[:2] == [cast.RINA.name, cast.BUDI.name]
    assert names("usia") == names("-usia")[::-1]


def test_an_entry_shows_at_once(of_bkd, bayu):
    sari = Employee.objects.get(nip=cast.SARI.nip)
    add_entry(
        employee=sari, kind="golongan", texts={"since": "2026-04-01", "golongan": "III/c"}, by=bayu, source="uji"
    )  # fmt: skip

    assert cast.SARI.name in found(of_bkd, gol_dari="III/c")


def test_a_corrected_name_is_found_and_the_old_one_is_not(of_bkd, bayu):
    sari = Employee.objects.get(nip=cast.SARI.nip)
    sari.name = "Wulandari Kusuma"
    sari.save()

    assert found(of_bkd, q="wulan") == {"Wulandari Kusuma"}
    assert cast.SARI.name not in found(of_bkd, q="Anindya")


def test_who_moved_is_seen_by_the_new_leader_only(budi, client_of):
    agus = Employee.objects.get(nip=cast.AGUS.nip)
    RiwayatUnor.objects.filter(employee=agus).update(unor=Unor.objects.get(kode="1011"))
    sari = Employee.objects.get(nip=cast.SARI.nip)
    RiwayatUnor.objects.filter(employee=sari).update(unor=Unor.objects.get(kode="2000"))

    assert found(client_of(budi)) == {cast.AGUS.name, cast.BUDI.name, cast.DEWI.name}


def test_what_begins_on_a_new_day_shows_on_it(of_bkd, tenant, bayu):
    yesterday = dt.date.today() - dt.timedelta(days=40)
    sari = Employee.objects.get(nip=cast.SARI.nip)
    RiwayatUnor.objects.filter(employee=sari).update(valid=(cast.SINCE, dt.date.today() - dt.timedelta(days=2)))
    RiwayatUnor.objects.create(
        instansi=tenant, employee=sari, unor=Unor.objects.get(kode="3000"),
        valid=(dt.date.today() - dt.timedelta(days=2), None),
    )  # fmt: skip
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set constraints directory_renew_due immediate")
        cursor.execute("select directory_renew(%s, %s)", [yesterday, [sari.pk]])
    ListingDay.objects.update(day=yesterday)

    assert found(of_bkd, unit="3000") == {cast.SARI.name, cast.TONO.name}
    assert Event.objects.filter(verb="listing.renew").count() == 1
    assert found(of_bkd, unit="3000") == {cast.SARI.name, cast.TONO.name}
    assert Event.objects.filter(verb="listing.renew").count() == 1


def test_very_many_changes_at_once_show_too(of_bkd, tenant):
    Employee.objects.bulk_create(
        Employee(
            instansi=tenant, nip=f"19900101201001{number:04}", name=f"Orang Banyak {number}", kind="PNS", sex="1",
            birth_date=dt.date(1990, 1, 1),
        )
        for number in range(1, 301)
    )  # fmt: skip

    page = of_bkd.get(f"{LIST}?q=orang+banyak&halaman=7").context["people"]
    assert page.search.total == 300
    assert len(page.lines) == 50
    assert page.page.number == 6


def test_units_are_offered_while_one_types(budi, client_of):
    his = client_of(budi).get("/pegawai/unit/?unit=dinas").content.decode()
    sd = client_of(budi).get("/pegawai/unit/?unit=SD").content.decode()

    assert "Dinas" not in his
    assert "1010 · Bidang Pembinaan SD" in sd


def test_a_fragment_has_no_frame(of_bkd):
    fragment = of_bkd.get(LIST, headers={"HX-Request": "true"}).content.decode()

    assert fragment.strip().startswith('<div class="stack" id="daftar">')


def test_a_page_costs_few_queries(of_bkd, counted):
    of_bkd.get(LIST)

    with counted() as queries:
        of_bkd.get(f"{LIST}?q=sari&unit=1010&pensiun_dari=2020-01-01")

    assert queries.total <= MOST_QUERIES, queries.statements


def test_a_corrected_birth_date_brings_another_pension(of_bkd):
    Employee.objects.filter(nip=cast.RINA.nip).update(birth_date=dt.date(1971, 12, 31))

    assert found(of_bkd, pensiun_dari="2032-01-01", pensiun_sampai="2032-01-01") == {cast.RINA.name}


def test_a_corrected_name_is_told_as_it_is_now(of_bkd, bayu):
    rina = Employee.objects.get(nip=cast.RINA.nip)
    texts = {"name": "Rina Maheswara", "birth_place": "Contoh", "gelar_depan": "Dr."}
    correct_entry(entry=rina, kind="identitas", texts=texts, reason="uji", by=bayu, source="uji")

    assert found(of_bkd, q="maheswara") == {"Dr. Rina Maheswara"}
