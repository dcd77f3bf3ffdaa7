"""Two regions in one database: each command works for one, and what is of one is never the other's."""

from __future__ import annotations

import pytest

from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.performance.models import PeriodicRating, PredikatMonth
from sembilan.records.models import Event
from sembilan.records.tenancy import enter, tenant
from sembilan.runs import queries
from sembilan.runs.models import Run
from tests import cast
from tests.runs.month import OCTOBER
from tests.runs.test_commands import HERE, indonesian, sembilan  # noqa: F401

THERE = ["--instansi", cast.OTHER_REGION]


@pytest.fixture
def neighbours(october, other_region):
    """Sari's NIP stands in the other region too, for somebody else, who is rated otherwise."""
    with tenant(other_region.pk):
        twin = Employee.objects.create(
            instansi=other_region, nip=cast.SARI.nip, name="Kembaran NIP", kind="PNS", sex="2",
            birth_date="1992-03-14", tmt_cpns="2015-03-01", education=8,
        )  # fmt: skip
        for person in (twin, Employee.objects.get(nip=cast.LINTANG.nip)):
            PeriodicRating.objects.create(
                instansi=other_region, employee=person, month=OCTOBER.first, hasil_kerja=3, perilaku=3
            )
    return other_region


def predikat(instansi, nip):
    with tenant(instansi.pk):
        return list(PredikatMonth.objects.filter(nip=nip).values_list("predikat", flat=True))


def test_the_same_nip_in_two_regions_is_two_people(october, neighbours, capsys):
    assert sembilan("run", "performance", "2026-10", *HERE) == 0
    assert sembilan("run", "performance", "2026-10", *THERE) == 0

    assert predikat(october, cast.SARI.nip) == [4]
    assert predikat(neighbours, cast.SARI.nip) == [5]
    capsys.readouterr()
    sembilan("explain", "performance", "2026-10", cast.SARI.nip, *THERE)
    assert "Sangat Baik" in capsys.readouterr().out


def test_what_one_region_did_is_not_there_for_the_other(october, neighbours, capsys, tmp_path):
    sembilan("run", "performance", "2026-10", *HERE)
    sembilan("publish", "performance", "2026-10", *HERE)

    for words in (("publish",), ("export", "--to", str(tmp_path / "x.csv")), ("explain",)):
        command, *more = words
        nip = [cast.SARI.nip] if command == "explain" else []
        assert sembilan(command, "performance", "2026-10", *nip, *more, *THERE) == 1
        assert "belum dihitung" in capsys.readouterr().err
    assert sembilan("verify", *THERE) == 0
    assert "0 hasil terbit" in capsys.readouterr().out
    with tenant(neighbours.pk):
        assert not Run.objects.exists()
        assert not Event.objects.exclude(instansi=neighbours).exists()


def test_somebody_of_one_region_answers_for_nothing_in_the_other(october, neighbours, capsys):
    sembilan("run", "performance", "2026-10", *THERE)

    assert sembilan("publish", "performance", "2026-10", "--by", cast.BAYU.nip, *THERE) == 1
    assert f"Tidak ada pegawai ber-NIP {cast.BAYU.nip} di Kabupaten Seberang." in capsys.readouterr().err


@pytest.mark.parametrize("words", [("run", "2026-10"), ("verify",), ("head",), ("seal",), ("log", "--to", "x")])
def test_which_region_must_be_said(neighbours, capsys, words):
    assert sembilan(*words) == 1
    said = "Ada beberapa instansi (99.02, 99.03); sebut salah satu dengan --instansi KODE."
    assert said in capsys.readouterr().err


def test_a_region_that_is_not_there_is_refused_with_those_that_are(neighbours, capsys):
    assert sembilan("run", "2026-10", "--instansi", "11.01") == 1
    assert "Instansi 11.01 belum ada. Yang ada: 99.02, 99.03." in capsys.readouterr().err


@pytest.mark.slow
def test_the_folder_of_a_new_region_creates_it_and_touches_no_other(october, capsys, tmp_path):
    folder = tmp_path / "files"
    sembilan("sample", str(folder), "--employees", "50", "--month", "2026-10", "--kode", "99.08", "--nama", "Kota Baru")
    before = Employee.objects.count()

    assert sembilan("load", str(folder), *HERE) == 1
    assert "menyebut 99.08, bukan 99.02" in capsys.readouterr().err
    assert sembilan("load", str(folder)) == 0

    fresh = Instansi.objects.get(kode="99.08")
    assert fresh.name == "Kota Baru"
    assert sembilan("run", "2026-10", "--instansi", "99.08") == 0
    with tenant(fresh.pk):
        assert queries.latest_done("allowance", OCTOBER).rows_in == 50
    enter(october.pk)
    assert Employee.objects.count() == before
    assert not Run.objects.exists()
