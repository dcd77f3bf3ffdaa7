"""Logs carried on a stick, in the orders of columns of different makes, by the command and by the page."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from sembilan.attendance.models import Clocking, Terminal
from sembilan.exchange.batch import Load
from sembilan.records.tenancy import enter
from tests import cast
from tests.exchange.uploading import handed_in, loaded, tried

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 3)
WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def load(region, tmp_path):
    def put(text: str, name: str = "M9_attlog.dat"):
        path = tmp_path / name
        path.write_text(text)
        (outcome,) = Load(path, by="cli:test", today=TODAY, kode=cast.REGION).run()
        enter(region.pk)
        rows = Clocking.objects.order_by("pin", "at").values_list("pin", "at", "status", "verify", "workcode")
        return outcome, [(pin, f"{at.astimezone(WIB):%H:%M:%S}", *codes) for pin, at, *codes in rows]

    return put


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (["{pin}\t{at}"], (255, 0, 0)),
        (["{pin}\t{at}\t1"], (1, 0, 0)),
        (["{pin}\t{at}\t1\t15"], (1, 15, 0)),
        (["{pin}\t{at}\t1\t15\t7"], (1, 15, 7)),
        (["        {pin}\t{at}\t9\t1\t15\t7"], (1, 15, 7)),
        (["        {pin}\t{at}\t9\t1\t15\t7\t\r"], (1, 15, 7)),
        (["{pin}\t{at}\t1\t15\t7\t0\t0"], (1, 15, 7)),
        (["{pin}\t{at}\t1\t15\t\t0\t0"], (1, 15, 0)),
        (["{pin}\t{at}\t1\t15\t7\t0\t0\t0\t36.5"], (1, 15, 7)),
    ],
)
def test_each_order_of_columns_is_read_by_how_many_there_are(load, lines, codes):
    text = "\n".join(lines[0].format(pin=pin, at=f"2026-10-05 07:2{pin}:30") for pin in range(1, 4))

    outcome, rows = load(text)

    assert outcome.rejected == 3  # nobody owns these PINs; they are kept and told
    assert rows == [(pin, f"07:2{pin}:30", *codes) for pin in range(1, 4)]


def test_a_third_column_that_is_the_number_of_the_file_is_the_device(load):
    text = "1\t2026-10-05 07:21:30\t2\t0\t15\n2\t2026-10-05 07:22:30\t2\t1\t15"

    assert load(text, "2_attlog.dat")[1] == [(1, "07:21:30", 0, 15, 0), (2, "07:22:30", 1, 15, 0)]


def test_moments_without_seconds_are_read_where_the_whole_file_has_none(load):
    assert load("1\t2026-10-05 07:21\t0\t1\n2\t2026-10-05 07:22\t0\t1")[1] == [
        (1, "07:21:00", 0, 1, 0),
        (2, "07:22:00", 0, 1, 0),
    ]


@pytest.mark.parametrize("cut", ["2\t2026-10-05 07:22", "2\t2026-10-05 07:22:30", "2\t2026-10-05 07:22:30\t9\t1"])
def test_a_line_cut_off_does_not_count_though_a_shorter_order_would_fit(load, cut):
    outcome, rows = load("1\t2026-10-05 07:21:30\t9\t0\t1\t0\n1\t2026-10-05 07:21:40\t9\t0\t1\t0\n" + cut)

    assert [row[0] for row in rows] == [1, 1]
    assert "line-torn" in {held.code for held in outcome.held}


@pytest.mark.parametrize("name", ["cexa01_attlog.dat", "Lobi SD_attlog.dat", "M9_attlog.dat", "Lobi SD.dat"])
def test_a_file_is_of_the_terminal_its_serial_number_code_or_name_says(load, region, name):
    enter(region.pk)
    known = Terminal.objects.create(
        instansi=region, kode="M9", serial="CEXA01", name="Lobi SD", zone="Asia/Jakarta", approved_at=None
    )

    load("1\t2026-10-05 07:21:30\t9\t0\t1\t0", name)

    assert Terminal.objects.get() == known
    assert Clocking.objects.get().terminal_id == known.pk


def test_a_log_in_another_order_goes_in_by_the_page_and_its_trial_tells_the_same(client_of, bayu, tenant, region):
    client = client_of(bayu)
    text = b"1\t2026-10-05 07:21\t0\t15\n2\t2026-10-05 07:22\t1\t15\n3\t2026-10-0"
    upload = handed_in(client, "M9_attlog.dat", text, tenant)
    assert upload.kind == "attlog"

    tried(client, upload, tenant)
    preview = client.get(f"/unggah/{upload.pk}/").content.decode()
    assert "2026-10-05 07:21" in preview
    loaded(client, upload, tenant)

    enter(region.pk)
    assert list(Clocking.objects.order_by("pin").values_list("pin", "status", "verify")) == [(1, 0, 15), (2, 1, 15)]
