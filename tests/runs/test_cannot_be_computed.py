"""Nothing is paid on a guess: who cannot be computed is held with a sentence, and what lacks is asked for."""

from __future__ import annotations

import datetime as dt

import pytest

from sembilan.allowance.models import TppKelas, TppMonth
from sembilan.attendance.models import TerminalPin
from sembilan.organisation.models import RegionParameter
from sembilan.people.models import Employee, RiwayatJabatan
from sembilan.performance.models import PeriodicRating
from sembilan.runs import actions, machine, queries
from sembilan.runs.models import Area, Run
from tests import cast
from tests.runs.month import OCTOBER
from tests.runs.test_commands import HERE, indonesian, sembilan  # noqa: F401


def no_rating():
    PeriodicRating.objects.filter(employee__nip=cast.SARI.nip).delete()


def no_post():
    RiwayatJabatan.objects.filter(employee__nip=cast.SARI.nip).delete()


def no_amount():
    TppKelas.objects.filter(kelas=8).delete()


LACKS = {
    no_rating: ("no_predikat", "Belum ada predikat kinerja bulan ini."),
    no_post: ("no_post", "Belum punya jabatan pada akhir bulan, jadi kelas jabatannya tidak diketahui."),
    no_amount: ("no_tukin", "Kelas jabatannya belum punya angka tukin di tabel TPP daerah."),
}


@pytest.mark.parametrize("lack", LACKS, ids=lambda lack: lack.__name__)
def test_whoever_lacks_something_is_held_and_told(october, capsys, lack):
    code, sentence = LACKS[lack]
    lack()

    assert sembilan("run", "2026-10", *HERE) == 0

    run = queries.latest_done("allowance", OCTOBER)
    assert {(line.nip, line.code, line.sentence) for line in queries.held_people(run)} == {
        (cast.SARI.nip, code, sentence)
    }
    assert not TppMonth.objects.filter(run=run, nip=cast.SARI.nip).exists()
    assert f"ditahan: 1 × {sentence}" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["ikfd", "ikk", "ippd"])
def test_a_number_of_the_region_that_is_missing_is_asked_for(october, capsys, name):
    RegionParameter.objects.filter(name=f"allowance.{name}").delete()

    assert sembilan("run", "2026-10", *HERE) == 1

    said = capsys.readouterr().err
    assert f"'{name}'" in said
    assert "daerah.toml" in said
    assert not Run.objects.filter(area="allowance").exists()


def test_a_number_that_holds_from_next_month_is_missing_this_month(october, capsys):
    RegionParameter.objects.filter(name="allowance.ikfd").update(valid=(dt.date(2026, 11, 1), None))

    assert sembilan("run", "2026-10", *HERE) == 1
    assert "'ikfd'" in capsys.readouterr().err


def test_a_month_with_nobody_in_it_is_not_computed(october, capsys):
    Employee.objects.update(status="pensiun")

    assert sembilan("run", "2026-10", *HERE) == 1

    said = "Tidak ada pegawai aktif pada 2026-10, jadi tidak ada yang dihitung. Muat dahulu daftar pegawai."
    assert said in capsys.readouterr().err
    assert Run.objects.get().failure == said


def test_a_month_before_anybody_was_appointed_is_not_computed(october):
    Employee.objects.update(tmt_cpns=dt.date(2026, 11, 1))

    with pytest.raises(actions.Refused, match="Tidak ada pegawai aktif"):
        machine.compute(october, "performance", OCTOBER, by="cli:uji")


def remarks(instansi):
    run = machine.compute(instansi, "attendance", OCTOBER, by="cli:uji")
    return {line.code: line.sentence for line in queries.remarks(run)}


def test_a_month_without_one_clocking_is_told_before_anyone_publishes(october):
    TerminalPin.objects.all().delete()

    assert remarks(october)["no_clockings"].startswith("Tidak satu pun ketukan pada 22 hari kerja bulan ini")


def test_a_working_day_nobody_clocked_on_is_told(october):
    TerminalPin.objects.update(valid=(dt.date(2026, 10, 2), None))

    found = remarks(october)

    assert "pada 2026-10-01, hari kerja" in found["day_without_clockings"]
    assert "no_clockings" not in found


def test_a_month_before_any_data_pays_nobody(october, capsys):
    assert sembilan("run", "2026-03", *HERE) == 0

    month = OCTOBER.plus(-7)
    states = {state.area: state for state in queries.month_state(month)}
    assert states["allowance"].current.rows_out == 0
    assert states["allowance"].held == {"no_predikat": len(cast.CAST) - 1}
    assert set(states) == set(Area.values)
    assert "no_clockings" in states["attendance"].remarks
