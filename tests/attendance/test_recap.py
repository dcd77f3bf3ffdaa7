"""The recap of a unit's month: the table, the file, the paper, and who may ask for it."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from sembilan.runs import machine
from tests import cast
from tests.runs.month import OCTOBER, build, leave

RECAP = "/kehadiran/rekap/?bulan=2026-10"


@pytest.fixture
def october(tenant, sari):
    people = build(tenant)
    leave(tenant, people[cast.SARI.nip], "cuti tahunan", 6, 7)
    return people


def test_a_leader_sees_her_people_with_their_sums(client_of, budi, october):
    page = client_of(budi).get(RECAP).content.decode()

    assert cast.SARI.name in page
    assert cast.AGUS.name not in page
    assert "<tfoot>" in page


def test_the_whole_region_is_for_who_reads_all_of_it(client_of, bayu, october):
    page = client_of(bayu).get(RECAP).content.decode()

    assert cast.SARI.name in page
    assert cast.AGUS.name in page


def test_a_unit_can_be_chosen_and_one_outside_is_not_found(client_of, budi, bayu, october):
    from sembilan.people.models import RiwayatUnor

    other = RiwayatUnor.objects.get(employee__nip=cast.AGUS.nip).unor.kode

    assert cast.SARI.name not in client_of(bayu).get(f"{RECAP}&unor={other}").content.decode()
    assert client_of(budi).get(f"{RECAP}&unor={other}").status_code == 404


@pytest.mark.parametrize("address", ["", "tabel.xlsx", "cetak.pdf"])
@pytest.mark.parametrize("who", ["agus", "sari"])
def test_who_looks_after_nobody_finds_no_recap(client_of, request, october, who, address):
    assert client_of(request.getfixturevalue(who)).get(f"/kehadiran/rekap/{address}").status_code == 404


def test_the_file_holds_what_the_run_gives(client_of, bayu, october, tenant):
    from sembilan.attendance.models import AttendanceMonth

    run = machine.compute(tenant, "attendance", OCTOBER, by=bayu)
    answer = client_of(bayu).get("/kehadiran/rekap/tabel.xlsx?bulan=2026-10")

    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    told = {row[1]: dict(zip(head, row, strict=True)) for row in rows[:-1]}
    assert set(told) == set(AttendanceMonth.objects.filter(run=run).values_list("nip", flat=True))
    for row in AttendanceMonth.objects.filter(run=run):
        assert (told[row.nip]["HK"], told[row.nip]["TK"], told[row.nip]["Cuti"]) == (row.hari_kerja, row.tk, row.cuti)
    assert rows[-1][head.index("HK")] == sum(row["HK"] for row in told.values())


def test_the_paper_is_a_pdf_and_taking_it_along_is_kept(client_of, budi, october):
    from sembilan.records.models import Event

    answer = client_of(budi).get("/kehadiran/rekap/cetak.pdf?bulan=2026-10&unor=1010")

    assert answer.content.startswith(b"%PDF")
    assert Event.objects.get(verb="attendance.recap").data["form"] == "pdf"


def test_a_large_region_is_told_from_its_latest_run(client_of, bayu, october, tenant, monkeypatch):
    monkeypatch.setattr("sembilan.attendance.queries.recap.LIVE", 2)
    assert "Belum ada yang direkap" in client_of(bayu).get(RECAP).content.decode()

    machine.compute(tenant, "attendance", OCTOBER, by=bayu)

    page = client_of(bayu).get(RECAP).content.decode()
    assert "dari perhitungan" in page
    assert cast.SARI.name in page


def test_the_recap_asks_few_queries(client_of, budi, october, counted):
    client = client_of(budi)
    client.get(RECAP)

    with counted() as queries:
        client.get(RECAP)

    assert queries.total <= 40
