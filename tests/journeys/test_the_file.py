"""A person's file in a real browser: proposed, checked, decided, read; and what goes wrong on the way."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from sembilan.accounts.models import SessionMark, User
from sembilan.documents.models import StoredFile
from sembilan.organisation.models import Grant
from sembilan.people.actions import add_entry
from sembilan.people.models import Employee, Penghargaan
from sembilan.proposals.models import Proposal, State, Step
from sembilan.records.models import Event, Superseded
from tests import cast
from tests.journeys.browser import DESK, PHONE
from tests.journeys.walk import attach, device, fill, filled, go, sign_in, stop

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.browser]
WIDTHS = pytest.mark.parametrize("width", [PHONE, DESK])
NEW = "/usulan/baru/penghargaan/"
AWARDS = f"/pegawai/{cast.SARI.nip}/penghargaan/"
AWARD = {
    "kind": "satya-10",
    "name": "Satyalancana Karya Satya X Tahun",
    "given_on": "2025-08-17",
    "sk_number": "12/TK/2025",
    "sk_date": "2025-08-01",
    "sk_by": "Presiden RI",
}
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 200 + b"This program cannot be run in DOS mode."
HTML = b"<!doctype html><script>alert(document.cookie)</script>"


def pdf() -> bytes:
    """A real document of one page."""
    drawn = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(drawn, "PDF")
    return drawn.getvalue()


def propose(page, **otherwise):
    fill(page, AWARD | otherwise)
    attach(page, "sk.pdf", pdf())
    page.get_by_role("button", name="Kirim usulan").click()


def steps(proposal):
    return list(Step.objects.filter(proposal=proposal).order_by("pk").values_list("kind", flat=True))


@pytest.fixture
def waiting(sari, dewi, bayu, client_of, open_page):
    """Sari's award, forwarded to the BKD."""
    page = open_page(device(client_of(sari)), NEW)
    propose(page)
    page.get_by_text("Usulan terkirim").wait_for()
    made = Proposal.objects.get()
    page = open_page(device(client_of(dewi)), f"/usulan/{made.pk}/")
    page.get_by_role("button", name="Teruskan ke BKD").click()
    page.get_by_text("Tersimpan.").wait_for()
    return made


@WIDTHS
def test_sari_comes_in_for_the_first_time_with_a_code_from_dewi(tenant, dewi, client_of, open_page, width):
    User.objects.filter(nip=cast.SARI.nip).delete()
    officer = open_page(device(client_of(dewi)), "/akun/kode/", width=width)
    officer.get_by_label("NIP").fill(cast.SARI.nip)
    officer.get_by_role("button", name="Buat kode").click()
    code = officer.locator(".entry-code").inner_text()
    stop(officer, "kode")

    page = open_page(device(), "/masuk/", width=width)
    page.get_by_role("link", name="Baru pertama kali?").click()
    given = {"nip": cast.SARI.nip, "code": code.lower(), "new": "kopi pagi di beranda", "again": "kopi pagi di teras"}
    page.get_by_label("Daerah atau instansi").select_option(label="Kabupaten Contoh")
    fill(page, given)
    page.get_by_role("button", name="Simpan kata sandi dan masuk").click()
    page.get_by_text("Kedua kata sandi tidak sama.").wait_for()
    stop(page, "kode-salah")
    fill(page, given | {"again": given["new"]})
    page.get_by_role("button", name="Simpan kata sandi dan masuk").click()
    page.get_by_role("button", name="Keluar").click()

    sign_in(page, cast.SARI, given["new"])
    page.get_by_role("button", name="Keluar").wait_for()
    stop(page, "beranda-pertama")
    go(officer, "/akun/kode/")
    expect(officer.get_by_text("dipakai", exact=True)).to_be_visible()


@WIDTHS
def test_an_award_goes_from_sari_over_dewi_to_bayu_and_into_her_file(
    region, dewi, bayu, client_of, open_page, width, tmp_path
):
    sent = pdf()
    hers = open_page(device(), "/pegawai/saya/", width=width)
    sign_in(hers, cast.SARI)
    hers.get_by_role("heading", name=cast.SARI.name).wait_for()
    stop(hers, "berkas-saya")
    go(hers, AWARDS)
    hers.get_by_role("link", name="Usulkan perubahan").click()
    hers.get_by_role("button", name="Kirim usulan").wait_for()
    stop(hers, "usulan-baru")
    fill(hers, AWARD)
    attach(hers, "sk.pdf", sent)
    hers.get_by_role("button", name="Kirim usulan").click()
    hers.get_by_text("Usulan terkirim").wait_for()
    stop(hers, "usulan-terkirim")

    officer = open_page(device(client_of(dewi)), "/pemberitahuan/", width=width)
    officer.get_by_role("button", name="Sari Anindya mengusulkan").click()
    officer.get_by_role("button", name="Teruskan ke BKD").wait_for()
    stop(officer, "usulan-dewi")
    officer.get_by_role("button", name="Teruskan ke BKD").click()
    officer.get_by_text("Tersimpan.").wait_for()

    decider = open_page(device(client_of(bayu)), "/usulan/antrean/", width=width)
    stop(decider, "antrean-bayu")
    decider.get_by_role("link", name="Tambah: Penghargaan").click()
    decider.get_by_role("button", name="Setujui").click()
    decider.get_by_text("Sudah tercatat di riwayat").wait_for()
    stop(decider, "usulan-disetujui")

    go(hers, AWARDS)
    hers.get_by_role("link", name=AWARD["name"]).wait_for()
    stop(hers, "berkas-penghargaan")
    with hers.expect_download() as loaded:
        hers.get_by_role("link", name="dokumen").click()
    kept = tmp_path / "sk.pdf"
    loaded.value.save_as(kept)
    assert kept.read_bytes() == sent
    go(hers, "/pemberitahuan/")
    expect(hers.get_by_role("button", name="disetujui dan sudah tercatat")).to_be_visible()
    stop(hers, "kabar-sari")
    assert Penghargaan.objects.get().employee.nip == cast.SARI.nip
    assert steps(Proposal.objects.get()) == ["ajukan", "teruskan", "setujui"]


@WIDTHS
@pytest.mark.parametrize(
    ("name", "form", "content"),
    [("sk.pdf", "application/pdf", EXE), ("foto.png", "image/png", HTML)],
    ids=["a program named pdf", "a page named png"],
)
def test_a_document_that_lies_is_refused_and_what_was_typed_stays(
    sari, client_of, open_page, width, name, form, content
):
    page = open_page(device(client_of(sari)), NEW, width=width)
    typed = AWARD | {"note": "Diterima saat upacara"}
    fill(page, typed)
    attach(page, name, content, form=form)
    page.get_by_role("button", name="Kirim usulan").click()

    page.get_by_text("Isi berkas ini bukan PDF, JPEG, atau PNG yang utuh.").wait_for()
    stop(page, "dokumen-bohong")
    assert filled(page, typed) == typed
    assert (Proposal.objects.count(), StoredFile.objects.count()) == (0, 0)

    attach(page, "sk.pdf", pdf())
    page.get_by_role("button", name="Kirim usulan").click()
    page.get_by_text("Usulan terkirim").wait_for()
    assert Proposal.objects.get().document.form == "application/pdf"


SEND = "fetch(location.href, {method: 'POST', body: new FormData(document.querySelector('.proposal-form'))})"


@WIDTHS
def test_a_form_sent_twice_makes_one_proposal_and_leads_to_it(sari, client_of, open_page, width):
    page = open_page(device(client_of(sari)), NEW, width=width)
    fill(page, AWARD)
    attach(page, "sk.pdf", pdf())
    page.evaluate(f"{SEND}.then(answer => answer.status)")
    assert Proposal.objects.count() == 1

    page.get_by_role("button", name="Kirim usulan").click()

    page.wait_for_url(f"**/usulan/{Proposal.objects.get().pk}/")
    expect(page.get_by_role("heading", name="Tambah: Penghargaan")).to_be_visible()
    stop(page, "usulan-dua-kali")
    assert steps(Proposal.objects.get()) == ["ajukan"]
    assert Event.objects.filter(verb="proposal.submit").count() == 1


@WIDTHS
def test_of_two_officers_with_one_page_open_the_second_reads_who_was_first(
    waiting, bayu, rina, region, client_of, open_page, width
):
    Grant.objects.create(instansi=region, nip=cast.RINA.nip, role="verifikator", valid=(cast.SINCE, None))
    first = open_page(device(client_of(bayu)), f"/usulan/{waiting.pk}/", width=width)
    second = open_page(device(client_of(rina)), f"/usulan/{waiting.pk}/", width=width)
    first.get_by_role("button", name="Setujui").click()
    first.get_by_text("Tersimpan.").wait_for()

    second.get_by_label("Catatan atau alasan").fill("Belum jelas")
    second.get_by_role("button", name="Tolak").click()

    told = second.get_by_role("alert")
    expect(told).to_contain_text("Usulan ini sudah ditindak. Disetujui oleh Bayu Nugraha pada")
    stop(second, "petugas-kedua")
    assert second.get_by_role("button", name="Tolak").count() == 0
    assert steps(waiting) == ["ajukan", "teruskan", "setujui"]
    assert Proposal.objects.get().state == State.APPROVED
    assert Penghargaan.objects.count() == 1
    assert not Event.objects.filter(verb="proposal.refuse").exists()


@WIDTHS
def test_of_two_officers_correcting_one_entry_the_second_sees_the_change_first(
    region, tenant, bayu, rina, client_of, open_page, width
):
    Grant.objects.create(instansi=region, nip=cast.RINA.nip, role="bkd", valid=(cast.SINCE, None))
    sari = Employee.objects.get(nip=cast.SARI.nip)
    entry = add_entry(employee=sari, kind="penghargaan", texts=AWARD, by="cli:tes", source="tes")
    address = f"{AWARDS}{entry.pk}/koreksi/"
    first = open_page(device(client_of(bayu)), address, width=width)
    second = open_page(device(client_of(rina)), address, width=width)
    fill(first, {"sk_number": "13/TK/2025", "reason": "Nomor SK salah baca"})
    first.get_by_role("button", name="Simpan").click()
    first.wait_for_url(f"**{AWARDS}{entry.pk}/")

    fill(second, {"sk_by": "Presiden Republik Indonesia", "reason": "Nama pejabat lengkap"})
    second.get_by_role("button", name="Simpan").click()

    second.get_by_text("Butir ini baru saja diubah orang lain; perubahan Anda belum disimpan.").wait_for()
    stop(second, "koreksi-kedua")
    stood = Penghargaan.objects.get()
    assert (stood.sk_number, stood.sk_by) == ("13/TK/2025", "Presiden RI")
    assert Superseded.objects.filter(table="people_penghargaan").count() == 1
    assert filled(second, {"sk_by": "", "reason": ""}) == {
        "sk_by": "Presiden Republik Indonesia", "reason": "Nama pejabat lengkap",
    }  # fmt: skip


@WIDTHS
def test_a_correction_of_what_was_taken_out_meanwhile_leads_to_what_it_said(tenant, bayu, client_of, open_page, width):
    sari = Employee.objects.get(nip=cast.SARI.nip)
    entry = add_entry(employee=sari, kind="penghargaan", texts=AWARD, by="cli:tes", source="tes")
    officer = device(client_of(bayu))
    page = open_page(officer, f"{AWARDS}{entry.pk}/koreksi/", width=width)
    other = open_page(officer, f"{AWARDS}{entry.pk}/penarikan/", width=width)
    fill(other, {"reason": "Milik orang lain"})
    other.get_by_role("button", name="Tarik dari berkas").click()
    other.get_by_text("Butir ini sudah ditarik dari berkas.").wait_for()

    fill(page, {"sk_number": "13/TK/2025", "reason": "Nomor SK salah baca"})
    page.get_by_role("button", name="Simpan").click()

    page.get_by_text("perubahan Anda belum disimpan.").wait_for()
    expect(page.get_by_text("Butir ini sudah ditarik dari berkas.")).to_be_visible()
    expect(page.get_by_text("“Milik orang lain”")).to_be_visible()
    stop(page, "koreksi-ditarik")
    assert not Penghargaan.objects.exists()
    assert Event.objects.filter(verb__in=["entry.correct", "entry.withdraw"]).count() == 1


@WIDTHS
def test_a_form_sent_after_its_session_was_ended_elsewhere_leads_back_to_it(region, sari, open_page, width):
    phone = open_page(device(), NEW, width=width)
    sign_in(phone, cast.SARI)
    phone.get_by_role("button", name="Kirim usulan").wait_for()
    fill(phone, AWARD)
    attach(phone, "sk.pdf", pdf())
    other = open_page(device(), "/akun/", width=width)
    sign_in(other, cast.SARI)
    other.get_by_role("button", name="Akhiri", exact=False).first.wait_for()
    stop(other, "akun-dua-sesi")
    other.locator(".session-end").get_by_role("button", name="Akhiri").click()
    other.get_by_text("Sesi itu diakhiri.").wait_for()

    phone.get_by_role("button", name="Kirim usulan").click()

    phone.get_by_text("Sesi Anda sudah berakhir. Yang baru saja Anda kirim tidak disimpan").wait_for()
    stop(phone, "sesi-berakhir")
    assert (Proposal.objects.count(), StoredFile.objects.count(), SessionMark.objects.count()) == (0, 0, 1)
    sign_in(phone, cast.SARI)
    phone.wait_for_url(f"**{NEW}")
    propose(phone)
    phone.get_by_text("Usulan terkirim").wait_for()
    assert steps(Proposal.objects.get()) == ["ajukan"]


@WIDTHS
def test_a_stranger_finds_none_of_these_addresses(waiting, agus, tenant, client_of, open_page, width):
    sari = Employee.objects.get(nip=cast.SARI.nip)
    entry = add_entry(employee=sari, kind="penghargaan", texts=AWARD, by="cli:tes", source="tes")
    closed = (
        f"/pegawai/{cast.SARI.nip}/",
        AWARDS,
        f"{AWARDS}{entry.pk}/",
        f"{AWARDS}{entry.pk}/koreksi/",
        f"/usulan/{waiting.pk}/",
        f"/usulan/{waiting.pk}/dokumen/",
        "/usulan/antrean/",
        f"{NEW}?nip={cast.SARI.nip}",
        "/akun/kode/",
        "/pegawai/",
        "/layanan/",
        f"/layanan/{cast.SARI.nip}/",
        "/layanan/tanda-tangan/",
        "/unggah/",
        "/data-ditahan/",
    )
    page = open_page(device(client_of(agus)), "/", width=width)

    for address in closed:
        go(page, address)
        expect(page.get_by_role("heading", name="Halaman ini tidak ditemukan"), address).to_be_visible()
        assert cast.SARI.name not in page.content()
    stop(page, "tidak-ditemukan")
