"""The predikat of a year becomes angka kredit in the file, once, by the rules, and is corrected when it changes."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.career.actions.credit import enter
from sembilan.career.queries import credit
from sembilan.evaluation.models import Evaluation, State
from sembilan.organisation.models import Unor
from sembilan.people.models import AngkaKredit, Employee
from sembilan.records.actions import Refused
from sembilan.records.models import Superseded
from sembilan.skp.models import Skp
from tests.cast import AGUS, BUDI, SARI

pytestmark = pytest.mark.django_db
YEAR = (dt.date(2025, 1, 1), dt.date(2026, 1, 1))
PAK = {"letter": "PAK/1/2026", "day": "2026-01-20"}


def of_year(tenant, nip, jabatan, valid=YEAR, predikat=4):
    employee = Employee.objects.get(nip=nip)
    unor = Unor.objects.get(kode="1010")
    skp = Skp.objects.create(instansi=tenant, employee=employee, year=2025, valid=valid, unor=unor, jabatan=jabatan)
    skp.refresh_from_db()
    return Evaluation.objects.create(
        instansi=tenant, skp=skp, employee=employee, cycle="tahun", first=YEAR[0], until=YEAR[1], state=State.FINAL,
        penilai_nip=BUDI.nip, hasil_kerja=2, perilaku=2, predikat=predikat,
    )  # fmt: skip


@pytest.fixture
def hers(tenant, sari):
    return of_year(tenant, SARI.nip, "Analis Kebijakan Ahli Pertama")


def test_a_year_at_baik_earns_the_coefficient(tenant, hers):
    (one,) = credit.earned(tenant, [hers])

    assert (one.months, one.milli, one.is_ready) == (12, 12_500, True)


def test_a_part_of_the_year_earns_its_months(tenant, sari):
    part = of_year(tenant, SARI.nip, "Analis Kebijakan Ahli Pertama", (dt.date(2025, 6, 10), YEAR[1]), predikat=5)
    (one,) = credit.earned(tenant, [part])

    assert (one.months, one.milli) == (7, 10_940)


def test_a_post_that_is_not_functional_earns_none_and_says_why(tenant, agus):
    (one,) = credit.earned(tenant, [of_year(tenant, AGUS.nip, "Penelaah Teknis Kebijakan")])

    assert (one.milli, one.is_ready) == (None, False)
    assert "bukan jabatan fungsional" in one.why


def test_it_is_entered_once(tenant, hers, bayu):
    assert enter(instansi=tenant, year=2025, by=bayu, **PAK) == 1
    assert enter(instansi=tenant, year=2025, by=bayu, **PAK) == 0

    entry = AngkaKredit.objects.get(employee__nip=SARI.nip, kind="konversi")
    assert (entry.total_milli, entry.sk_number, entry.period.lower) == (12_500, "PAK/1/2026", YEAR[0])


def test_a_changed_predikat_corrects_it_and_the_old_stays_known(tenant, hers, bayu):
    enter(instansi=tenant, year=2025, by=bayu, **PAK)
    Evaluation.objects.filter(pk=hers.pk).update(predikat=5)

    assert enter(instansi=tenant, year=2025, by=bayu, **PAK) == 1
    assert AngkaKredit.objects.get(employee__nip=SARI.nip, kind="konversi").total_milli == 18_750
    assert Superseded.objects.filter(table="people_angkakredit").exists()


def test_only_the_bkd_enters_it(tenant, hers, budi):
    with pytest.raises(Refused):
        enter(instansi=tenant, year=2025, by=budi, **PAK)


def test_the_page_lists_enters_and_tells(tenant, hers, bayu, client_of, counted):
    client = client_of(bayu)
    with counted() as asked:
        page = client.get("/layanan/angka-kredit/2025/").content.decode()
    assert "Sari Anindya" in page
    assert "12,50" in page
    assert asked.total <= 25

    done = client.post("/layanan/angka-kredit/2025/", PAK, follow=True).content.decode()

    assert "1 angka kredit dicatat" in done
    assert "tercatat" in done


def test_a_year_of_no_calendar_is_not_found(tenant, bayu, client_of):
    assert client_of(bayu).get("/layanan/angka-kredit/99999/").status_code == 404


def test_without_a_number_nothing_is_entered(tenant, hers, bayu, client_of):
    page = client_of(bayu).post("/layanan/angka-kredit/2025/", {"letter": "", "day": "besok"})

    assert page.status_code == 200
    assert not AngkaKredit.objects.filter(employee__nip=SARI.nip, kind="konversi").exists()


def test_a_date_to_come_is_refused_with_a_sentence(tenant, hers, bayu, client_of):
    page = (
        client_of(bayu).post("/layanan/angka-kredit/2025/", PAK | {"day": "2999-01-01"}, follow=True).content.decode()
    )

    assert "Tanggal ini belum terjadi" in page
    assert not AngkaKredit.objects.filter(employee__nip=SARI.nip, kind="konversi").exists()


def test_an_inspector_reads_and_enters_nothing(tenant, hers, tono, client_of):
    client = client_of(tono)

    assert "Catat semua" not in client.get("/layanan/angka-kredit/2025/").content.decode()
    assert client.post("/layanan/angka-kredit/2025/", PAK).status_code == 404


def test_she_has_her_own_sheet_and_a_stranger_has_not(tenant, hers, sari, agus, client_of):
    address = f"/layanan/angka-kredit/{hers.pk}/konversi.pdf"

    assert client_of(sari).get(address).content.startswith(b"%PDF")
    assert client_of(agus).get(address).status_code == 404
