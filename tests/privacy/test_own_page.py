"""One's own data: the page says what is kept and leads to where one sees it."""

from __future__ import annotations

import pytest

from sembilan.people.models import Employee, HealthData
from sembilan.privacy.register import register
from tests import cast
from tests.pages import MOST_QUERIES, asked

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def test_sari_sees_what_is_kept_of_her(sari, client_of):
    page = text(client_of(sari).get("/data-saya/"))

    assert "Yang tercatat tentang Anda" in page
    assert f"/pegawai/{cast.SARI.nip}/dilihat/" in page
    assert "Minta salinan data saya" in page
    assert all(str(h.title) in page for h in register() if any(t.whose for t in h.tables))


def test_it_counts_her_rows_and_no_others(sari, agus, client_of, tenant):
    from sembilan.privacy.queries import counted
    from sembilan.privacy.whose import Person

    counts = counted(Person.of(tenant.pk, cast.SARI.nip))

    assert (counts["identitas"], counts["riwayat"], counts["akun"], counts["usulan"]) == (2, 3, 1, 0)


def test_every_place_it_leads_to_is_there(sari, client_of, tenant):
    HealthData.objects.create(instansi=tenant, employee=Employee.objects.get(nip=cast.SARI.nip), blood_type="O")
    client = client_of(sari)
    places = {holding.page.format(nip=cast.SARI.nip) for holding in register() if holding.page}

    answers = {place: client.get(place).status_code for place in places}

    assert len(places) > 8
    assert {place: code for place, code in answers.items() if code not in (200, 302)} == {}


def test_the_page_asks_little(sari, client_of, counted):
    client = client_of(sari)
    client.get("/data-saya/")

    with counted() as queries:
        client.get("/data-saya/")

    assert len(asked(queries)) <= MOST_QUERIES


def test_the_register_is_open_to_everybody_and_names_nobody(agus, client_of):
    page = text(client_of(agus).get("/data-saya/register/"))

    assert "UU 27/2022" in page
    assert "10 tahun setelah tidak lagi bekerja" in page
    assert "Disimpan tetap" in page
    assert cast.SARI.nip not in page


def test_every_signed_in_page_has_the_way_to_a_correction(sari, client_of):
    page = text(client_of(sari).get("/pemberitahuan/"))

    assert 'href="/data-saya/koreksi/?dari=/pemberitahuan/"' in page


class TestHealth:
    """Special categories are read by who may read them, and by oneself."""

    @pytest.fixture
    def known(self, tenant):
        sari = Employee.objects.get(nip=cast.SARI.nip)
        HealthData.objects.create(instansi=tenant, employee=sari, disability="Netra sebelah kanan")

    def shown(self, user, client_of):
        return "Netra sebelah kanan" in text(client_of(user).get(f"/pegawai/{cast.SARI.nip}/kesehatan/"))

    def test_she_and_the_bkd_read_it(self, known, sari, bayu, client_of):
        assert self.shown(sari, client_of)
        assert self.shown(bayu, client_of)

    @pytest.mark.parametrize("name", ["budi", "dewi", "rina", "tono", "agus"])
    def test_nobody_else_does(self, known, request, client_of, name):
        assert not self.shown(request.getfixturevalue(name), client_of)
