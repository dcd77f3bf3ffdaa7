"""The frames: complete, documented, and exporting exactly the columns that were promised."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from sembilan.policy.areas import find_area
from sembilan.terms.column import Col, Unit
from sembilan.terms.month import Month
from tests.reference.law import plan

AREAS = ("attendance", "performance", "allowance", "talent")
EXPORTS = {
    "attendance": "nip,hari_kerja,hadir,cuti,dinas,tk,tl1,tl2,tl3,tl4,psw1,psw2,psw3,psw4,"
    "menit_tl,menit_psw,jeda,apel,wfh",
    "performance": "nip,hasil_kerja,perilaku,predikat",
    "allowance": "nip,kelas,tpp_dasar,tpp_maks,aktivitas_bp,predikat_bp,produktivitas_bp,disiplin_bp,"
    "potongan_hukdis,tpp_bruto",
    "talent": "nip,kinerja,jpm,potensi,rekam_jejak,potensial,potensial_level,kotak",
}


@pytest.mark.parametrize("area", AREAS)
def test_an_export_has_the_promised_columns_in_their_order(area: str) -> None:
    assert ",".join(col.name for col in find_area(area).results) == EXPORTS[area]


@pytest.mark.parametrize("area", AREAS)
def test_every_column_says_what_it_is(area: str) -> None:
    found = find_area(area)
    columns = [col for frame in found.inputs.values() for col in frame.columns] + list(found.results)

    assert all(col.title and col.says.endswith(".") for col in columns)
    assert all(col.labels for col in columns if col.unit is Unit.CODE and col.name != "kotak")


@pytest.mark.parametrize("area", AREAS)
def test_frames_hang_together_by_their_keys(area: str) -> None:
    found = find_area(area)
    for grain, frame in found.inputs.items():
        assert (frame.area, frame.grain) == (area, grain)
        assert set(frame.key) <= set(frame.schema)
        if frame.parent:
            assert set(found.inputs[frame.parent].key) <= set(frame.schema)


@pytest.mark.parametrize("area", AREAS)
def test_every_input_column_is_used_by_some_rule_or_exported(area: str) -> None:
    found = find_area(area)
    used = {need for node in plan(area, Month(2026, 10)).nodes.values() for need in node.rule.needs}
    used |= {col.name for col in found.results}
    # What a region may leave out is there for the packs that ask it.
    columns = ((frame, col) for frame in found.inputs.values() for col in frame.columns)
    held = {col.name for frame, col in columns if col.name not in frame.key and not (col.optional or frame.optional)}

    assert held <= used


def test_scores_codes_and_dates_are_written_for_an_export() -> None:
    score = Col("s", pl.Int32, Unit.SCORE, "Skor", "A score.")
    code = Col("c", pl.Int8, Unit.CODE, "Kode", "A code.", labels={1: "satu"})
    whole = Col("w", pl.Int64, Unit.RUPIAH, "Rupiah", "An amount.")
    frame = pl.DataFrame({"s": [7609, 5, None], "c": [1, 2, None], "w": [6452832, 0, None]})

    written = frame.select(col.written() for col in (score, code, whole)).write_csv()

    assert written == "s,c,w\n76.09,satu,6452832\n0.05,2,0\n,,\n"
    for place, col in enumerate((score, code, whole)):
        in_file = [line.split(",")[place] for line in written.splitlines()[1:]]
        assert [col.write(value) for value in frame[col.name]] == in_file
    assert whole.write(dt.date(2026, 10, 31)) == "2026-10-31"
