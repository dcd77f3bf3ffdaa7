"""Results as files: the columns, words and forms that other systems will read."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from sembilan.documents import spreadsheet
from sembilan.terms.frames import allowance, attendance, performance, talent

ONE, TWO = 197612252006012001, 199001012015031002
TALENT = pl.DataFrame(
    {
        "nip": [TWO, ONE],
        "kinerja": [3, None],
        "jpm": [7609, None],
        "potensi": [8005, None],
        "rekam_jejak": [10_000, 5000],
        "potensial": [8250, None],
        "potensial_level": [3, None],
        "kotak": [9, None],
    },
    schema={col.name: col.dtype for col in talent.AREA.results},
)


def written(tmp_path, name):
    path = tmp_path / name
    spreadsheet.write(TALENT, talent.AREA.results, path)
    return path


def test_a_csv_is_exactly_as_other_systems_expect(tmp_path):
    assert written(tmp_path, "t.csv").read_bytes() == (
        b"nip,kinerja,jpm,potensi,rekam_jejak,potensial,potensial_level,kotak\n"
        b"197612252006012001,,,,50.00,,,\n"
        b"199001012015031002,di atas ekspektasi,76.09,80.05,100.00,82.50,tinggi,9\n"
    )


def test_excel_keeps_every_digit_of_a_nip(tmp_path):
    rows = CalamineWorkbook.from_path(str(written(tmp_path, "t.xlsx"))).get_sheet_by_index(0).to_python()

    assert rows[0] == [col.name for col in talent.AREA.results]
    assert rows[1][:2] == [str(ONE), ""]
    assert rows[2] == [str(TWO), "di atas ekspektasi", 76.09, 80.05, 100.0, 82.5, "tinggi", 9.0]


def test_parquet_keeps_scores_as_exact_numbers(tmp_path):
    frame = pl.read_parquet(written(tmp_path, "t.parquet"))

    assert frame["nip"].to_list() == [str(ONE), str(TWO)]
    assert frame["jpm"].to_list() == [None, Decimal("76.09")]
    assert frame["kotak"].to_list() == [None, 9]


def test_another_ending_is_refused_and_leaves_nothing(tmp_path):
    with pytest.raises(spreadsheet.UnknownForm):
        written(tmp_path, "t.ods")

    assert list(tmp_path.iterdir()) == []


def test_a_failed_export_leaves_the_old_file(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("lama")

    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        spreadsheet.write(TALENT.drop("kotak"), talent.AREA.results, path)

    assert path.read_text() == "lama"
    assert [one.name for one in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize(
    ("area", "header"),
    [
        (
            attendance.AREA,
            "nip,hari_kerja,hadir,cuti,dinas,tk,tl1,tl2,tl3,tl4,psw1,psw2,psw3,psw4,menit_tl,menit_psw,jeda,apel,wfh",
        ),
        (performance.AREA, "nip,hasil_kerja,perilaku,predikat"),
        (
            allowance.AREA,
            "nip,kelas,tpp_dasar,tpp_maks,aktivitas_bp,predikat_bp,produktivitas_bp,disiplin_bp,"
            "potongan_hukdis,tpp_bruto",
        ),
        (talent.AREA, "nip,kinerja,jpm,potensi,rekam_jejak,potensial,potensial_level,kotak"),
    ],
)
def test_each_area_has_its_header_even_without_a_row(tmp_path, area, header):
    empty = pl.DataFrame(schema={col.name: col.dtype for col in area.results})

    spreadsheet.write(empty, area.results, tmp_path / "t.csv")

    assert (tmp_path / "t.csv").read_text() == header + "\n"
