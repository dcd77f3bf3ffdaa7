"""Each fault of a row or a file is found, told in its sentence, and holds nobody else up."""

from __future__ import annotations

import csv

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sembilan.attendance.models import Clocking
from sembilan.documents.formulas import harmless
from sembilan.exchange.files import cells, text
from sembilan.exchange.files.fault import Fault
from sembilan.exchange.files.recognise import opened
from sembilan.exchange.report import write_rejects
from sembilan.people.models import Employee
from sembilan.performance.models import DailyActivity
from sembilan.records.rejects import REASONS, sentence, todo
from tests.exchange.messy import ANI, BIMO, CICI, person, workbook

ODD_PEOPLE = {
    "a number in Excel": (person(float(CICI), TANGGAL_LAHIR="03-03-1990", JENIS_KELAMIN="F"), "nip-rounded"),
    "seventeen digits": (person(CICI[:17], TANGGAL_LAHIR="01-01-1990"), "nip-length"),
    "a day that is not": (person(CICI, TANGGAL_LAHIR="31-02-1990"), "date-impossible"),
    "no date": (person(CICI, TANGGAL_LAHIR="kemarin"), "date-unreadable"),
    "an unknown unit": (person(CICI, UNOR_ID="0000000"), "unor-unknown"),
    "an unknown post": (person(CICI, JABATAN_ID="J999"), "jabatan-unknown"),
    "an empty cell": (person(CICI, TMT_JABATAN=""), "cell-empty"),
    "an unknown word": (person(CICI, JENIS_KELAMIN="X"), "word-unknown"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("fault", ODD_PEOPLE)
def test_a_row_that_cannot_be_read_is_held_and_the_others_go_in(folder, load, fault):
    row, code = ODD_PEOPLE[fault]
    workbook(folder / "pegawai.xlsx", person(ANI), row, person(BIMO))

    outcome = load(folder)["pegawai.xlsx"]

    assert [(held.row, held.code) for held in outcome.held] == [(5, code)]
    assert (outcome.read, outcome.taken, outcome.rejected) == (3, 2, 1)
    assert outcome.totals == [3]


@pytest.mark.django_db
@pytest.mark.parametrize("written", [f"'{CICI}", f"{CICI[:8]} {CICI[8:14]} {CICI[14]} {CICI[15:]}", f" {CICI} "])
def test_a_nip_written_otherwise_is_read_all_the_same(folder, load, written):
    row = person(CICI, NIP_BARU=written, JENIS_PEGAWAI_NAMA="PPPK", GOL_AKHIR_NAMA="IX", STATUS_CPNS_PNS="")
    workbook(folder / "pegawai.xlsx", row)

    load(folder)

    assert Employee.objects.get(nip=CICI).kind == "PPPK"


@pytest.mark.django_db
def test_the_same_row_twice_counts_once_and_two_that_differ_are_both_held(folder, load):
    other = person(BIMO, GOL_AKHIR_NAMA="III/d")
    workbook(folder / "pegawai.xlsx", person(ANI), person(ANI), person(BIMO), other)

    outcome = load(folder)["pegawai.xlsx"]

    assert (outcome.taken, outcome.already, outcome.rejected) == (1, 1, 2)
    assert [(held.row, held.params["others"], held.params["columns"]) for held in outcome.held] == [
        (6, "7", "GOL AKHIR NAMA"),
        (7, "6", "GOL AKHIR NAMA"),
    ]
    assert not Employee.objects.filter(nip=BIMO).exists()


@pytest.mark.django_db
def test_rows_that_differ_are_both_held_however_far_apart_they_stand(folder, load, monkeypatch):
    monkeypatch.setattr(text, "BLOCK_BYTES", 64)
    days = [f"{ANI},2026-10-{day:02d},300,Disetujui" for day in range(1, 20)]
    said = ["NIP,TANGGAL,MENIT,STATUS", *days, f"{ANI},2026-10-01,299,Disetujui", days[1]]
    (folder / "aktivitas.csv").write_text("\n".join(said))

    outcome = load(folder)["aktivitas.csv"]

    assert (outcome.read, outcome.taken, outcome.already, outcome.rejected) == (21, 18, 1, 2)
    assert [(held.row, held.params["others"], held.raw) for held in outcome.held] == [
        (2, "21", f"{ANI};2026-10-01;300;Disetujui"),
        (21, "2", f"{ANI};2026-10-01;299;Disetujui"),
    ]


@pytest.mark.django_db
def test_a_birth_date_unlike_the_nip_is_a_doubt_not_a_fault(folder, load):
    workbook(
        folder / "pegawai.xlsx", person(ANI, TANGGAL_LAHIR="02-01-1980"), person(BIMO, GOL_AKHIR_NAMA="V/f", NAMA=" ")
    )

    outcome = load(folder)["pegawai.xlsx"]

    assert outcome.rejected == 0
    assert Employee.objects.get(nip=ANI).doubts == ["birth_date"]
    assert len(Employee.objects.get(nip=BIMO).doubts) == 2
    assert {held.column for held in outcome.held} == {"GOL AKHIR NAMA", "NAMA"}


@pytest.mark.django_db
def test_clockings_of_a_strange_pin_are_kept_and_told_once(folder, load):
    outcome = load(folder)["M1_attlog.dat"]

    told = {held.code: held for held in outcome.held}
    assert set(told) == {"pin-unknown", "date-outside", "line-torn"}
    assert told["line-torn"].row == 5
    assert (outcome.read, outcome.taken, outcome.rejected) == (5, 2, 3)
    assert Clocking.objects.filter(pin=7777777).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_usual_encoding_and_separator_with_other_names_of_columns(folder, load, separator, encoding):
    table = [["Rekap aktivitas – Oktober"], [], ["Durasi (menit)", "Keputusan", "NIP Pegawai", "Tgl"],
             ["45", "Disetujui", ANI, "3 Oktober 2026"], ["Total", "1"]]  # fmt: skip
    (folder / "aktivitas.csv").write_bytes("\r\n".join(separator.join(row) for row in table).encode(encoding))

    outcome = load(folder)["aktivitas.csv"]

    assert (outcome.kind, outcome.read, outcome.taken) == ("aktivitas", 1, 1)
    assert DailyActivity.objects.get().minutes == 45
    assert dict(outcome.skipped) == {"judul": 1, "kosong": 1, "jumlah": 1}


@pytest.mark.django_db
def test_files_that_are_no_tables_are_told_of_and_hold_nothing_up(folder, load):
    (folder / "rusak.xlsx").write_bytes(b"PK\x03\x04 bukan buku kerja")
    (folder / "gambar.csv").write_bytes(bytes(range(256)) * 20)
    (folder / "catatan.csv").write_text("NIP;TANGGAL;CATATAN\n1;2;3\n")

    outcomes = load(folder)

    assert outcomes["rusak.xlsx"].held[0].code == "file-unreadable"
    assert outcomes["gambar.csv"].held[0].code == "file-unreadable"
    assert outcomes["catatan.csv"].held[0].code == "header-unknown"
    assert outcomes["pegawai.xlsx"].taken == 2


@pytest.mark.django_db
def test_the_list_of_rejects_names_file_row_column_value_reason_and_remedy(folder, load, tmp_path):
    workbook(folder / "pegawai.xlsx", person(ANI), person(BIMO, UNOR_ID="@1+1"))
    path = tmp_path / "ditahan.csv"

    write_rejects(load(folder).values(), path)

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["berkas", "baris", "kolom", "nilai", "alasan", "yang perlu dilakukan"]
    assert rows[1][:4] == ["pegawai.xlsx", "5", "UNOR ID", "'@1+1"]
    assert all(rows[1][4:])


@pytest.mark.parametrize("cell", ["=A1", "+1", "-1", "@x", "\t=A1", " =A1", "\r1"])
def test_no_cell_of_a_list_is_a_formula(cell):
    assert harmless([cell, 5, "biasa"]) == [f"'{cell}", 5, "biasa"]


@pytest.mark.parametrize("code", REASONS)
def test_each_reason_has_a_sentence_and_a_remedy(code):
    known = dict.fromkeys(("nearest", "missing", "problem", "unor", "places", "low", "high", "known", "length",
                           "others", "columns", "pin", "count"), "x")  # fmt: skip

    assert sentence(code, known).endswith(".")
    assert todo(code).endswith(".")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    data=st.binary(max_size=2000),
    start=st.sampled_from([b"", b"NIP;TANGGAL;MENIT;STATUS\n", b"PK\x03\x04", b'"NIP",PIN\n"']),
)
def test_no_bytes_whatever_break_the_reader(tmp_path, data, start):
    path = tmp_path / "apa saja.csv"
    path.write_bytes(start + data)

    for source in opened(path, path.name):
        assert source.kind or source.special or source.fault
        if source.table and source.layout:
            assert all(frame.height >= 0 for frame, _ in source.table.blocks())


BLANKS = ["Ani  Karangan", "a b", "a\tb", "a\x1cb", "a\xa0b", "a\u2003b", "a\nb"]
TEXTS = ["Ani", "'1", "x" * 12, "x" * 13, "é" * 12, *BLANKS]


@pytest.mark.parametrize("reader", [cells.words_text(12), cells.code(12)], ids=["words", "code"])
def test_a_column_takes_as_they_stand_just_the_texts_that_the_reader_would_not_change(reader):
    told = pl.DataFrame({"text": TEXTS}).select("text", reader.as_is(pl.col("text")).alias("as_is"))

    assert {text for text, as_is in told.iter_rows() if as_is} == {text for text in TEXTS if unchanged(reader, text)}


def unchanged(reader, text):
    try:
        return reader.read(text) == text
    except Fault:
        return False
