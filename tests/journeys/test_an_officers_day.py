"""An officer's day in a real browser: due lists in the morning, requests at noon, wrong rows, an export at four."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from sembilan.career.models import Signature
from sembilan.people.models import Kgb, Penghargaan, RiwayatGolongan
from sembilan.proposals.models import Proposal, State, Step
from sembilan.records.models import Event, Reject
from tests import cast
from tests.career.conftest import kgb_of_sari, next_first  # noqa: F401
from tests.exchange.uploading import education, row, work
from tests.journeys.browser import DESK, PHONE
from tests.journeys.walk import attach, device, fill, go, stop
from tests.proposals.conftest import GOLONGAN, propose  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.browser]
WIDTHS = pytest.mark.parametrize("width", [PHONE, DESK])


def read(content):
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def taken(page, click):
    """What a click lets one take along."""
    with page.expect_download() as loaded:
        click()
    return loaded.value.path().read_bytes()


@WIDTHS
def test_in_the_morning_a_kgb_goes_from_the_due_list_into_the_record(
    kgb_of_sari,  # noqa: F811
    sari,
    bayu,
    rina,
    client_of,
    open_page,
    width,
):
    officer = device(client_of(bayu))
    page = open_page(officer, "/layanan/", width=width)
    page.get_by_text("Daftar belum dihitung").wait_for()
    stop(page, "layanan-kosong")
    page.get_by_role("button", name="Hitung ulang").click()
    page.get_by_text("Daftar dihitung ulang").wait_for()
    go(page, "/layanan/?layanan=kgb")
    stop(page, "layanan-kgb")
    page.get_by_role("checkbox", name=cast.SARI.name).check()
    page.get_by_role("button", name="Buka berkas bagi yang dipilih").click()
    draft = page.get_by_role("link", name="Lihat draf surat")
    assert "DRAF" in read(officer.get(draft.get_attribute("href")).content)

    page.get_by_role("button", name="Sudah diperiksa").click()
    page.get_by_role("button", name="Serahkan untuk ditandatangani").click()
    page.get_by_text("Isi nomor dan tanggal surat").wait_for()
    fill(page, {"number": "822.3/77/2026", "dated": "2026-10-20"})
    page.get_by_role("button", name="Serahkan untuk ditandatangani").click()
    page.get_by_text("822.3/77/2026").first.wait_for()
    stop(page, "berkas-kgb")

    leader = open_page(device(client_of(rina)), "/layanan/tanda-tangan/", width=width)
    stop(leader, "tanda-tangan")
    leader.get_by_label("Ditetapkan di").fill("Contoh")
    leader.get_by_role("button", name="Tanda tangani").click()
    leader.get_by_text("1 surat ditandatangani.").wait_for()
    stop(leader, "tanda-tangan-selesai")

    hers = open_page(device(client_of(sari)), f"/pegawai/{cast.SARI.nip}/kgb/", width=width)
    new = hers.locator("tr", has_text="822.3/77/2026")
    expect(new).to_contain_text("3.287.000")
    stop(hers, "berkas-kgb-baru")
    letter = taken(hers, new.get_by_role("link", name="dokumen").click)
    assert "3.287.000" in read(letter)
    assert "DRAF" not in read(letter)
    assert Kgb.objects.filter(employee__nip=cast.SARI.nip, tmt=next_first()).count() == 1
    assert Signature.objects.count() == 1


@WIDTHS
def test_at_noon_several_are_approved_at_once_and_what_cannot_be_is_listed(
    propose,  # noqa: F811
    bayu,
    client_of,
    open_page,
    width,
):
    good = [propose(cast.AGUS), propose(cast.TONO)]
    bad = propose(cast.AGUS, kind="golongan", texts=GOLONGAN)
    RiwayatGolongan.objects.filter(employee__nip=cast.AGUS.nip).update(valid=(GOLONGAN["since"], None))
    page = open_page(device(client_of(bayu)), "/usulan/antrean/", width=width)
    page.get_by_role("button", name="Setujui yang dipilih").click()
    expect(page.get_by_role("alert")).to_contain_text("Pilih dahulu usulannya.")
    stop(page, "antrean-kosong")

    for box in page.locator("input[name=chosen]").all():
        box.check()
    page.get_by_label("Catatan untuk semua yang dipilih").fill("Lengkap")
    page.get_by_role("button", name="Setujui yang dipilih").click()

    page.get_by_text("2 usulan disetujui dan sudah tercatat.").wait_for()
    left = page.locator(".card", has_text="Belum disetujui")
    expect(left).to_contain_text("Sudah ada riwayat dengan TMT ini")
    expect(left.get_by_role("link")).to_contain_text([cast.AGUS.name])
    stop(page, "persetujuan-bersama")
    assert set(Penghargaan.objects.values_list("employee__nip", flat=True)) == {cast.AGUS.nip, cast.TONO.nip}
    assert Proposal.objects.get(pk=bad.pk).state == State.BKD
    assert {one.note for one in Step.objects.filter(proposal__in=good, kind="setujui")} == {"Lengkap"}
    assert Event.objects.filter(verb="proposal.approve").count() == 2


HEADS = "Kol A;Kol B;Kol C;Kol D;Kol E;Kol F"
OURS = {"Kol A": "employee_id", "Kol B": "level", "Kol C": "study", "Kol D": "school", "Kol E": "year"}
UNKNOWN = "198001012005011999"


def strange(*rows):
    """A list under headings that nobody knows."""
    return "\r\n".join([HEADS, *education(*rows).decode().splitlines()[1:], ""]).encode()


def hand_in(page, tenant, *rows):
    go(page, "/unggah/")
    attach(page, "dari-sekolah.csv", strange(*rows), field="file", form="text/csv")
    page.get_by_role("button", name="Unggah", exact=True).click()
    page.get_by_text("Membaca berkas").first.wait_for()
    work(tenant)


def try_out(page, tenant):
    page.get_by_role("button", name="Lihat pratinjau").click()
    page.wait_for_url("**/pratinjau/")
    work(tenant)
    page.get_by_text("Langkah 2 dari 3").wait_for()


def load(page, tenant):
    page.get_by_role("button", name="Muat").click()
    page.wait_for_url("**/pemuatan/")
    work(tenant)
    page.get_by_text("Langkah 3 dari 3").wait_for()


@WIDTHS
def test_a_file_of_wrong_rows_is_mapped_looked_at_loaded_and_healed(tenant, bayu, client_of, open_page, width):
    page = open_page(device(client_of(bayu)), "/unggah/", width=width)
    hand_in(page, tenant, row(), row(level="S9"), row(nip=UNKNOWN), row(year="dua ribu"), row(level="S-2", year="2018"))
    page.get_by_text("Jenis berkas ini tidak dikenali.").wait_for()
    stop(page, "unggah-tidak-dikenal")
    page.get_by_label("Jenis data").select_option("pendidikan")
    page.get_by_role("button", name="Kenali lagi").click()
    for head, name in list(OURS.items())[:-1]:
        page.get_by_label(head, exact=True).select_option(name)
    page.get_by_role("button", name="Lihat pratinjau").click()
    page.get_by_text("Kolom wajib ini belum dipilih: TAHUN LULUS.").wait_for()
    stop(page, "unggah-kolom-kurang")
    page.get_by_label("Kol E", exact=True).select_option("year")

    try_out(page, tenant)

    wrong = page.locator("td.upload-wrong")
    expect(wrong).to_contain_text(["S9", UNKNOWN, "dua ribu"])
    expect(wrong.first).to_contain_text("Tingkat pendidikan tidak dikenal.")
    stop(page, "unggah-pratinjau")
    assert Reject.objects.count() == 0
    load(page, tenant)
    stop(page, "unggah-dimuat")
    page.get_by_role("link", name="Lihat baris yang ditahan").click()
    page.get_by_role("table", name="Baris yang ditahan").wait_for()
    assert page.locator("tbody tr").count() == 3
    stop(page, "data-ditahan")

    hand_in(page, tenant, row(), row(level="S-3", year="2022"), row(nip=cast.DEWI.nip), row(level="D-III", year="2005"))
    page.get_by_text("pernah Anda petakan; pemetaannya dipakai lagi.").wait_for()
    try_out(page, tenant)
    load(page, tenant)
    go(page, "/data-ditahan/")
    page.get_by_text("Tidak ada baris yang ditahan").wait_for()
    stop(page, "data-pulih")
    assert Reject.objects.filter(healed_at=None).count() == 0
    assert Reject.objects.exclude(healed_at=None).count() == 3
    go(page, f"/pegawai/{cast.SARI.nip}/pendidikan/")
    assert page.locator("#bagian tbody tr").count() == 4


def on_the_screen(page):
    """The list as it stands there: headings, and each person with her NIP first and her cells."""
    heads = [one.strip() for one in page.locator("#daftar thead th").all_text_contents()]
    rows = []
    for line in page.locator("#daftar tbody tr").all():
        name, nip = line.locator("td a").text_content(), line.locator("td small").first.text_content()
        cells = [one.strip().replace("–", "") for one in line.locator("td").all_text_contents()[1:]]
        rows.append([name, re.sub(r"\D", "", nip), *cells])
    return [heads[0], "NIP", *heads[1:]], rows


@WIDTHS
def test_at_four_the_boss_gets_the_list_that_stands_on_the_screen(bayu, client_of, open_page, width):
    page = open_page(device(client_of(bayu)), "/pegawai/", width=width)
    page.get_by_text("Saringan lain").click()
    page.get_by_label("Golongan dari").select_option("III/c")
    page.get_by_role("button", name="Cari").click()
    page.wait_for_url("**gol_dari=III*")
    page.get_by_text("Pilih kolom").click()
    for box in page.locator("input[name=kolom]").all():
        box.set_checked(box.get_attribute("value") in ("golongan", "unit", "usia", "pendidikan"))
    page.get_by_role("button", name="Pakai kolom ini").click()
    page.get_by_role("columnheader", name="Pendidikan").wait_for()
    stop(page, "pegawai-pilihan")
    heads, rows = on_the_screen(page)
    assert {one[0] for one in rows} == {one.name for one in (cast.BUDI, cast.DEWI, cast.RINA, cast.TONO, cast.BAYU)}

    content = taken(page, page.get_by_role("button", name="Unduh Excel").click)

    table = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert table[0] == heads == ["Nama", "NIP", "Unit kerja", "Golongan", "Pendidikan", "Usia"]
    assert [[as_text(cell) for cell in line] for line in table[1:]] == rows
    assert Event.objects.filter(actor=cast.BAYU.nip, data__rows=len(rows)).count() == 1


def as_text(cell):
    return str(int(cell)) if isinstance(cell, float) else str(cell)
