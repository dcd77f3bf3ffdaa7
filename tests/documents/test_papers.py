"""Files as people hand them in: what is kept, what is refused with which sentence, and how they are handed out."""

from __future__ import annotations

import io

import pytest
from django.conf import settings
from PIL import Image

from sembilan.documents import content
from sembilan.documents.answers import file_answer, thumbnail_answer
from sembilan.documents.content import Unacceptable, inspect
from sembilan.documents.portrait import portrait, small_place
from sembilan.documents.queries import Unreadable, content_of, place_of
from sembilan.people.actions.papers import keep_document, put_portrait
from sembilan.people.models import Employee
from tests import cast
from tests.people.papers import KGB, entered, picture, scan

MOST = 5_000_000
FILE = f"/pegawai/{cast.SARI.nip}/"
GPS, MAKE = 0x8825, 0x010F
LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">/P -4>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>"
)


def whole(form):
    return {"pdf": scan, "jpg": picture, "png": lambda: picture(form="PNG")}[form]()


@pytest.mark.parametrize(("form", "found"), [("pdf", "application/pdf"), ("jpg", "image/jpeg"), ("png", "image/png")])
def test_what_a_file_is_is_told_by_its_content_and_not_its_name(form, found):
    assert inspect("surat.exe", whole(form), MOST).form == found


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (b"", "Berkas kosong"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "bukan PDF, JPEG, atau PNG"),
        (b"<!doctype html><script>alert(1)</script>", "bukan PDF, JPEG, atau PNG"),
        (b"MZ\x90\x00" + b"\x00" * 200, "bukan PDF, JPEG, atau PNG"),
        (b"GIF89a" + b"\x00" * 40, "bukan PDF, JPEG, atau PNG"),
        (picture()[:200], "bukan PDF, JPEG, atau PNG"),
        (b"%PDF-1.7\nnot really", "rusak atau berkata sandi"),
        (LOCKED, "rusak atau berkata sandi"),
        (b"\x00" * (MOST + 1), "lebih besar dari 5 MB"),
    ],
    ids=["empty", "svg", "html", "exe", "gif", "torn", "broken pdf", "locked pdf", "oversized"],
)
def test_what_is_not_kept_is_refused_in_a_sentence(sent, sentence):
    with pytest.raises(Unacceptable) as refused:
        inspect("ijazah.pdf", sent, MOST)

    assert sentence in refused.value.sentence


def test_a_small_file_that_unfolds_into_a_huge_picture_is_refused_before_it_unfolds(monkeypatch):
    monkeypatch.setattr(content, "MOST_PIXELS", 1_000)

    with pytest.raises(Unacceptable, match="Gambar terlalu besar"):
        inspect("foto.png", picture((100, 100), "PNG"), MOST)


def test_a_name_cannot_climb_out_of_its_folder():
    assert inspect("../../etc/pass\r\nwd.pdf", scan(), MOST).name == "pass_wd.pdf"


def camera():
    exif = Image.Exif()
    exif[MAKE] = "Kamera Contoh"
    exif.get_ifd(GPS)[1] = "S"
    return picture(exif=exif.tobytes())


def test_a_portrait_keeps_neither_place_nor_camera():
    with Image.open(io.BytesIO(camera())) as before:
        assert before.getexif()[MAKE] == "Kamera Contoh"

    with Image.open(io.BytesIO(portrait(camera()))) as after:
        assert not dict(after.getexif())
        assert "exif" not in after.info


def test_a_portrait_is_of_modest_size_and_no_pdf():
    with Image.open(io.BytesIO(portrait(picture((3000, 4000))))) as drawn:
        assert drawn.size == (600, 800)
    with pytest.raises(Unacceptable, match="JPEG atau PNG"):
        portrait(scan())


@pytest.fixture
def stored(bayu):
    return keep_document(employee=Employee.objects.get(nip=cast.SARI.nip), name="SK KGB.pdf", content=scan(), by=bayu)


def test_a_file_lies_under_its_hash_outside_of_what_is_served(stored):
    place = place_of(stored.instansi_id, stored.sha256)

    assert place.read_bytes() == content_of(stored)
    assert place.is_relative_to(settings.HOME / "files")
    assert not place.is_relative_to(settings.STATIC_ROOT)


def test_a_file_is_handed_out_to_be_saved_and_never_run(stored):
    answer = file_answer(stored, inline=True)

    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''SK%20KGB.pdf")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"


def test_a_small_picture_is_made_when_first_asked_for_and_then_kept(stored):
    small_place(stored).unlink(missing_ok=True)

    first = thumbnail_answer(stored)
    small_place(stored).write_bytes(b"kept")
    second = thumbnail_answer(stored)
    small_place(stored).unlink()

    assert second.content == b"kept"
    with Image.open(io.BytesIO(first.content)) as small:
        assert small.format == "PNG"
        assert max(small.size) <= 321


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_a_file_that_is_gone_or_changed_is_told_and_not_handed_out(bayu, harm):
    kept = keep_document(
        employee=Employee.objects.get(nip=cast.SARI.nip), name="x.png", content=picture((7, 7), "PNG"), by=bayu
    )
    place = place_of(kept.instansi_id, kept.sha256)
    place.unlink() if harm == "gone" else place.write_bytes(b"other")

    with pytest.raises(Unreadable) as told:
        content_of(kept)
    answer = file_answer(kept)
    place.unlink(missing_ok=True)

    assert answer.status_code == 410
    assert told.value.sentence in answer.content.decode()


@pytest.fixture
def proven(bayu):
    return entered(cast.SARI.nip, "kgb", KGB, by=bayu, paper=scan(210, 310))


@pytest.mark.parametrize(("who", "status"), [("sari", 200), ("budi", 200), ("dewi", 200), ("agus", 404)])
@pytest.mark.parametrize("what", ["", "kecil.png"])
def test_a_document_is_opened_through_the_entry_that_names_it(client_of, request, proven, who, status, what):
    answer = client_of(request.getfixturevalue(who)).get(f"{FILE}dokumen/{proven.document_id}/{what}")

    assert answer.status_code == status


def test_lintang_of_another_region_opens_no_document(client_of, proven, lintang):
    assert client_of(lintang).get(f"{FILE}dokumen/{proven.document_id}/").status_code == 404


def test_a_kept_file_that_no_entry_names_is_not_found(client_of, sari, stored):
    assert client_of(sari).get(f"{FILE}dokumen/{stored.pk}/").status_code == 404


def test_a_document_of_the_family_is_closed_to_the_leader(client_of, budi, sari, bayu):
    child = {"relation": "anak", "name": "Bima", "is_alive": "on"}
    entry = entered(cast.SARI.nip, "keluarga", child, by=bayu, paper=scan(220, 320))

    opened = [client_of(who).get(f"{FILE}dokumen/{entry.document_id}/").status_code for who in (sari, budi)]

    assert opened == [200, 404]


def test_an_officer_puts_a_portrait_that_her_leader_sees(client_of, bayu, budi):
    from django.core.files.uploadedfile import SimpleUploadedFile

    put = client_of(bayu).post(f"{FILE}foto/", {"photo": SimpleUploadedFile("a.jpg", camera(), "image/jpeg")})
    page = client_of(budi).get(FILE)

    assert put.status_code == 302
    photo = page.context["page"].photo
    assert client_of(budi).get(f"{FILE}dokumen/{photo}/kecil.png")["Content-Type"] == "image/png"
    assert client_of(budi).get(f"{FILE}dokumen/{photo}/").status_code == 404


def test_a_portrait_that_is_none_is_refused_in_a_sentence(client_of, bayu, sari):
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = client_of(bayu).post(f"{FILE}foto/", {"photo": SimpleUploadedFile("a.jpg", scan(), "image/jpeg")})

    assert answer.status_code == 422
    assert "Foto harus berupa JPEG atau PNG." in answer.content.decode()
    assert client_of(sari).get(f"{FILE}foto/").status_code == 404


def test_the_same_content_lies_there_once(bayu):
    sari = Employee.objects.get(nip=cast.SARI.nip)

    first, second = (put_portrait(employee=sari, content=picture((61, 81)), by=bayu) for _ in range(2))

    assert first.sha256 == second.sha256
