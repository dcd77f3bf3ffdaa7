"""Entries of every kind as files bring them: put by what makes an entry the same, and safe to bring again."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from sembilan.people.actions import take_employees, take_entries
from sembilan.people.kinds import KINDS
from sembilan.people.models import Employee, Keluarga, Pendidikan, PersonalData, RiwayatGolongan, RiwayatJabatan
from sembilan.records.actions import action, tell
from sembilan.records.models import Superseded
from tests import cast

DAY = dt.date
SARI, AGUS = cast.SARI.nip, cast.AGUS.nip


@action("test.take")
def take(*, region, kind, rows, by):
    tell(region.pk, "test")
    return take_entries(kind, pl.DataFrame(rows), instansi=region)


ROWS = {
    "identitas": {"phone": "0812-0000-0000"},
    "pribadi": {"nik": "9902010101900001", "bank": "Bank Contoh"},
    "golongan": {"golongan": "III/a", "since": DAY(2015, 3, 1), "sk_number": "821/1/2015", "sk_date": DAY(2015, 2, 1)},
    "jabatan": {"jabatan": "J110", "since": DAY(2015, 3, 1)},
    "unor": {"unor": "1020", "since": DAY(2015, 3, 1)},
    "plt": {"kind": "plt", "unor": "1011", "since": DAY(2026, 1, 5), "until": DAY(2026, 4, 5)},
    "kgb": {"tmt": DAY(2025, 3, 1), "golongan": "III/b", "mk_years": 10, "gaji_pokok": 3_500_000},
    "pendidikan": {"level": 40, "study": "Ilmu Pemerintahan", "year": 2014},
    "angka-kredit": {"kind": "konversi", "since": DAY(2025, 1, 1), "until": DAY(2026, 1, 1), "total_milli": 12_500},
    "penghargaan": {"kind": "satya-10", "name": "Satyalancana Karya Satya X", "given_on": DAY(2025, 8, 17)},
    "tugas-belajar": {"kind": "tugas", "since": DAY(2019, 9, 1), "level": 45, "study": "Statistika", "school": "PT"},
    "masa-kerja": {"tmt": DAY(2016, 1, 1), "experience": "Guru honorer", "years": 2, "months": 3},
    "organisasi": {"name": "Korpri", "role": "Anggota", "since": DAY(2015, 3, 1)},
    "keluarga": {"relation": "anak", "name": "Bima", "birth_date": DAY(2020, 5, 5), "relative_nip": ""},
}  # fmt: skip


def test_every_kind_of_entry_has_its_example_here():
    assert set(ROWS) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(ROWS))
def test_an_entry_of_a_file_is_new_once_and_the_same_the_second_time(tenant, kind):
    row = [{"nip": SARI, **ROWS[kind], "source": "berkas"}]

    first = take(by="cli:test", region=tenant, kind=kind, rows=row)
    second = take(by="cli:test", region=tenant, kind=kind, rows=row)

    assert (first, second) == (1, 0)


def test_what_a_file_says_otherwise_corrects_the_entry_and_keeps_what_it_said(tenant):
    row = {"nip": SARI, **ROWS["pendidikan"], "school": "Universitas Contoh"}
    take(by="cli:test", region=tenant, kind="pendidikan", rows=[row])

    changed = take(by="cli:test", region=tenant, kind="pendidikan", rows=[row | {"school": "Universitas Seberang"}])

    assert changed == 1
    assert Pendidikan.objects.get().school == "Universitas Seberang"
    assert [v.said["school"] for v in Superseded.objects.filter(table="people_pendidikan")] == ["Universitas Contoh"]


def test_a_column_the_file_has_not_stays_as_it_is_known(tenant):
    take(
        by="cli:test",
        region=tenant,
        kind="pribadi",
        rows=[{"nip": SARI, "nik": "9902010101900001", "bank": "Bank Contoh"}],
    )

    take(by="cli:test", region=tenant, kind="pribadi", rows=[{"nip": SARI, "bank": "Bank Seberang"}])

    found = PersonalData.objects.get()
    assert (found.nik, found.bank) == ("9902010101900001", "Bank Seberang")


def test_a_whole_history_is_put_in_its_place_whatever_its_order(tenant):
    years = {2015: "III/a", 2019: "III/b", 2023: "III/c"}
    rows = [{"nip": AGUS, "golongan": g, "since": DAY(y, 4, 1)} for y, g in (*years.items(),)][::-1]
    RiwayatGolongan.objects.filter(employee__nip=AGUS).delete()

    take(by="cli:test", region=tenant, kind="golongan", rows=rows)

    spans = RiwayatGolongan.objects.filter(employee__nip=AGUS).order_by("valid")
    assert [(s.golongan, s.valid.lower.year, s.valid.upper and s.valid.upper.year) for s in spans] == [
        ("III/a", 2015, 2019), ("III/b", 2019, 2023), ("III/c", 2023, None),
    ]  # fmt: skip


def test_what_the_file_says_has_ended_ends_on_its_day(tenant):
    row = {"nip": AGUS, "jabatan": "J100", "since": DAY(2015, 1, 1), "until": DAY(2018, 1, 1)}

    take(by="cli:test", region=tenant, kind="jabatan", rows=[row])

    oldest = RiwayatJabatan.objects.filter(employee__nip=AGUS).order_by("valid").first()
    assert oldest.valid.upper == DAY(2018, 1, 1)


def test_a_row_of_nobody_or_of_an_unknown_post_is_left_out(tenant):
    rows = [
        {"nip": "199001012015031999", "jabatan": "J100", "since": DAY(2015, 1, 1)},
        {"nip": SARI, "jabatan": "TIDAK-ADA", "since": DAY(2015, 1, 1)},
    ]

    assert take(by="cli:test", region=tenant, kind="jabatan", rows=rows) == 0


def test_of_the_same_entry_twice_the_later_row_counts(tenant):
    row = {"nip": SARI, **ROWS["keluarga"]}

    take(by="cli:test", region=tenant, kind="keluarga", rows=[row | {"job": "Pelajar"}, row | {"job": "Mahasiswa"}])

    assert [k.job for k in Keluarga.objects.all()] == ["Mahasiswa"]


def test_ten_thousand_rows_of_two_thousand_people_are_put_in_a_few_statements(tenant, counted):
    people = 2_000
    nips = [f"1990010120150{31000 + n:05d}" for n in range(people)]
    make_people(region=tenant, nips=nips, by="cli:test")
    rows = pl.DataFrame({"nip": nips * 5, "year": [2000 + n // people for n in range(people * 5)]})
    rows = rows.with_columns(level=pl.lit(40), study=pl.lit("Hukum"), sk_number=pl.lit("800"))

    with counted() as queries:
        added = take(by="cli:test", region=tenant, kind="pendidikan", rows=rows)

    assert added == 10_000
    assert Pendidikan.objects.count() == 10_000
    assert queries.total < 20


@action("test.people")
def make_people(*, region, nips, by):
    tell(region.pk, "test")
    columns = {"name": "Orang", "kind": "PNS", "sex": "1", "birth_date": DAY(1990, 1, 1), "golongan": None}
    empty = dict.fromkeys(("siasn_id", "gelar_depan", "gelar_belakang", "birth_place", "phone", "email", "status"))
    frame = pl.DataFrame({"nip": nips}).with_columns(
        **{name: pl.lit(value) for name, value in columns.items() if value is not None},
        **{name: pl.lit(None, dtype=pl.String) for name in (*empty, "golongan")},
        **{name: pl.lit(None, dtype=pl.Date) for name in ("tmt_cpns", "tmt_pns", "tmt_golongan", "tmt_jabatan")},
        **{name: pl.lit(None, dtype=pl.Int64) for name in ("education", "education_year", "jabatan_id", "unor_id")},
    )
    take_employees(frame, instansi=region)
    assert Employee.objects.count() > len(nips)
