"""PDF from templates: what is handed over stands there as text, whatever it says."""

from __future__ import annotations

import datetime as dt

import pypdfium2
import pytest

from sembilan.documents.pdf import UnknownTemplate, pdf, pdfs


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_letter_says_what_it_was_given() -> None:
    made = pdf("contoh", {"region": "Kabupaten Contoh", "title": "Surat uji", "text": "Untuk Sari Dewi."})

    assert made.startswith(b"%PDF-")
    assert "KABUPATEN CONTOH" in text_of(made)
    assert "Untuk Sari Dewi." in text_of(made)


@pytest.mark.parametrize(
    "hostile", ['#read("surat.typ")', "*tebal* $x^2$", "\\ #panic()", '"); #let x = 1', "#import sys: *", "<a> @b 'c'"]
)
def test_markup_in_a_name_stays_text(hostile: str) -> None:
    made = pdf("contoh", {"title": hostile, "text": f"Nama: {hostile}."})

    assert f"Nama: {hostile}." in text_of(made).replace("\r", "").replace("’", "'").replace("‘", "'")


def test_a_letter_has_its_title_and_language() -> None:
    document = pypdfium2.PdfDocument(pdf("contoh", {"title": "Kenaikan Gaji Berkala", "text": ""}))

    assert document.get_metadata_dict()["Title"] == "Kenaikan Gaji Berkala"
    assert b"/Lang(id-ID)" in pdf("contoh", {"title": "x", "text": ""})


def test_many_are_as_each_alone() -> None:
    made = pdfs("contoh", [{"title": "Satu", "text": "a"}, {"title": "Dua", "text": "b"}])

    assert ["SATU" in text_of(made[0]), "DUA" in text_of(made[1]), "SATU" in text_of(made[1])] == [True, True, False]


def test_a_date_is_handed_over_as_its_text() -> None:
    assert "2026-10-01" in text_of(pdf("contoh", {"title": "x", "text": dt.date(2026, 10, 1)}))


@pytest.mark.parametrize("name", ["tidak-ada", "../surat", "/etc/passwd", ""])
def test_only_templates_of_the_house_are_found(name: str) -> None:
    with pytest.raises(UnknownTemplate):
        pdf(name, {})
