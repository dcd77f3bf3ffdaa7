"""What differs between two texts, in words; and the papers."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest

from sembilan.skp import actions
from sembilan.skp.actions import MeasureText, RhkText
from sembilan.skp.models import Measure, Rhk
from sembilan.skp.queries.contents import contents_of, said
from sembilan.skp.queries.current import agreed_contents
from sembilan.skp.queries.differences import differences
from sembilan.skp.queries.papers import paper, skp_pdfs
from tests.cast import SARI
from tests.skp.conftest import person

pytestmark = pytest.mark.django_db


def text_of(content):
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)).replace("\r", "")


@pytest.mark.parametrize(
    ("milli", "text"),
    [(None, ""), (0, "0"), (12_000, "12"), (97_500, "97,5"), (-1_250, "-1,25"), (1_204_001, "1.204,001")],
)
def test_a_target_reads_as_a_number(milli, text):
    assert said(milli) == text


def test_every_change_of_an_adendum_is_said(agreed):
    opened = actions.open_adendum(skp=agreed, text="Target naik", by=SARI.nip)
    rhk, measure = Rhk.objects.get(), Measure.objects.get()
    said_now = MeasureText("Jumlah kajian", aspect="kuantitas", target_milli=6_000, unit="dokumen")
    actions.put_measure(rhk=rhk, measure=measure, said=said_now, by=SARI.nip)
    actions.put_rhk(skp=opened, said=RhkText("Pendampingan sekolah"), by=SARI.nip)
    actions.put_expectation(skp=opened, value=7, text="Rangkul komite", by=SARI.nip)

    told = differences(agreed_contents(opened), contents_of(opened))

    assert [(one.place, one.what, one.before, one.after) for one in told] == [
        ("RHK 1", "Target", "4 dokumen", "6 dokumen"),
        ("RHK 2", "RHK ditambahkan", "", "Pendampingan sekolah"),
        ("Kolaboratif", "Ekspektasi khusus pimpinan", "–", "Rangkul komite"),
    ]


def test_a_dropped_line_is_said_and_a_copied_one_is_the_same(full):
    copied = actions.make_skp(employee=person(SARI), year=2027, copied=full, by=SARI.nip)
    same = differences(contents_of(full), contents_of(copied))
    actions.drop_line(skp=copied, line=copied.rhks.get(), by=SARI.nip)

    assert same == []
    assert [one.what for one in differences(contents_of(full), contents_of(copied))] == ["RHK dihapus"]


def test_the_paper_has_the_parts_of_the_form(agreed):
    said_there = text_of(paper(agreed))

    for part in ("SASARAN KINERJA PEGAWAI", "KUANTITATIF", "Budi Santoso", "Menyusun kajian kurikulum", "4 dokumen",
                 "PERILAKU KERJA", "Melakukan perbaikan tiada henti", "DUKUNGAN SUMBER DAYA"):  # fmt: skip
        assert part in said_there


def test_many_papers_come_in_one_archive_each_its_own(agreed):
    other = actions.make_skp(employee=person(SARI), year=2027, by=SARI.nip)
    archive = zipfile.ZipFile(io.BytesIO(skp_pdfs([agreed, other])))

    assert archive.namelist() == [f"skp-2026-{SARI.nip}-{agreed.pk}.pdf", f"skp-2027-{SARI.nip}-{other.pk}.pdf"]
    assert "1 JANUARI 2027" in text_of(archive.read(archive.namelist()[1]))
