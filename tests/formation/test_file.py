"""formasi.xlsx goes in: the certain is taken, the rest held with a sentence; a later list ends the earlier."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from sembilan.exchange.actions import Outcome
from sembilan.exchange.batch import Load
from sembilan.exchange.sample.chance import Dice
from sembilan.exchange.sample.formation import COLUMNS, formation
from sembilan.exchange.sample.people import people
from sembilan.exchange.sample.units import Tree, posts, sizes, table
from sembilan.formation.models import Formation
from sembilan.records.rejects import sentence
from tests.cast import REGION

HEAD = "UNOR ID;NAMA UNOR;JABATAN ID;NAMA JABATAN;KEBUTUHAN ABK;FORMASI;BERLAKU SEJAK;NOMOR SK;TANGGAL SK;DASAR\n"
GOOD = "1010;Bidang;J100;Analis;2,40;2;01-01-2026;061/1;15-12-2025;ABK 2025\n"


def load(folder: Path, text: str) -> Outcome:
    from sembilan.records.tenancy import enter

    (folder / "formasi.csv").write_text(HEAD + text, encoding="utf-8")
    work = Load(folder, by="cli:test", today=dt.date(2026, 11, 22), kode=REGION)
    (outcome,) = work.run()
    assert work.instansi
    enter(work.instansi.pk)
    return outcome


def spans() -> list[tuple[Any, ...]]:
    found = Formation.objects.order_by("unor__kode", "jabatan__kode", "valid")
    return [(o.unor.kode, o.jabatan.kode, o.valid.lower, o.valid.upper, o.approved, o.need_hundredths) for o in found]


@pytest.mark.django_db
def test_a_list_goes_in_once_and_again_changes_nothing(tenant: Any, tmp_path: Path) -> None:
    first = load(tmp_path, GOOD)
    again = load(tmp_path, GOOD)

    assert (first.kind, first.taken, again.taken, again.already) == ("formasi", 1, 0, 1)
    assert spans() == [("1010", "J100", dt.date(2026, 1, 1), None, 2, 240)]


@pytest.mark.django_db
def test_a_later_list_ends_the_earlier_and_the_same_day_corrects(tenant: Any, tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    load(tmp_path, GOOD.replace("2,40;2", "3;4"))
    load(tmp_path, GOOD.replace("01-01-2026", "01-07-2026").replace(";2;", ";5;"))
    load(tmp_path, GOOD.replace("01-01-2026", "01-01-2025").replace(";2;", ";1;"))

    assert [span[2:5] for span in spans()] == [
        (dt.date(2025, 1, 1), dt.date(2026, 1, 1), 1),
        (dt.date(2026, 1, 1), dt.date(2026, 7, 1), 4),
        (dt.date(2026, 7, 1), None, 5),
    ]


@pytest.mark.django_db
def test_one_list_may_bring_several_dates_of_a_post(tenant: Any, tmp_path: Path) -> None:
    load(tmp_path, GOOD)
    load(
        tmp_path,
        GOOD.replace("01-01-2026", "01-09-2026").replace(";2;", ";9;")
        + GOOD.replace("01-01-2026", "01-03-2026").replace(";2;", ";3;"),
    )

    assert [span[2:5] for span in spans()] == [
        (dt.date(2026, 1, 1), dt.date(2026, 3, 1), 2),
        (dt.date(2026, 3, 1), dt.date(2026, 9, 1), 3),
        (dt.date(2026, 9, 1), None, 9),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("row", "said"),
    [
        (GOOD.replace("1010;", "9999;"), "Kode unor ini tidak ada di daftar unit organisasi."),
        (GOOD.replace("J100", "J999"), "Kode jabatan ini tidak ada di daftar jabatan."),
        (GOOD.replace(";2;", ";dua;"), "Ini bukan bilangan yang dapat dibaca dengan pasti."),
        (GOOD.replace(";2;", ";2,5;"), "Angka di belakang koma paling banyak 0."),
        (GOOD.replace(";2;", ";;"), "Sel ini wajib diisi tetapi kosong."),
        (GOOD.replace("01-01-2026", "31-02-2026"), "Tanggal ini tidak ada di kalender."),
    ],
)
def test_a_faulty_row_is_held_with_a_sentence_and_the_others_go_in(
    tenant: Any, tmp_path: Path, row: str, said: str
) -> None:
    outcome = load(tmp_path, row + GOOD.replace("1010;", "1011;"))

    assert (outcome.taken, outcome.rejected) == (1, 1)
    assert [sentence(held.code, held.params) for held in outcome.held] == [said]
    assert [span[0] for span in spans()] == ["1011"]


@pytest.mark.django_db
def test_two_rows_that_contradict_each_other_are_both_held(tenant: Any, tmp_path: Path) -> None:
    outcome = load(tmp_path, GOOD + GOOD.replace(";2;", ";7;"))

    assert (outcome.taken, outcome.rejected) == (0, 2)
    assert spans() == []


def test_the_invented_region_has_a_seat_for_each_lead_and_some_that_nobody_holds() -> None:
    tree = Tree(600, "Kabupaten Contoh")
    units = table(tree.units, sizes(tree.units, 600), "99.02")
    titles = posts(tree.units)
    everyone = people(units, titles, 0, Dice(1), 2026)

    rows = formation(everyone, titles, Dice(1), 2026)

    assert len(rows.columns) == len(COLUMNS)
    assert rows.select("unor_id", "jabatan_id").is_duplicated().sum() == 0
    held = everyone.group_by("unor_id", "jabatan_id").agg(pl.len().alias("held"), pl.col("leads").any())
    both = rows.join(held, on=["unor_id", "jabatan_id"], how="left")
    assert both.filter("leads")["approved"].to_list() == [1] * everyone["unit"].n_unique()
    assert both["held"].null_count() > 0
    assert rows.equals(formation(everyone, titles, Dice(1), 2026))
