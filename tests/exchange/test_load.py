"""A region's files go in: what is certain, once, and what was corrected."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from sembilan.allowance.models import PayElement, TppKelas
from sembilan.assessment.models import AssessmentResult
from sembilan.attendance.models import Absence, Clocking, TerminalPin
from sembilan.discipline.models import Sanction
from sembilan.learning.models import Training
from sembilan.organisation.models import Instansi, Jabatan, RegionParameter, Unor, WorkPlace
from sembilan.people.models import Employee, RiwayatGolongan, RiwayatJabatan
from sembilan.performance.models import DailyActivity, PeriodicRating
from sembilan.records.models import Event, Reject
from sembilan.records.staging import count_anew
from tests.exchange import messy
from tests.exchange.messy import ANI, BIMO, person, workbook

pytestmark = pytest.mark.django_db


def counts():
    models = (Unor, Jabatan, TppKelas, Employee, RiwayatGolongan, RiwayatJabatan, TerminalPin, Absence, DailyActivity,
              PeriodicRating, AssessmentResult, Training, Sanction, Clocking, RegionParameter, WorkPlace, Reject)  # fmt: skip  # noqa: E501
    return {model.__name__: model.objects.count() for model in models}


def test_every_kind_of_file_goes_in_whatever_its_order_on_disk(folder, load):
    outcomes = load(folder)

    assert {name: one.taken for name, one in outcomes.items()} == {
        "daerah.toml": 1, "unor.csv": 2, "jabatan.csv": 2, "tpp.csv": 2, "pegawai.xlsx": 2, "pin.csv": 2, "cuti.csv": 1,
        "aktivitas.csv": 2, "nilai.csv": 1, "asesmen.csv": 1, "diklat.csv": 2, "hukuman.csv": 1, "M1_attlog.dat": 2,
        "M2_attlog.dat": 0,
    }  # fmt: skip
    told = {held.code for held in outcomes["M1_attlog.dat"].held}
    assert told == {"date-outside", "line-torn", "pin-unknown"}


def test_what_goes_in_is_what_the_files_say(folder, load):
    load(folder)

    instansi = Instansi.objects.get(kode=messy.KODE)
    ani = Employee.objects.get(nip=ANI)
    kelas = TppKelas.objects.get(kelas=11)
    assert (instansi.zone, instansi.pack) == ("Asia/Makassar", "nasional")
    assert Unor.objects.get(kode="U2").path == "U1.U2."
    assert (kelas.tukin_bpk, kelas.beban_kerja_bp, kelas.kondisi_kerja_bp) == (12_370_000, 2500, 250)
    assert kelas.valid.lower == dt.date(2026, 1, 1)
    assert (ani.kind, ani.sex, ani.education, ani.birth_date) == ("PNS", "1", 40, dt.date(1980, 1, 1))
    assert ani.riwayat_unor.get().valid.lower == dt.date(2023, 1, 1)
    assert AssessmentResult.objects.values_list("jpm", "potensi").get() == (7609, 8000)
    assert Sanction.objects.values_list("level", "months", "cut_bp").get() == (2, 12, 2500)
    assert sorted(Training.objects.values_list("kind", "ordinal")) == [("Pelatihan café", 1), ("Pelatihan café", 2)]
    assert PeriodicRating.objects.values_list("hasil_kerja", "perilaku").get() == (2, 3)
    assert RegionParameter.objects.get(name="allowance.ikk").value == "0.9383"


def test_elements_of_pay_are_read_and_what_is_blank_stays_unknown(folder, load):
    head = "NIP,PERIODE,INOVASI,AKTIVITAS NEGATIF,LHKPN/LHKASN,PENYERAPAN ANGGARAN\n"
    (folder / "unsur.csv").write_text(head + f'{ANI},2026-10,1,,Belum,"87,5"\n{BIMO},2026-10,,100,Sudah,\n')

    outcome = load(folder)["unsur.csv"]

    assert (outcome.taken, [held.code for held in outcome.held]) == (1, ["number-range"])
    row = PayElement.objects.select_related("employee").get()
    assert (row.employee.nip, row.month) == (ANI, dt.date(2026, 10, 1))
    assert (row.inovasi, row.pelanggaran, row.lhkpn_late, row.serapan_bp) == (1, None, True, 8750)


def test_a_clocking_keeps_its_moment_in_the_zone_of_the_region(folder, load):
    load(folder)

    at = Clocking.objects.filter(pin=1000).values_list("at", flat=True).get()
    assert at == dt.datetime(2026, 9, 30, 22, 50, 1, tzinfo=dt.UTC)


def test_loading_twice_changes_nothing_but_leaves_its_events(folder, load):
    load(folder)
    before, events = counts(), Event.objects.count()

    again = load(folder)

    assert counts() == before
    assert all(one.taken == 0 and one.healed == 0 for one in again.values())
    assert Event.objects.count() == events + len(again)


def test_read_is_the_sum_of_taken_already_there_and_held(folder, load):
    for outcomes in (load(folder), load(folder)):
        for one in outcomes.values():
            assert one.already >= 0
            assert one.read == one.taken + one.already + one.rejected


def test_a_corrected_file_heals_its_rejects_and_its_rows_go_in(folder, load):
    workbook(folder / "pegawai.xlsx", person(ANI), person(BIMO, TANGGAL_LAHIR="31-02-1985"))
    load(folder)
    assert not Employee.objects.filter(nip=BIMO).exists()
    assert set(Reject.objects.filter(healed_at=None).values_list("code", flat=True)) >= {
        "date-impossible",
        "nip-unknown",
    }

    workbook(folder / "pegawai.xlsx", person(ANI), person(BIMO))
    outcomes = load(folder)

    assert outcomes["pegawai.xlsx"].healed == 1
    assert outcomes["hukuman.csv"].taken == 1
    open_codes = set(Reject.objects.filter(healed_at=None).values_list("code", flat=True))
    assert open_codes == {"date-outside", "line-torn", "pin-unknown"}


def test_next_months_file_of_the_same_name_heals_nothing_of_this_month(folder, load):
    (folder / "aktivitas.csv").write_text(
        f"NIP,TANGGAL,MENIT,STATUS\n{ANI},2026-10-01,9999,Disetujui\n{ANI},2026-10-02,9,Disetujui\n"
    )
    load(folder)

    (folder / "aktivitas.csv").write_text(f"NIP,TANGGAL,MENIT,STATUS\n{ANI},2026-11-02,90,Disetujui\n")
    load(folder)

    assert Reject.objects.get(source="aktivitas.csv").healed_at is None


def test_a_pin_that_finds_its_owner_heals_the_reject_of_the_log(folder, load):
    load(folder)
    (folder / "pin.csv").write_text(f"PIN,NIP\n1000,{ANI}\n1001,{BIMO}\n7777777,{BIMO}\n")

    load(folder / "pin.csv")

    assert Reject.objects.get(code="pin-unknown").healed_at is not None
    assert Clocking.objects.filter(pin=7777777).count() == 1


def test_a_new_tmt_closes_the_old_span_and_the_same_tmt_corrects_it(folder, load):
    load(folder)
    workbook(
        folder / "pegawai.xlsx",
        person(ANI, GOL_AKHIR_NAMA="III/b", TMT_GOLONGAN="01-10-2026"),
        person(BIMO, JABATAN_ID="J2"),
    )

    load(folder)

    golongan = RiwayatGolongan.objects.filter(employee__nip=ANI).order_by("valid").values_list("golongan", "valid")
    assert [(name, valid.lower, valid.upper) for name, valid in golongan] == [
        ("III/a", dt.date(2024, 4, 1), dt.date(2026, 10, 1)),
        ("III/b", dt.date(2026, 10, 1), None),
    ]
    assert RiwayatJabatan.objects.get(employee__nip=BIMO).jabatan.kode == "J2"


def test_a_load_stopped_half_way_goes_on_when_repeated(folder, load, monkeypatch):
    from sembilan.exchange import actions

    whole = actions.load_file

    def stopped(**given):
        if given["source"].name == "diklat.csv":
            raise KeyboardInterrupt
        return whole(**given)

    monkeypatch.setattr(actions, "load_file", stopped)
    with pytest.raises(KeyboardInterrupt):
        load(folder)
    monkeypatch.undo()

    outcomes = load(folder)

    assert outcomes["pegawai.xlsx"].already == 2
    assert outcomes["diklat.csv"].taken == 2


def test_the_planner_knows_at_once_what_came_in(folder, load):
    count_anew()
    before = known_to_the_planner("people_employee")

    load(folder)

    assert known_to_the_planner("people_employee") == before + 2


def known_to_the_planner(table):
    with connection.cursor() as cursor:
        cursor.execute("select reltuples::bigint from pg_class where oid = %s::regclass", [table])
        return cursor.fetchone()[0]
