"""The invented region: the same wish gives the same bytes, and every file has the form offices use."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from sembilan.exchange.sample.calendar import days, worked
from sembilan.exchange.sample.export import COLUMNS
from sembilan.exchange.sample.region import Wish, write
from sembilan.exchange.sample.units import Tree, sizes
from sembilan.terms import golongan
from sembilan.terms.month import Month
from sembilan.terms.nip import Nip

OCTOBER = Month(2026, 10)
EMPLOYEES = 120


def hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def rows(folder: Path, name: str, separator: str = ";", encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with (folder / name).open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def employees(folder: Path) -> list[dict[str, object]]:
    sheet = CalamineWorkbook.from_path(str(folder / "pegawai.xlsx")).get_sheet_by_name("Sheet1").to_python()
    return [dict(zip(sheet[2], row, strict=True)) for row in sheet[3:-1]]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("region")
    write(folder, Wish(EMPLOYEES, OCTOBER, seed=7))
    return folder


def test_the_same_wish_gives_the_same_bytes(region: Path, tmp_path: Path) -> None:
    write(tmp_path, Wish(EMPLOYEES, OCTOBER, seed=7))

    assert hashes(tmp_path) == hashes(region)


def test_another_seed_gives_other_people(region: Path, tmp_path: Path) -> None:
    write(tmp_path, Wish(EMPLOYEES, OCTOBER, seed=8))

    here, there = ({row["NIP BARU"] for row in employees(folder)} for folder in (region, tmp_path))
    assert len(here & there) < EMPLOYEES // 10


def test_another_month_meets_the_same_people_at_other_hours(region: Path, tmp_path: Path) -> None:
    write(tmp_path, Wish(EMPLOYEES, OCTOBER.previous(), seed=7))

    assert employees(tmp_path) == employees(region)
    here, there = hashes(region), hashes(tmp_path)
    same = {name for name in here if here[name] == there[name]}
    assert same >= {"unor.csv", "jabatan.csv", "tpp_dasar.csv", "daerah.toml", "pin_mesin.csv"}
    assert not {name for name in same if name.startswith(("attlog", "aktivitas", "penilaian", "cuti"))}


def test_what_happens_after_the_month_is_not_known_yet(region: Path) -> None:
    for name, column in (("hasil_asesmen.csv", "TANGGAL"), ("hukuman_disiplin.csv", "TMT")):
        dates = [dt.datetime.strptime(row[column], "%d-%m-%Y").date() for row in rows(region, name)]
        assert all(date <= OCTOBER.last for date in dates)


def test_every_nip_is_sound_and_belongs_to_one_person(region: Path) -> None:
    people = employees(region)
    nips = [Nip.parse(str(row["NIP BARU"])) for row in people]

    assert len({nip.text for nip in nips}) == EMPLOYEES
    for nip, row in zip(nips, people, strict=True):
        assert nip.birth == dt.datetime.strptime(str(row["TANGGAL LAHIR"]), "%d-%m-%Y").date()
        assert nip.is_pppk == (row["JENIS PEGAWAI NAMA"] == "PPPK")
        assert (nip.sex == 1) == (row["JENIS KELAMIN"] == "M")
        assert nip.tmt is None or nip.tmt.first.strftime("%d-%m-%Y") == row["TMT CPNS"]


@pytest.mark.slow
def test_a_hundred_thousand_nips_are_all_different(tmp_path: Path) -> None:
    from sembilan.exchange.sample.chance import Dice
    from sembilan.exchange.sample.people import people
    from sembilan.exchange.sample.units import posts, table

    tree = Tree(100_000, "Kabupaten Contoh")
    units = table(tree.units, sizes(tree.units, 100_000), "99.02")
    everyone = people(units, posts(tree.units), 0, Dice(3), 2026)

    assert everyone["nip"].n_unique() == 100_000
    assert sum(everyone.null_count().row(0)) == 0


def test_the_personnel_export_has_its_titles_its_columns_and_its_sum(region: Path) -> None:
    sheet = CalamineWorkbook.from_path(str(region / "pegawai.xlsx")).get_sheet_by_name("Sheet1").to_python()

    assert sheet[1][0] == "KEADAAN PER 31-10-2026"
    assert tuple(sheet[2]) == COLUMNS
    assert sheet[-1][:2] == ["JUMLAH", EMPLOYEES]


def test_ranks_dates_and_kinds_of_employee_fit_together(region: Path) -> None:
    for row in employees(region):
        rank = golongan.parse(str(row["GOL AKHIR NAMA"]))
        tmt, post = (dt.datetime.strptime(str(row[name]), "%d-%m-%Y") for name in ("TMT CPNS", "TMT JABATAN"))
        assert rank.is_pppk == (row["JENIS PEGAWAI NAMA"] == "PPPK")
        assert tmt <= post <= dt.datetime(2026, 1, 1)
        assert (row["STATUS CPNS PNS"] == "P") == bool(row["TMT PNS"])
        assert str(row["EMAIL"]).endswith("@contoh.invalid")
        assert str(row["NOMOR HP"]).startswith("08000")


def test_some_are_pns_some_cpns_and_some_pppk(tmp_path: Path) -> None:
    write(tmp_path, Wish(600, OCTOBER))

    kinds = Counter((row["JENIS PEGAWAI NAMA"], row["STATUS CPNS PNS"]) for row in employees(tmp_path))
    assert set(kinds) == {("PNS Daerah", "P"), ("PNS Daerah", "C"), ("PPPK", "")}
    assert 0.15 < kinds["PPPK", ""] / 600 < 0.30


def test_each_unit_hangs_in_the_tree_and_one_of_its_people_leads_it(region: Path) -> None:
    units = {row["UNOR ID"]: row for row in rows(region, "unor.csv")}
    titles = {row["NAMA JABATAN"] for row in rows(region, "jabatan.csv")}
    leading = Counter((row["UNOR ID"], row["JABATAN NAMA"]) for row in employees(region))

    root, *others = units.values()
    assert root["UNOR INDUK ID"] == ""
    for unit in others:
        assert unit["UNOR INDUK ID"] in units
        assert unit["NAMA JABATAN PIMPINAN"] in titles
        assert leading[unit["UNOR ID"], unit["NAMA JABATAN PIMPINAN"]] == 1


def test_each_post_has_a_kelas_with_an_amount(region: Path) -> None:
    paid = {row["KELAS JABATAN"] for row in rows(region, "tpp_dasar.csv")}
    posts = {row["JABATAN ID"]: row["KELAS JABATAN"] for row in rows(region, "jabatan.csv")}

    assert {posts[str(row["JABATAN ID"])] for row in employees(region)} <= paid


@pytest.mark.parametrize("count", [50, 51, 333, 2_000, 70_001])
def test_nobody_is_left_without_a_unit_and_no_unit_without_people(count: int) -> None:
    held = sizes(Tree(count, "Kabupaten Contoh").units, count)

    assert sum(held) == count
    assert held[0] == 0
    assert min(held[1:]) >= 1


def test_the_machines_hold_the_pins_of_the_region_in_order_of_time(region: Path) -> None:
    pins = {row["PIN"] for row in rows(region, "pin_mesin.csv", ",")}
    machines = sorted((region / "attlog").iterdir())

    assert len(pins) == EMPLOYEES
    assert len(machines) == 2
    for number, path in enumerate(machines, start=1):
        lines = path.read_bytes().decode().splitlines(keepends=True)
        fields = [line.rstrip("\r\n").split("\t") for line in lines]
        assert {line.endswith("\r\n") for line in lines} == {number % 2 == 1}
        assert {len(line) for line in fields} == {6}
        assert {len(line[0]) for line in fields} == {9}
        assert {line[0].strip() for line in fields} <= pins
        assert [line[1] for line in fields] == sorted(line[1] for line in fields)


def test_most_come_on_time_and_some_do_not(tmp_path: Path) -> None:
    write(tmp_path, Wish(600, OCTOBER))

    punches = [
        line.split("\t")[1] for path in (tmp_path / "attlog").iterdir() for line in path.read_text().splitlines()
    ]
    busy = days(OCTOBER).filter("is_worked")["date"].cast(str).to_list()
    came = [at[11:16] for at in punches if at[11:13] < "12" and at[:10] in busy]
    late = sum(at >= "07:31" for at in came) / len(came)
    assert 0.03 < late < 0.15
    assert any("07:31" <= at < "08:01" for at in came)
    assert any(at >= "09:01" for at in came)
    assert 40 < len(punches) / 600 < 46


def test_fridays_end_later_and_national_holidays_are_free() -> None:
    august = days(Month(2026, 8)).rows_by_key("day", named=True, unique=True)

    assert august[7]["end"] == 16 * 3600 + 30 * 60
    assert august[6]["end"] == 16 * 3600
    assert not august[17]["is_worked"]
    assert august[18]["is_worked"]
    assert len(worked(OCTOBER)) == 22


def test_each_list_is_written_as_its_office_writes(region: Path) -> None:
    starts = {path.name: path.read_bytes()[:3] == "\ufeff".encode() for path in region.glob("*.csv")}
    ends = {path.name: b"\r\n" in path.read_bytes() for path in region.glob("*.csv")}

    assert {name for name, bom in starts.items() if not bom} == {
        "tpp_dasar.csv", "pin_mesin.csv", "aktivitas_harian.csv", "riwayat_diklat.csv"
    }  # fmt: skip
    assert {name for name, old in ends.items() if not old} == {"pin_mesin.csv", "aktivitas_harian.csv"}
    assert "Seminar – Daring" in {row["JENIS"] for row in rows(region, "riwayat_diklat.csv", encoding="cp1252")}


def test_every_list_names_only_people_of_the_region(region: Path) -> None:
    known = {row["NIP BARU"] for row in employees(region)}

    for name, separator in (
        ("cuti_dan_dinas.csv", ";"),
        ("aktivitas_harian.csv", ","),
        ("penilaian_periodik.csv", ";"),
        ("hasil_asesmen.csv", ";"),
        ("hukuman_disiplin.csv", ";"),
    ):
        assert {row["NIP"] for row in rows(region, name, separator)} <= known
    assert len(rows(region, "penilaian_periodik.csv")) == EMPLOYEES


def test_the_region_says_what_it_is_called_and_its_indices(region: Path) -> None:
    said = tomllib.loads((region / "daerah.toml").read_text())

    assert (said["kode"], said["nama"]) == ("99.02", "Kabupaten Sembilan Sungai")
    assert set(said["tpp"]) == {
        "indeks_kapasitas_fiskal", "indeks_kemahalan_konstruksi", "indeks_penyelenggaraan_pemda"
    }  # fmt: skip


@pytest.mark.parametrize("count", [49, 5_000_001])
def test_too_few_and_too_many_people_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="Jumlah pegawai"):
        Wish(count, OCTOBER)
