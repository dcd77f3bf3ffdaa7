"""The calendar of a month: one's own, and that of a person one may see, every day explained."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sembilan.attendance.models import Correction, CorrectionStep
from sembilan.people.models import Employee
from sembilan.runs import actions, machine
from tests import cast
from tests.runs.month import OCTOBER, build, leave

MONTH = "/kehadiran/?bulan=2026-10"


def approved(region, employee, kind, day, **hours):
    """A correction that a superior approved."""
    made = Correction.objects.create(
        instansi=region, employee=employee, kind=kind, day=day, reason="Rapat", state="disetujui",
        token=uuid.uuid4(), **hours,
    )  # fmt: skip
    CorrectionStep.objects.create(instansi=region, correction=made, state="disetujui", by=cast.BUDI.nip)
    return made


@pytest.fixture
def october(sari, tenant):
    return build(tenant)


def test_one_sees_every_day_of_ones_own_month_with_a_word(client_of, sari, october, tenant):
    leave(tenant, october[cast.SARI.nip], "cuti tahunan", 6, 7)

    page = client_of(sari).get(MONTH).content.decode()

    assert page.count('datetime="2026-10-') == 31
    assert ", terlambat, 07.30–16.45" not in page
    assert ", hadir, 07.20–16.45" in page
    assert page.count(">C<") >= 2


def test_a_day_tells_its_lines_what_was_decided_and_the_law(client_of, sari, october):
    page = client_of(sari).get(f"{MONTH}&hari=2026-10-02").content.decode()

    assert "07.20.00" in page
    assert "Mesin D1" in page
    assert "Hadir tepat waktu." in page
    assert "07.30–16.30" in page
    assert "Perpres 21/2023" in page
    assert "/kehadiran/perbaikan/baru/?hari=2026-10-02" in page


def test_a_day_absent_is_told_to_be_so(client_of, agus, october):
    page = client_of(agus).get(f"{MONTH}&hari=2026-10-05").content.decode()

    assert "tanpa keterangan (TK)" in page
    assert "Tidak ada satu ketukan pun." in page


def test_an_approved_correction_stands_beside_the_raw_lines(client_of, agus, october, tenant):
    approved(tenant, october[cast.AGUS.nip], "lupa", dt.date(2026, 10, 5), datang=445, pulang=965)

    page = client_of(agus).get(f"{MONTH}&hari=2026-10-05").content.decode()

    assert "Lupa absen" in page
    assert "07.25 · 16.05" in page
    assert "Hadir tepat waktu." in page


def test_a_superior_may_look_and_it_is_kept(client_of, budi, october):
    from sembilan.records.models import Event

    answer = client_of(budi).get(f"/kehadiran/{cast.SARI.nip}/?bulan=2026-10")

    assert answer.status_code == 200
    assert Event.objects.filter(target__contains=cast.SARI.nip, data__what="attendance").exists()


@pytest.mark.parametrize("who", ["agus", "lintang"])
def test_a_stranger_finds_nothing(client_of, request, october, who):
    stranger = request.getfixturevalue(who)

    assert client_of(stranger).get(f"/kehadiran/{cast.SARI.nip}/").status_code == 404


@pytest.mark.parametrize("month", ["2026-13", "x", "2999-01", "1990-01"])
def test_a_month_that_cannot_be_shown_is_not_found(client_of, sari, month):
    assert client_of(sari).get(f"/kehadiran/?bulan={month}").status_code == 404


def test_a_day_of_another_month_is_passed_over(client_of, sari, october):
    assert "Pilih satu hari" in client_of(sari).get(f"{MONTH}&hari=2026-11-05").content.decode()


def test_a_published_month_says_when_the_records_now_say_something_else(client_of, agus, bayu, october, tenant):
    run = machine.compute(tenant, "attendance", OCTOBER, by=bayu)
    actions.publish(run=run, by=bayu)
    client = client_of(agus)
    assert "yang tampil di sini sama" in client.get(MONTH).content.decode()

    approved(tenant, october[cast.AGUS.nip], "lupa", dt.date(2026, 10, 5), datang=445, pulang=965)

    page = client.get(MONTH).content.decode()
    assert "menunggu hitung koreksi" in page
    assert (
        "1 orang" in client_of(bayu).get("/").content.decode()
        or "orang berubah kehadirannya" in client_of(bayu).get("/").content.decode()
    )


def test_the_month_asks_few_queries(client_of, sari, october, counted):
    client = client_of(sari)
    client.get(MONTH)

    with counted() as queries:
        client.get(f"{MONTH}&hari=2026-10-02")

    assert queries.total <= 60


def test_the_live_month_is_that_of_the_run(october, tenant):
    from sembilan.attendance.models import AttendanceMonth
    from sembilan.attendance.queries.picture import picture

    run = machine.compute(tenant, "attendance", OCTOBER, by="cli:uji")

    rows = {row.nip: row for row in AttendanceMonth.objects.filter(run=run)}
    assert rows
    for employee in Employee.objects.select_related("instansi"):
        live = picture(employee, OCTOBER).results
        assert {name: live[name] for name in live if name != "nip"} == {
            name: getattr(rows[employee.nip], name) for name in live if name != "nip"
        }
