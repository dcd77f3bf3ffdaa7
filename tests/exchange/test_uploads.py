"""Files handed in through the page, walked through every step: read, told its columns, tried out, loaded."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from sembilan.exchange.models import ColumnMapping, Upload, UploadWork
from sembilan.exchange.uploads import place
from sembilan.people.models import Pendidikan
from sembilan.records.models import Event, Reject
from tests import cast
from tests.exchange.uploading import book, education, handed_in, loaded, row, send, tried, work

pytestmark = pytest.mark.django_db
WRONG = education(
    row(), row(level="S9"), row(nip="198001012005011999"), row(year="dua ribu"), row(level="S-2", year="2018")
)


@pytest.fixture
def client(client_of, bayu):
    return client_of(bayu)


def test_a_file_of_wrong_rows_is_walked_through_all_steps(client, tenant):
    upload = handed_in(client, "pendidikan.csv", WRONG, tenant)
    assert upload.kind == "pendidikan"
    page = client.get(f"/unggah/{upload.pk}/").content.decode()
    assert "Universitas Karangan" in page

    preview = tried(client, upload, tenant).content.decode()
    assert preview.count('class="upload-wrong"') == 3
    assert "dua ribu" in preview
    assert "Tingkat pendidikan tidak dikenal." in preview
    assert not Pendidikan.objects.exists()
    assert not Reject.objects.exists()

    after = loaded(client, upload, tenant).content.decode()
    assert sorted(Pendidikan.objects.values_list("level", flat=True)) == [40, 45]
    assert Reject.objects.filter(source="pendidikan.csv", healed_at=None).count() == 3
    assert "/data-ditahan/?berkas=pendidikan.csv" in after


def test_the_trial_tells_truly_what_is_new_changed_the_same_and_doubtful(client, tenant):
    first = handed_in(client, "a.csv", education(row(), row(level="S-2", year="2018")), tenant)
    tried(client, first, tenant)
    loaded(client, first, tenant)

    second = handed_in(
        client, "b.csv", education(row(), row(level="S-2", year="2018", number="9"), row(level="S-3", year="2024"),
                                   row(level="S9")), tenant
    )  # fmt: skip
    tried(client, second, tenant)

    outcome = UploadWork.objects.get(upload=second, part="pratinjau").outcome
    assert {name: outcome[name] for name in ("read", "new", "changed", "same", "rejected")} == {
        "read": 4, "new": 1, "changed": 1, "same": 1, "rejected": 1
    }  # fmt: skip
    assert Pendidikan.objects.count() == 2


def test_the_trial_leaves_no_event_of_a_load(client, tenant):
    upload = handed_in(client, "a.csv", education(row()), tenant)

    tried(client, upload, tenant)

    assert not Event.objects.filter(verb="file.load").exists()


def test_loading_again_takes_nothing_and_harms_nothing(client, tenant):
    upload = handed_in(client, "a.csv", WRONG, tenant)
    tried(client, upload, tenant)
    loaded(client, upload, tenant)

    loaded(client, upload, tenant)

    latest = UploadWork.objects.filter(upload=upload, part="muat").order_by("-id").first()
    assert (latest.outcome["taken"], latest.outcome["same"]) == (0, 2)
    assert Reject.objects.filter(healed_at=None).count() == 3


def test_sending_the_load_twice_asks_for_it_once(client, tenant):
    upload = handed_in(client, "a.csv", education(row()), tenant)
    tried(client, upload, tenant)

    answers = [client.post(f"/unggah/{upload.pk}/pemuatan/") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert UploadWork.objects.filter(upload=upload, part="muat").count() == 1


def test_a_job_done_twice_loads_once(client, tenant):
    from sembilan.exchange import jobs

    upload = handed_in(client, "a.csv", education(row()), tenant)
    tried(client, upload, tenant)
    loaded(client, upload, tenant)
    done = UploadWork.objects.get(upload=upload, part="muat")

    jobs.work(instansi_id=tenant.pk, work_id=done.pk)

    assert Event.objects.filter(verb="file.load").count() == 1


def test_a_load_cut_off_leaves_nothing_and_goes_in_whole_the_next_time(client, tenant, monkeypatch):
    from sembilan.exchange import jobs
    from sembilan.exchange.actions import uploads as actions

    upload = handed_in(client, "a.csv", education(row()), tenant)
    tried(client, upload, tenant)
    client.post(f"/unggah/{upload.pk}/pemuatan/")
    asked = UploadWork.objects.get(upload=upload, part="muat")

    def killed(**given):
        raise KeyboardInterrupt

    monkeypatch.setattr(actions, "end_work", killed)
    with pytest.raises(KeyboardInterrupt):
        jobs.work(instansi_id=tenant.pk, work_id=asked.pk)
    assert not Pendidikan.objects.exists()
    monkeypatch.undo()
    work(tenant)

    assert Pendidikan.objects.count() == 1


def test_no_load_without_a_look_at_the_preview(client, tenant):
    upload = handed_in(client, "a.csv", education(row()), tenant)

    client.post(f"/unggah/{upload.pk}/pemuatan/")

    assert not UploadWork.objects.filter(part="muat").exists()


def test_unknown_headings_are_mapped_by_hand_and_remembered(client, tenant):
    strange = education(row()).replace(
        b"NIP;TINGKAT PENDIDIKAN;PROGRAM STUDI;NAMA SEKOLAH;TAHUN LULUS;NOMOR IJAZAH", b"Kol A;Kol B;Kol C;Kol D;Kol E;"
    )
    upload = handed_in(client, "aneh.csv", strange, tenant)
    assert upload.kind == ""
    assert "tidak dikenali" in client.get(f"/unggah/{upload.pk}/").content.decode()
    client.post(f"/unggah/{upload.pk}/susunan/", {"sheet": 0, "header_row": 1, "kind": "pendidikan"})
    said = {"column-0": "employee_id", "column-1": "level", "column-2": "study", "column-3": "school"}

    refused = client.post(f"/unggah/{upload.pk}/kolom/", said)
    assert refused.status_code == 422
    assert "TAHUN LULUS" in refused.content.decode()
    client.post(f"/unggah/{upload.pk}/kolom/", said | {"column-4": "year"})
    work(tenant)
    loaded(client, upload, tenant)

    assert Pendidikan.objects.get().study == "Hukum"
    again = handed_in(client, "aneh lagi.csv", strange.replace(b"2012", b"2013"), tenant)
    assert (again.kind, again.is_remembered) == ("pendidikan", True)
    assert ColumnMapping.objects.get().by == cast.BAYU.nip


def test_one_field_is_not_two_columns(client, tenant):
    upload = handed_in(client, "a.csv", education(row()), tenant)

    answer = client.post(f"/unggah/{upload.pk}/kolom/", {"column-0": "employee_id", "column-1": "employee_id"})

    assert answer.status_code == 422
    assert "sudah dipilih untuk kolom lain" in answer.content.decode()


def test_only_the_wrong_rows_mended_and_handed_in_again_heal_what_was_held(client, tenant):
    upload = handed_in(client, "pendidikan.csv", WRONG, tenant)
    tried(client, upload, tenant)
    loaded(client, upload, tenant)
    download = client.get(f"/unggah/{upload.pk}/baris-salah.xlsx")
    name = download.headers["Content-Disposition"].split('"')[1]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(download.content)).get_sheet_by_index(0)
    head, *rows = sheet.to_python()
    assert (head[-2:], len(rows)) == (["ALASAN DITAHAN", "BARIS ASAL"], 3)
    assert [one[-1] for one in rows] == ["3", "4", "5"]
    rows[0][1], rows[0][4] = "S-3", "2024"
    rows[2][4] = "2009"

    mended = handed_in(client, name, book(head, rows[0], rows[2]), tenant)
    tried(client, mended, tenant)
    loaded(client, mended, tenant)

    assert mended.source == "pendidikan.csv"
    assert sorted(Pendidikan.objects.values_list("year", flat=True)) == [2009, 2012, 2018, 2024]
    still = Reject.objects.filter(healed_at=None)
    assert [(one.row, one.code) for one in still] == [(4, "nip-unknown")]


def test_a_preview_can_be_narrowed_to_one_reason_or_widened_to_every_row(client, tenant):
    upload = handed_in(client, "a.csv", WRONG, tenant)
    tried(client, upload, tenant)
    address = f"/unggah/{upload.pk}/pratinjau/"

    bodies = [
        client.get(address + query).content.decode().split("<tbody>")[1]
        for query in ("", "?alasan=nip-unknown", "?alasan=semua")
    ]

    assert [body.count('<th scope="row"') for body in bodies] == [3, 1, 5]


def test_the_second_sheet_can_be_read_instead(client, tenant):
    table = [line.split(";") for line in education(row()).decode().strip().split("\r\n")]
    content = book(sheets={"Catatan": [["jangan", "dibaca"], ["a", "b"]], "Isi": table})

    upload = handed_in(client, "dua.xlsx", content, tenant)
    assert (upload.sheet, upload.kind) == (1, "pendidikan")
    client.post(f"/unggah/{upload.pk}/susunan/", {"sheet": 0, "header_row": 1, "kind": "pendidikan"})

    upload.refresh_from_db()
    assert upload.headings == ["jangan", "dibaca"]


def test_a_semicolon_csv_of_an_old_windows_is_read(client, tenant):
    upload = handed_in(client, "lama.csv", education(row(school="Café Sekolah")).decode().encode("cp1252"), tenant)
    tried(client, upload, tenant)
    loaded(client, upload, tenant)

    assert Pendidikan.objects.get().school == "Café Sekolah"


def test_a_nip_that_excel_rounded_is_marked_in_its_cell(client, tenant):
    head, cells = (line.split(";") for line in education(row()).decode().strip().split("\r\n"))
    upload = handed_in(client, "angka.xlsx", book(head, [float(cells[0]), *cells[1:]]), tenant)

    page = tried(client, upload, tenant).content.decode()

    assert "membulatkan" in page.split('class="upload-wrong"')[1]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("laporan.xlsx", b"MZ\x90\x00" + b"\0" * 400, "bukan Excel"),
        ("laporan.csv", b"MZ\x90\x00" + b"\0" * 400, "bukan tabel teks"),
        ("laporan.exe", b"MZ", "Yang dapat diunggah"),
        ("laporan.xls", b"<html><table></table></html>", "halaman web"),
        ("laporan.csv", b"", "kosong"),
        ("rahasia.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_in_a_sentence(client, tenant, name, content, said):
    answer = send(client, name, content)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_broken_workbook_says_what_to_do(client, tenant):
    upload = handed_in(client, "rusak.xlsx", b"PK\x03\x04" + b"x" * 300, tenant)

    page = client.get(f"/unggah/{upload.pk}/").content.decode()

    assert "Simpan ulang sebagai .xlsx" in page


def test_a_file_too_large_is_refused_with_its_size(client, tenant, monkeypatch):
    from sembilan.exchange import forms

    monkeypatch.setattr(forms, "MOST_BYTES", 10)

    assert "paling besar" in send(client, "a.csv", education(row())).content.decode()


def test_a_file_thrown_away_is_gone_from_the_disk_too(client, tenant):
    upload = handed_in(client, "a.csv", education(row()), tenant)
    assert place.original(tenant.pk, upload.sha256).exists()

    client.post(f"/unggah/{upload.pk}/penghapusan/")

    assert not place.folder(tenant.pk, upload.sha256).exists()
    assert client.get(f"/unggah/{upload.pk}/").status_code == 404


def test_only_who_may_load_finds_the_page(client_of, sari, budi, dewi, agus, rina, tono, bayu):
    found = [client_of(user).get("/unggah/").status_code for user in (sari, budi, dewi, agus, rina, tono, bayu)]

    assert found == [404, 404, 404, 404, 404, 404, 200]


def test_the_other_region_finds_no_file_of_this_one(client, client_of, lintang, tenant):
    upload = handed_in(client, "a.csv", education(row()), tenant)

    assert client_of(lintang).get(f"/unggah/{upload.pk}/").status_code == 404


def test_the_pages_ask_little(client, tenant, counted):
    upload = handed_in(client, "a.csv", WRONG, tenant)
    tried(client, upload, tenant)

    totals = []
    for address in ("/unggah/", f"/unggah/{upload.pk}/", f"/unggah/{upload.pk}/pratinjau/"):
        with counted() as queries:
            assert client.get(address).status_code == 200
        totals.append(queries.total)

    assert max(totals) <= 12


def test_every_empty_file_is_recognised_as_its_own_kind_when_filled_in(client, tenant):
    from sembilan.exchange.files.kinds import KINDS

    for kind in KINDS:
        content = client.get(f"/unggah/contoh/{kind.code}.xlsx").content
        sheets = CalamineWorkbook.from_filelike(io.BytesIO(content))
        head, example = sheets.get_sheet_by_index(1).to_python()[:2]
        upload = handed_in(client, f"{kind.code}.xlsx", book(head, example), tenant)
        assert upload.kind == kind.code, upload.headings
        assert len(upload.places) == len(kind.fields)


def test_while_the_worker_is_at_it_the_page_shows_how_far_and_then_itself(client, tenant):
    address = send(client, "a.csv", education(row())).url
    waiting = client.get(address).content.decode()
    fragment = client.get(address, headers={"HX-Request": "true"}).content.decode()

    work(tenant)

    assert 'hx-trigger="every 1s"' in waiting
    assert "<html" not in fragment
    assert "Membaca berkas" in fragment
    assert client.get(address, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_work_given_up_says_why_on_the_page(client, tenant):
    from sembilan.exchange import jobs

    upload = handed_in(client, "a.csv", education(row()), tenant)
    client.post(f"/unggah/{upload.pk}/kolom/", {f"column-{at}": name for name, at in upload.places.items()})
    asked = UploadWork.objects.get(upload=upload, part="pratinjau")

    jobs.give_up(instansi_id=tenant.pk, work_id=asked.pk, sentence="Listrik padam.")

    assert "Listrik padam. Tidak ada yang berubah" in client.get(f"/unggah/{upload.pk}/pratinjau/").content.decode()
