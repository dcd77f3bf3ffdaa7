"""A messy region: what FAULTS.csv says was spoiled is what is spoiled, and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sembilan.exchange.sample.faults import HEADER
from sembilan.exchange.sample.region import Wish, write
from sembilan.terms.month import Month
from sembilan.terms.nip import NipError, cleaned

WISH = {"employees": 500, "month": Month(2026, 10), "seed": 5}


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("messy")
    write(folder, Wish(**WISH, messy=True))
    return folder


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    write(folder, Wish(**WISH))
    return folder


def faults(folder: Path, kind: str) -> list[dict[str, str]]:
    with (folder / "FAULTS.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["CACAT"].startswith(kind)]


def employees(folder: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(str(folder / "pegawai.xlsx")).get_sheet_by_name("Sheet1").to_python()[3:-1]


def test_a_clean_region_lists_no_faults(clean: Path) -> None:
    assert not (clean / "FAULTS.csv").exists()


def test_the_list_says_where_what_whose_and_whether_it_can_be_read(messy: Path) -> None:
    assert (messy / "FAULTS.csv").read_text().splitlines()[0] == ",".join(HEADER)


@pytest.mark.parametrize("kind", ["nip berspasi", "nip berkutip", "nip terpotong"])
def test_a_spoiled_nip_stands_in_the_file_as_listed(messy: Path, kind: str) -> None:
    written = {row[1] for row in employees(messy)}

    found = faults(messy, kind)
    assert found
    assert {fault["NILAI"] for fault in found} <= written


def test_a_spoiled_nip_can_be_read_only_where_the_list_says_so(messy: Path) -> None:
    for fault in faults(messy, "nip"):
        if fault["TERBACA"] == "ya":
            assert cleaned(fault["NILAI"]) == fault["NIP"]
        else:
            with pytest.raises(NipError):
                cleaned(fault["NILAI"])


def test_a_nip_that_became_a_number_is_a_number_in_the_sheet(messy: Path) -> None:
    numbers = [row[1] for row in employees(messy) if isinstance(row[1], float)]

    assert numbers == [float(fault["NILAI"]) for fault in faults(messy, "nip jadi angka")]


def test_rows_differ_from_the_clean_region_only_where_faults_are_listed(clean: Path, messy: Path) -> None:
    before, after = employees(clean), employees(messy)
    doubled = faults(messy, "baris ganda")

    assert len(after) == len(before) + len(doubled)
    differing = sum(one != other for one, other in zip(before, after))
    assert differing == len(faults(messy, "nip")) + len(faults(messy, "golongan"))


def test_lost_pins_are_missing_from_the_map_and_present_in_the_machines(messy: Path) -> None:
    mapped = {line.split(",")[0] for line in (messy / "pin_mesin.csv").read_text().splitlines()}
    lost = {fault["NILAI"] for fault in faults(messy, "pin")}
    punched = {
        line.split("\t")[0].strip() for path in (messy / "attlog").iterdir() for line in path.read_text().splitlines()
    }

    assert lost
    assert not lost & mapped
    assert lost <= punched


def test_each_spoiled_line_of_a_machine_stands_in_its_file(messy: Path) -> None:
    for kind in ("jam mesin", "ketukan bulan lalu", "baris terpotong"):
        found = faults(messy, kind)
        assert found
        for fault in found:
            held = [line.strip() for line in (messy / fault["BERKAS"]).read_text().splitlines()]
            assert fault["NILAI"] in held


def test_one_machine_holds_nothing(messy: Path) -> None:
    assert [path.name for path in (messy / "attlog").iterdir() if path.stat().st_size == 0] == ["D3_attlog.dat"]
