"""The pages of leave: what they show to whom, what they refuse, and how much they ask of the database."""

from __future__ import annotations

import uuid

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sembilan.leave import actions
from sembilan.leave.models import LeaveOpening, LeaveRequest
from tests.cast import DEWI, SARI
from tests.leave.conftest import FRIDAY, MONDAY, person, png

pytestmark = pytest.mark.django_db
GIVEN = {
    "kind": "cuti tahunan", "first": str(MONDAY), "last": str(FRIDAY), "reason": "Keluarga", "address": "Jalan 1",
    "phone": "08",
}  # fmt: skip


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_whole_course_in_a_browser(client_of, sari, budi, rina):
    sent = {**GIVEN, "token": str(uuid.uuid4()), "document": SimpleUploadedFile("s.png", png())}
    answer = client_of(sari).post("/cuti/baru/", sent)
    url = answer.url

    assert "Menunggu Budi Santoso" in page(client_of(sari), url)
    assert SARI.name in page(client_of(budi), "/cuti/antrean/")
    assert client_of(budi).post(f"{url}putusan/", {"verdict": "disetujui", "seen": _seen(url)}).status_code == 302
    assert client_of(rina).post(f"{url}putusan/", {"verdict": "disetujui", "seen": _seen(url)}).status_code == 302
    said = page(client_of(sari), "/cuti/")
    assert "Disetujui" in said
    assert "6 Juli 2026 – 10 Juli 2026" in said
    assert client_of(sari).get(f"{url}dokumen/").status_code == 200


def _seen(url):
    return LeaveRequest.objects.get(pk=url.split("/")[-2]).steps.latest("pk").pk


def test_what_is_wrong_is_said_and_nothing_is_kept(client_of, sari):
    client = client_of(sari)
    reversed_ = client.post("/cuti/baru/", {**GIVEN, "last": "2026-07-01", "token": str(uuid.uuid4())})
    over = client.post("/cuti/baru/", {**GIVEN, "last": "2026-07-31", "token": str(uuid.uuid4())})

    assert (reversed_.status_code, over.status_code) == (422, 422)
    assert "Hari terakhir tidak boleh sebelum hari pertama" in reversed_.content.decode()
    assert "Sisa cuti tahunan tidak cukup" in over.content.decode()
    assert not LeaveRequest.objects.exists()


def test_while_writing_the_days_and_obstacles_are_told(client_of, sari):
    client = client_of(sari)

    good = page(client, f"/cuti/baru/periksa/?kind=cuti+tahunan&first={MONDAY}&last={FRIDAY}")
    assert "5 hari kerja" in good
    assert "Dapat diajukan" in good
    assert "Perlu surat dokter" in page(client, f"/cuti/baru/periksa/?kind=cuti+sakit&first={MONDAY}&last={FRIDAY}")
    assert page(client, "/cuti/baru/periksa/?kind=x").strip() == ""


def test_a_stranger_finds_no_request(asked, client_of, agus, lintang):
    for user in (agus, lintang):
        for url in ("", "formulir.pdf", "dokumen/"):
            assert client_of(user).get(f"/cuti/{asked.pk}/{url}").status_code == 404
        assert client_of(user).post(f"/cuti/{asked.pk}/putusan/", {"verdict": "disetujui"}).status_code == 404


def test_a_second_word_is_answered_with_what_was_said(considered, client_of, budi):
    answer = client_of(budi).post(f"/cuti/{considered.pk}/putusan/", {"verdict": "disetujui", "seen": 1})

    assert answer.status_code == 409
    assert "berubah sejak Anda membukanya" in answer.content.decode()


def test_the_form_has_its_eight_parts(approved, client_of, sari):
    answer = client_of(sari).get(f"/cuti/{approved.pk}/formulir.pdf")
    said = "\n".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(answer.content))

    for part in ("I. DATA", "II. JENIS", "III. ALASAN", "IV. LAMANYA", "V. CATATAN", "VI. ALAMAT", "VII. PERTIMBANGAN"):
        assert part in said
    assert "VIII. KEPUTUSAN" in said
    assert "Rina Maheswari" in said
    assert "Pulang kampung" in said
    assert len(pypdfium2.PdfDocument(answer.content)) == 1


def test_the_surat_tugas_names_everybody(client_of, sari, budi):
    errand = actions.Errand(MONDAY, FRIDAY, "Kota Lain", "Rapat koordinasi")
    made = actions.order(people=[person(SARI), person(DEWI)], errand=errand, token=uuid.uuid4(), by=budi)
    answer = client_of(sari).get(f"/cuti/{made[0].pk}/formulir.pdf")
    said = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()

    assert SARI.name in said
    assert DEWI.name in said
    assert made[0].letter in said


def test_illness_is_only_leave_for_who_does_not_decide(ask, client_of, tono, budi, dewi):
    made = ask(kind="cuti sakit", doctor=1, reason="Demam berdarah")
    actions.consider(request=made, word=actions.Word("disetujui"), by=budi)

    assert "Demam berdarah" in page(client_of(dewi), f"/cuti/{made.pk}/")
    LeaveRequest.objects.filter(pk=made.pk).update(superior_nip="")
    said = page(client_of(budi), f"/cuti/{made.pk}/")
    assert "Demam berdarah" not in said
    assert "Cuti Sakit" not in said
    assert client_of(budi).get(f"/cuti/{made.pk}/formulir.pdf").status_code == 404


def test_colleagues_see_counts_and_the_leader_names(approved, client_of, sari, budi, agus):
    url = "/cuti/kalender/?bulan=2026-07&unor=1010"

    assert SARI.name in page(client_of(budi), url)
    own = page(client_of(sari), url)
    assert "Nama hanya tampil" in own
    assert f"/cuti/pegawai/{SARI.nip}/" not in own
    page(client_of(agus), url, status=404)


@pytest.mark.parametrize("url", ["/cuti/antrean/", "/cuti/daftar/", "/cuti/sisa/", "/cuti/sisa/pengisian/"])
def test_lists_are_for_who_decides_or_looks_after(client_of, sari, url):
    page(client_of(sari), url, status=404)


def test_lists_balances_and_their_tables(approved, client_of, budi, dewi):
    assert SARI.name in page(client_of(budi), "/cuti/daftar/?keadaan=disetujui")
    assert SARI.name not in page(client_of(budi), "/cuti/daftar/?keadaan=berjalan")
    assert SARI.name in page(client_of(dewi), "/cuti/sisa/?unor=1010")
    for url in ("/cuti/daftar.xlsx", "/cuti/sisa.xlsx"):
        assert client_of(budi).get(url).content[:2] == b"PK"
    assert SARI.name in page(client_of(budi), f"/cuti/pegawai/{SARI.nip}/")


def test_an_opening_is_entered_by_the_officer(client_of, dewi):
    sent = {"nip": SARI.nip, "kind": "sisa", "year": 2025, "days": 4, "source": "Surat 7"}

    assert client_of(dewi).post("/cuti/sisa/pengisian/", sent).status_code == 302
    assert client_of(dewi).post("/cuti/sisa/pengisian/", {**sent, "nip": "1"}).status_code == 422
    assert LeaveOpening.objects.get().days == 4


def test_ordering_reporting_and_cancelling_in_a_browser(client_of, sari, budi, approved):
    sent = {"first": "2026-08-03", "last": "2026-08-04", "place": "Kota", "purpose": "Rapat", "token": uuid.uuid4()}
    answer = client_of(sari).post("/cuti/dinas/baru/", sent)
    assert "Rapat" in page(client_of(sari), "/cuti/dinas/")
    assert client_of(budi).post(f"{answer.url}putusan/", {"verdict": "disetujui", "seen": _seen(answer.url)})
    assert LeaveRequest.objects.get(kind="dinas luar").state == "disetujui"
    assert client_of(sari).post("/cuti/dinas/baru/", {**sent, "nips": "123"}).status_code == 422
    assert client_of(sari).post(f"/cuti/{approved.pk}/pembatalan/", {"text": "tak jadi"}).status_code == 302
    assert LeaveRequest.objects.get(pk=approved.pk).state == "dibatalkan"


def test_pages_ask_little_of_the_database(approved, client_of, sari, budi, dewi, counted):
    for user, url, most in (
        (sari, "/cuti/", 20), (budi, "/cuti/antrean/", 9), (dewi, "/cuti/sisa/", 21), (budi, "/cuti/kalender/", 16),
        (sari, f"/cuti/{approved.pk}/", 14), (sari, "/cuti/baru/", 18), (dewi, "/cuti/kuota/", 14),
        (budi, "/cuti/daftar/", 14), (sari, "/cuti/dinas/", 12), (dewi, "/cuti/sisa/pengisian/", 12),
    ):  # fmt: skip
        client = client_of(user)
        client.get(url)
        with counted() as queries:
            client.get(url)
        print(url, queries.total)
        assert queries.total <= most, url


def test_called_back_the_page_tells_the_days_before_and_the_form_what_the_official_said(
    approved, client_of, sari, budi, today
):
    today(MONDAY)
    actions.call_back(request=approved, back_on=FRIDAY, text="Banjir", by=budi)

    said = page(client_of(sari), f"/cuti/{approved.pk}/")
    assert "Sebelumnya 6 Juli 2026 – 10 Juli 2026" in said
    assert "Laporan" not in said
    form = pypdfium2.PdfDocument(client_of(sari).get(f"/cuti/{approved.pk}/formulir.pdf").content)
    assert "Banjir" not in form[0].get_textpage().get_text_range()


def test_who_inspects_reads_the_list_of_leave_and_changes_nothing(asked, client_of, tono):
    client = client_of(tono)

    listed = page(client, "/cuti/daftar/")

    assert 'href="/cuti/daftar/"' in page(client, "/")
    assert SARI.name in listed
    assert "Bidang Pembinaan SD" in listed
    assert "/cuti/daftar.xlsx" not in listed
    assert SARI.name in page(client, "/cuti/daftar/?unor=1010")
    assert SARI.name not in page(client, "/cuti/daftar/?unor=2000")
    assert client.post("/cuti/daftar/").status_code == 405
    assert "/putusan/" not in page(client, f"/cuti/{asked.pk}/")
    for url in ("/cuti/daftar.xlsx", "/cuti/antrean/", "/cuti/sisa/", "/cuti/kuota/", "/cuti/sisa/pengisian/"):
        page(client, url, status=404)
        assert client.post(url).status_code in (404, 405)


def test_who_may_not_be_told_of_illness_does_not_find_it_by_asking_for_its_kind(asked, client_of, rina, dewi):
    LeaveRequest.objects.filter(pk=asked.pk).update(kind="cuti sakit")

    assert SARI.name in page(client_of(dewi), "/cuti/daftar/?jenis=cuti+sakit")
    assert SARI.name not in page(client_of(rina), "/cuti/daftar/?jenis=cuti+sakit")
    assert SARI.name in page(client_of(rina), "/cuti/daftar/")


def test_the_list_of_who_inspects_asks_little_of_the_database(approved, client_of, tono, counted):
    client = client_of(tono)
    client.get("/cuti/daftar/")

    with counted() as queries:
        client.get("/cuti/daftar/")

    assert queries.total <= 14, queries.statements
