"""The commands about a month: what they print, what they refuse and how they end."""

from __future__ import annotations

import pytest

from sembilan.config.command import main
from sembilan.runs import files, lock, queries
from tests import cast
from tests.runs.month import OCTOBER

HERE = ["--instansi", cast.REGION]


@pytest.fixture(autouse=True)
def indonesian(monkeypatch):
    from django.utils import translation

    monkeypatch.setenv("SEMBILAN_LANG", "id")
    with translation.override("id"):
        yield


def sembilan(*words):
    """The exit code, whether the command returned it or left with it."""
    try:
        return main([*words])
    except SystemExit as left:
        return left.code


@pytest.fixture
def computed(october, capsys):
    assert sembilan("run", "2026-10", *HERE) == 0
    capsys.readouterr()
    return october


def test_run_computes_the_four_areas_and_prints_their_hashes(october, capsys):
    assert sembilan("run", "2026-10", *HERE) == 0

    said = capsys.readouterr().out
    for area in ("attendance", "performance", "allowance", "talent"):
        run = queries.latest_done(area, OCTOBER)
        assert run.snapshot_sha256 in said
        assert run.results_sha256 in said
    assert "perlu dilihat: 1 × PIN mesin belum dipetakan" in said


def test_run_of_one_area_computes_that_one(october):
    assert sembilan("run", "attendance", "2026-10", *HERE) == 0
    assert queries.latest_done("attendance", OCTOBER) is not None
    assert queries.latest_done("performance", OCTOBER) is None


@pytest.mark.parametrize("words", [("run", "2026-13"), ("run", "cuaca", "2026-10"), ("export", "talent", "2026-10")])
def test_a_wrong_call_ends_with_two(october, words):
    assert sembilan(*words, *HERE) == 2


def test_what_must_come_first_is_said(october, capsys):
    assert sembilan("run", "allowance", "2026-10", *HERE) == 1
    assert "sembilan run attendance 2026-10" in capsys.readouterr().err


def test_a_month_that_is_being_computed_is_not_computed_twice(october, other_session, capsys):
    other_session.execute("select pg_advisory_lock(%s)", [lock.key_of(october.pk, "attendance", OCTOBER.first)])

    assert sembilan("run", "2026-10", *HERE) == 1
    assert "Kehadiran 2026-10 sedang dihitung oleh proses lain. Tunggu sampai selesai." in capsys.readouterr().err


def test_several_regions_must_be_told_apart(october, capsys):
    assert sembilan("run", "2026-10") == 1
    assert "--instansi" in capsys.readouterr().err


def test_a_month_that_was_never_computed_is_neither_published_exported_nor_explained(october, capsys, tmp_path):
    for words in (
        ("publish", "talent", "2026-10"),
        ("export", "talent", "2026-10", "--to", str(tmp_path / "t.csv")),
        ("explain", "talent", "2026-10", cast.SARI.nip),
    ):
        assert sembilan(*words, *HERE) == 1
        assert "belum dihitung" in capsys.readouterr().err


def test_publish_names_who_answers_for_it(computed, capsys):
    assert sembilan("publish", "allowance", "2026-10", "--by", cast.BAYU.nip, *HERE) == 0
    assert cast.BAYU.nip in capsys.readouterr().out
    assert queries.publication("attendance", OCTOBER).by == cast.BAYU.nip


def test_export_says_when_the_month_is_not_published(computed, capsys, tmp_path):
    target = tmp_path / "a.csv"

    assert sembilan("export", "attendance", "2026-10", "--to", str(target), *HERE) == 0
    assert "belum diterbitkan" in capsys.readouterr().err

    sembilan("publish", "attendance", "2026-10", *HERE)
    assert sembilan("export", "attendance", "2026-10", "--to", str(target), *HERE) == 0
    assert capsys.readouterr().err == ""
    assert f"{cast.SARI.nip},22,22,0,0,0," in target.read_text()


def test_export_to_an_unknown_form_ends_with_two(computed, tmp_path):
    assert sembilan("export", "attendance", "2026-10", "--to", str(tmp_path / "a.ods"), *HERE) == 2


def test_explain_begins_with_the_clockings_and_ends_with_the_amount(computed, capsys):
    assert sembilan("explain", "allowance", "2026-10", cast.SARI.nip, *HERE) == 0

    said = capsys.readouterr().out
    assert said.index("01-10-2026") < said.index("Predikat kinerja") < said.index("TPP bruto")
    assert "07.30" in said
    assert "Kepmendagri 900-4700/2020" in said
    assert "inferred" in said


def test_explain_says_why_someone_was_held(october, capsys):
    from sembilan.performance.models import PeriodicRating

    PeriodicRating.objects.filter(employee__nip=cast.SARI.nip).delete()
    sembilan("run", "2026-10", *HERE)
    capsys.readouterr()

    assert sembilan("explain", "allowance", "2026-10", cast.SARI.nip, *HERE) == 0
    assert "Belum ada predikat kinerja bulan ini." in capsys.readouterr().out


@pytest.mark.parametrize(("nip", "sentence"), [("123", "18 angka"), ("190001012005012001", "tidak ada dalam")])
def test_explain_of_an_unknown_person_says_so(computed, capsys, nip, sentence):
    assert sembilan("explain", "attendance", "2026-10", nip, *HERE) == 1
    assert sentence in capsys.readouterr().err


def test_verify_ends_with_zero_then_names_what_was_changed(computed, capsys):
    sembilan("publish", "talent", "2026-10", *HERE)
    assert sembilan("verify", *HERE) == 0

    path = files.folder_of(queries.published("talent", OCTOBER)) / "training.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    capsys.readouterr()

    assert sembilan("verify", *HERE) == 1
    assert str(path) in capsys.readouterr().err
