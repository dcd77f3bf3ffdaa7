"""The pages of daily work: what they show to whom, what they refuse, and how much they ask of the database."""

from __future__ import annotations

import datetime as dt
import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from sembilan.documents.workbook import xlsx
from sembilan.worklog.models import Entry, Evidence
from sembilan.worklog.reading import HEADS
from tests import cast
from tests.worklog.conftest import TODAY, entered, opened, png

pytestmark = pytest.mark.django_db
APPROVAL = "/harian/persetujuan/"


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def sent(rhks, **otherwise):
    return {
        "text": "Menyusun modul", "preset": "60", "minutes": "", "rhk": rhks[0].pk, "note": "", "link": "",
        "token": str(uuid.uuid4()), "day": str(TODAY), "person": "",
    } | otherwise  # fmt: skip


def rows_of(answer):
    return CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def test_a_day_is_entered_and_decided_by_form_alone(client_of, sari, budi, rhks):
    client = client_of(sari)
    given = sent(rhks, photo=SimpleUploadedFile("a.png", png()), link="https://contoh.go.id/a")
    assert client.post("/harian/", given).status_code == 302
    made = Entry.objects.get()
    said = page(client, "/harian/")
    assert "Menyusun modul" in said
    assert "2 bukti" in said

    waiting = page(client_of(budi), APPROVAL)
    assert cast.SARI.name in waiting
    assert "Menyusun modul" in page(client_of(budi), f"/harian/{made.pk}/")
    proof = Evidence.objects.get(entry=made, link="")
    assert client_of(budi).get(f"/harian/{made.pk}/bukti/{proof.pk}/")["Content-Type"] == "image/png"
    answer = client_of(budi).post(APPROVAL, {"verdict": "setuju", "entry": f"{made.pk}:0"})
    assert answer.status_code == 302
    assert "Disetujui" in page(client, f"/harian/{made.pk}/")
    assert "60 menit" in page(client_of(budi), f"/harian/pegawai/{cast.SARI.nip}/?bulan=2026-07")


def test_what_is_wrong_is_said_and_what_was_typed_stays(client_of, sari, rhks):
    client = client_of(sari)
    for otherwise, said in (
        ({"preset": ""}, "Pilih atau tulis berapa menit"),
        ({"rhk": ""}, "di luar RHK"),
        ({"minutes": "451"}, "Paling banyak 450 menit sehari"),
        ({"day": str(TODAY - dt.timedelta(9))}, "7 hari ke belakang"),
        ({"document": SimpleUploadedFile("a.pdf", b"bukan pdf")}, "bukan PDF, JPEG, atau PNG"),
    ):
        answer = client.post("/harian/", sent(rhks) | otherwise)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert "Menyusun modul" in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_phone_is_told_plainly_and_sends_twice_without_harm(client_of, sari, agus, rhks):
    client, given, header = client_of(sari), sent(rhks), {"Accept": "application/json"}

    for _turn in range(2):
        assert client.post("/harian/", given, headers=header).json() == {"sentence": ""}
    refused = client.post("/harian/", sent(rhks, minutes="999"), headers=header)
    strange = client_of(agus).post("/harian/", sent(rhks, rhk="", person=str(_pk(sari))), headers=header)

    assert Entry.objects.count() == 1
    assert (refused.status_code, strange.status_code) == (422, 422)
    assert "390 menit" in refused.json()["sentence"]
    assert "akun lain" in strange.json()["sentence"]


def _pk(user):
    from sembilan.people.models import Employee

    return Employee.objects.get(nip=user.nip).pk


def test_yesterday_fills_the_form_with_one_tap(client_of, sari, rhks):
    before = entered(day=TODAY - dt.timedelta(1), text="Rapat kurikulum", minutes=90, rhk_id=rhks[1].pk)

    assert f"ulang={before.pk}" in page(client_of(sari), "/harian/")
    said = page(client_of(sari), f"/harian/?ulang={before.pk}")
    assert 'value="Rapat kurikulum"' in said
    assert f'<option value="{rhks[1].pk}" selected' in said


def test_a_closed_day_says_so_and_shows_what_was_there(client_of, sari, rhks, today):
    entered(rhk_id=rhks[0].pk)
    today(TODAY + dt.timedelta(20))

    said = page(client_of(sari), f"/harian/?hari={TODAY}")

    assert "sudah ditutup" in said
    assert "Menyusun modul" in said
    assert "sudah ditutup" in page(client_of(sari), "/harian/?hari=1999-01-01")  # before there were any rules


def test_a_day_that_cannot_be_shows_today_and_is_told_of(client_of, sari, rhks):
    assert "Simpan" in page(client_of(sari), "/harian/?hari=0001-01-01")

    for day in ("0001-01-01", "9999-12-31", "kemarin"):
        for headers in ({}, {"Accept": "application/json"}):
            answer = client_of(sari).post("/harian/", sent(rhks, day=day), headers=headers)
            assert answer.status_code == 422
            assert "periksa tanggal telepon Anda" in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_working_day_to_come_is_not_called_empty(client_of, sari, rhks):
    assert "belum tiba" in page(client_of(sari), f"/harian/bulan/?bulan={TODAY:%Y-%m}")
    assert "tanpa catatan" not in page(client_of(sari), "/harian/bulan/?bulan=2026-12")


def test_a_unit_that_is_none_is_not_found(client_of, budi, rhks):
    page(client_of(budi), "/harian/tim/?unor=tiada", 404)
    page(client_of(budi), "/harian/tim/?unor=9%00", 404)


def test_an_entry_is_changed_and_removed_on_its_page(client_of, sari, rhks):
    made = entered(rhk_id=rhks[0].pk, link="https://contoh.go.id/lama")
    client = client_of(sari)
    proof = made.evidence.get()
    assert f'name="drops" value="{proof.pk}"' in page(client, f"/harian/{made.pk}/")
    changed = sent(rhks, preset="30", version="0", drops=[str(proof.pk), "x"], link="https://contoh.go.id/baru")
    assert client.post(f"/harian/{made.pk}/", changed).status_code == 302
    assert made.evidence.get().link == "https://contoh.go.id/baru"
    stale = client.post(f"/harian/{made.pk}/", sent(rhks, text="Yang baru diketik", version="0"))

    assert stale.status_code == 422
    assert "di tempat lain" in stale.content.decode()
    assert "Yang baru diketik" in stale.content.decode()
    assert client.post(f"/harian/{made.pk}/penghapusan/", {"version": "0"}).status_code == 409
    assert client.post(f"/harian/{made.pk}/penghapusan/", {"version": "1"}).status_code == 302
    assert not Entry.objects.exists()


def test_all_at_once_leaves_what_is_to_be_opened(client_of, budi, rhks):
    small, long = entered(rhk_id=rhks[0].pk, link="https://contoh.go.id"), entered(rhk_id=rhks[0].pk, minutes=300)
    opened(small, budi)
    client = client_of(budi)
    said = page(client, APPROVAL)
    assert said.count("buka dahulu") - said.count("dibuka dahulu") == 1

    chosen = {"verdict": "setuju", "entry": [f"{one.pk}:0" for one in (small, long)]}
    answer = client.post(APPROVAL, chosen, follow=True).content.decode()

    assert "1 catatan diputus" in answer
    assert "Buka dahulu satu per satu" in answer
    assert client.get(f"/harian/{long.pk}/").status_code == 200
    assert "1 catatan diputus" in client.post(APPROVAL, chosen, follow=True).content.decode()


def test_a_decision_without_choice_or_reason_is_refused(client_of, budi, rhks):
    made, client = entered(rhk_id=rhks[0].pk), client_of(budi)

    none = client.post(APPROVAL, {"verdict": "setuju"})
    wordless = client.post(APPROVAL, {"verdict": "tolak", "entry": f"{made.pk}:0"})

    assert "Belum ada catatan yang dipilih" in none.content.decode()
    assert "Tulis alasannya" in wordless.content.decode()
    assert (none.status_code, wordless.status_code) == (422, 422)


def test_who_reads_and_who_does_not(client_of, sari, budi, dewi, tono, bayu, agus, lintang, rhks):
    made = entered(rhk_id=rhks[0].pk)
    person = f"/harian/pegawai/{cast.SARI.nip}/"

    for user in (budi, dewi, tono, bayu):
        assert cast.SARI.name in page(client_of(user), person)
        assert cast.SARI.name in page(client_of(user), "/harian/tim/?unor=1010" if user != budi else "/harian/tim/")
    assert "Keputusan Anda" not in page(client_of(tono), f"/harian/{made.pk}/")
    for user in (agus, lintang):
        for url in (person, f"/harian/{made.pk}/", "/harian/tim/?unor=1010", "/harian/belum-divalidasi/", APPROVAL):
            page(client_of(user), url, 404)
    page(client_of(dewi), APPROVAL, 404)
    page(client_of(budi), "/harian/belum-divalidasi/", 404)
    assert client_of(tono).post(f"/harian/{made.pk}/", sent(rhks)).status_code == 404


def test_a_superior_who_does_not_validate_shows_up(client_of, bayu, tono, rhks, today):
    entered(rhk_id=rhks[0].pk)
    assert "tepat waktu" in page(client_of(bayu), "/harian/belum-divalidasi/")
    today(TODAY + dt.timedelta(8))

    assert cast.BUDI.name in page(client_of(tono), "/harian/belum-divalidasi/")
    assert rows_of(client_of(bayu).get("/harian/belum-divalidasi.xlsx"))[1][:4] == [cast.BUDI.nip, cast.BUDI.name, 1, 1]


def test_lists_are_taken_along(client_of, budi, rhks):
    entered(rhk_id=rhks[0].pk)
    client = client_of(budi)

    assert rows_of(client.get("/harian/persetujuan.xlsx"))[1][3] == "Menyusun modul"
    team = {row[0]: row[4] for row in rows_of(client.get("/harian/tim.xlsx?bulan=2026-07"))}
    assert team[cast.SARI.nip] == 60
    assert len(rows_of(client.get(f"/harian/pegawai/{cast.SARI.nip}.xlsx?bulan=2026-07"))) == 2


def test_a_unit_is_loaded_from_a_table_and_each_bad_row_is_told(client_of, dewi, rhks):
    good = [cast.SARI.nip, "08-07-2026", "Menyusun modul", 60, 1, ""]
    rows = [
        good,
        [cast.AGUS.nip, "08-07-2026", "Milik unit lain", 60, "", ""],
        ["123", "31-02-2026", "", "lama", "", ""],
        [cast.SARI.nip, "08-07-2026", "Terlalu banyak", 400, 2, ""],
        [cast.SARI.nip, "01-06-2026", "Terlalu lama", 30, 1, ""],
        [cast.SARI.nip, "07-07-2026", "RHK lain", 30, 9, ""],
        [cast.SARI.nip, "07-07-2026", "Tanpa RHK", 30, "", ""],
    ]
    client = client_of(dewi)

    def load():
        return client.post("/harian/unggah/", {"berkas": SimpleUploadedFile("a.xlsx", xlsx(HEADS, rows))})

    said = load().content.decode()
    for sentence in (
        "bukan pegawai unit Anda", "NIP harus 18 angka", "Tulis tanggal seperti", "Isi uraian", "Isi menit",
        "masih 390 menit", "tidak lagi terbuka", "RHK itu tidak ada", "di luar RHK",
    ):  # fmt: skip
        assert sentence in said
    assert "1 catatan masuk" in said
    assert "0 catatan masuk" in load().content.decode()
    assert Entry.objects.get().rhk_id == rhks[0].pk
    assert (
        "bukan Excel" in client.post("/harian/unggah/", {"berkas": SimpleUploadedFile("a.xlsx", b"x")}).content.decode()
    )


def test_without_signal_an_empty_page_names_nobody(client, sari):
    said = page(client, "/harian/tanpa-sinyal/")

    assert cast.SARI.name not in said
    assert "worklog/page.js" in page(client, "/harian/sw.js")


def test_pages_ask_little(client_of, sari, budi, rhks, counted):
    for n in range(5):
        entered(rhk_id=rhks[n % 2].pk, minutes=30, text=f"Kerja {n}")
    for user, url in (
        (sari, "/harian/"), (sari, "/harian/bulan/"), (budi, APPROVAL), (budi, f"{APPROVAL}?semua=1"),
        (budi, "/harian/tim/?bulan=2026-07"),
        (budi, f"/harian/pegawai/{cast.SARI.nip}/?bulan=2026-07"),
    ):  # fmt: skip
        client = client_of(user)
        client.get(url)
        with counted() as asked:
            client.get(url)
        assert asked.total <= 15, url
