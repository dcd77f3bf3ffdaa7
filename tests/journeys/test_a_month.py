"""A month in a real browser, on a phone and on a desk: sign in, publish, read why, open a box, axe at every stop."""

from __future__ import annotations

import pytest
from django.test import Client

from sembilan.runs.models import Publication
from tests import cast
from tests.journeys.browser import DESK, PHONE, faults, is_too_wide, picture

WIDTHS = pytest.mark.parametrize("width", [PHONE, DESK])


@pytest.fixture(autouse=True)
def by_password_alone(settings):
    """The second factor has tests of its own."""
    settings.SECOND_FACTOR_REQUIRED = False


def check(page, name):
    picture(page, name)
    assert not faults(page)
    assert not is_too_wide(page)


def sign_in(open_page, role, width):
    page = open_page(Client(), "/", width=width)
    page.wait_for_selector("input[name=nip]")
    page.select_option("select[name=instansi]", label="Kabupaten Contoh")
    page.fill("input[name=nip]", role.nip)
    page.fill("input[name=password]", cast.PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector("nav.nav", state="attached")
    return page


@WIDTHS
def test_bayu_signs_in_looks_and_publishes(computed, open_page, width):
    page = sign_in(open_page, cast.BAYU, width)
    check(page, "beranda-bkd")

    page.click("text=Buka bulan ini")
    page.wait_for_selector("text=Terbitkan tunjangan")
    check(page, "bulan")

    page.click("text=Terbitkan tunjangan")
    page.wait_for_selector("dialog[open]")
    check(page, "terbitkan")
    page.click("dialog[open] form button")
    page.wait_for_selector("text=Pegawai kini melihat angkanya")
    check(page, "bulan-terbit")

    assert Publication.objects.filter(area="allowance", by=cast.BAYU.nip).count() == 1


@WIDTHS
def test_sari_reads_why_and_where_she_stands(published, sari, client_of, open_page, width):
    page = open_page(client_of(sari), "/", width=width)
    check(page, "beranda-pegawai")

    page.click("text=Mengapa segini?")
    page.wait_for_selector("text=Langkah demi langkah")
    check(page, "mengapa")

    page.click("text=Semua rincian")
    page.click("text=Hari demi hari")
    page.click("text=Sidik angka")
    check(page, "mengapa-rinci")

    page.goto("http://localhost/talenta/2026-10/")
    page.wait_for_selector("text=Jalan ke depan")
    check(page, "tempat")


@WIDTHS
def test_rina_opens_a_box_and_filters(published, rina, client_of, open_page, width):
    page = open_page(client_of(rina), "/", width=width)
    check(page, "beranda-ppk")

    page.goto("http://localhost/talenta/2026-10/kotak/")
    check(page, "kotak")

    page.click("a.box[data-box='5']")
    page.wait_for_selector("a.box[data-box='5'][aria-current]")
    assert page.url.endswith("/talenta/2026-10/kotak/5/")
    assert cast.SARI.name in page.inner_text("#papan")
    check(page, "kotak-5")

    page.select_option("select[name=jenis]", "struktural")
    page.wait_for_url("**jenis=struktural**")
    assert cast.SARI.name not in page.inner_text("#papan")


@WIDTHS
@pytest.mark.parametrize(("reader", "name"), [("budi", "penilai"), ("dewi", "pengelola"), ("tono", "inspektorat")])
def test_every_role_has_a_start_without_fault(published, client_of, open_page, request, reader, name, width):
    page = open_page(client_of(request.getfixturevalue(reader)), "/", width=width)

    check(page, f"beranda-{name}")


@WIDTHS
def test_what_needs_a_look_reads_well(published, bayu, client_of, open_page, width):
    page = open_page(client_of(bayu), "/bulan/2026-10/perlu-dilihat/?kode=pin_missing", width=width)

    assert cast.AGUS.name in page.inner_text("main")
    check(page, "perlu-dilihat")


@pytest.mark.parametrize("address", ["/", "/tunjangan/2026-10/", "/talenta/2026-10/"])
def test_the_dark_is_readable_too(published, sari, client_of, open_page, address):
    page = open_page(client_of(sari), address, width=PHONE, scheme="dark")

    assert not faults(page)
