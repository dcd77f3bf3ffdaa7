"""The ratings of a period as a table: taken along, filled in, brought back; what is wrong is told row by row."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from sembilan.documents.workbook import xlsx
from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.reading import HEADS
from tests.cast import SARI
from tests.evaluation.isolation import an_evaluation

pytestmark = pytest.mark.django_db
OUT, IN = "/evaluasi/penilaian.xlsx", "/evaluasi/penilaian/excel/"
WHY = "Tiga dari empat kajian selesai"


def cells_of(answer):
    content = answer.content
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def handed_in(browser, *rows, heads=HEADS):
    file = io.BytesIO(xlsx(list(heads), rows))
    file.name = "penilaian.xlsx"
    return browser.post(IN, {"file": file})


@pytest.fixture
def sent(tenant):
    return Evaluation.objects.get(pk=an_evaluation()["pk"])


@pytest.fixture
def row(sent, budi, client_of):
    """Sari's row as Budi takes it along."""
    (head, line) = cells_of(client_of(budi).get(OUT))
    assert tuple(head) == HEADS
    return list(line)


def rated(row, hasil="sesuai ekspektasi", perilaku="di atas ekspektasi", why=WHY, how="Menolong rekan"):
    return [*row[:4], hasil, why, perilaku, how, "Teruskan"]


def test_a_rating_is_brought_back_once(row, sent, budi, client_of):
    browser = client_of(budi)
    first = handed_in(browser, rated(row))
    again = handed_in(browser, rated(row))

    sent.refresh_from_db()
    assert (sent.state, sent.hasil_kerja, sent.perilaku, sent.hasil_reason) == (State.RATED, 2, 3, WHY)
    assert sent.steps.filter(state=State.RATED).count() == 1
    assert "1 rating tersimpan, 0 sudah sama" in first.content.decode()
    assert "0 rating tersimpan, 1 sudah sama" in again.content.decode()


def test_what_is_wrong_is_told_by_row_and_column_and_can_be_taken_along(row, sent, budi, client_of):
    browser = client_of(budi)
    strange = ["999999-0", *rated(row)[1:]]
    answer = handed_in(
        browser, rated(row, hasil="lumayan"), strange, rated(row, how=""), [*row[:4], "", "", "", "", ""],
        ["x", *rated(row)[1:]], rated(row, why="a" * 1_001),
    )  # fmt: skip

    faults = [(one.row, one.field) for one in answer.context["faults"]]
    assert answer.status_code == 422
    assert faults == [(2, "Hasil kerja"), (3, "Nomor"), (4, ""), (6, "Nomor"), (7, "Alasan hasil kerja")]
    assert "Tulis alasan rating perilaku kerja" in answer.content.decode()
    back = cells_of(browser.post(f"{IN}baris-salah.xlsx", {"salah": answer.context["kept"]}))
    assert (back[1][2], back[1][4], back[1][9].startswith("Hasil kerja: Isi salah satu")) == (
        SARI.name,
        "lumayan",
        True,
    )
    sent.refresh_from_db()
    assert sent.state == State.SENT
    assert browser.post(f"{IN}baris-salah.xlsx", {"salah": "lain"}).status_code == 409


def test_a_row_that_changed_since_it_was_taken_along_is_not_overwritten(row, sent, budi, client_of):
    browser = client_of(budi)
    handed_in(browser, rated(row))

    answer = handed_in(browser, rated(row, hasil="di bawah ekspektasi"))

    sent.refresh_from_db()
    assert (answer.status_code, sent.hasil_kerja) == (422, 2)
    assert len(answer.context["faults"]) == 1


@pytest.mark.parametrize("content", [b"bukan excel", b"PK\x03\x04rusak"])
def test_a_file_that_is_none_is_said_to_be_none(content, sent, budi, client_of):
    file = io.BytesIO(content)
    file.name = "a.xlsx"

    answer = client_of(budi).post(IN, {"file": file})

    assert answer.status_code == 422
    assert "bukan Excel yang dapat dibaca" in answer.content.decode()


def test_a_file_without_its_columns_and_no_file_are_told(sent, budi, client_of):
    browser = client_of(budi)

    assert "Kolom Hasil kerja, Perilaku tidak ada" in handed_in(browser, ["1-0", "2"], heads=HEADS[:2]).content.decode()
    assert browser.post(IN, {}).status_code == 422
    assert browser.get(IN).status_code == 200
