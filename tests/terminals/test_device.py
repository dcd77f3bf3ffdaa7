"""A simulated terminal: approved late, resending, with a wrong clock, torn lines, and our own faults."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from sembilan.attendance.models import StrangePin, Terminal
from sembilan.exchange.terminals import calls, door
from sembilan.exchange.terminals.models import Apart, Door, Order, WaitingPost
from sembilan.organisation.models import Instansi
from sembilan.records.models import Event
from sembilan.records.tenancy import enter
from tests.terminals.conftest import SERIAL

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")
MORNING = dt.datetime(2026, 10, 5, 7, 20)


def clockings():
    with connection.cursor() as cursor:
        cursor.execute("select pin, at, status, verify from attendance_clocking order by at, pin")
        return cursor.fetchall()


def test_an_unknown_terminal_waits_and_nothing_it_sent_is_lost(device, approve, region):
    for minute in range(10):
        device.punch(100 + minute, MORNING + dt.timedelta(minutes=minute))
    device.greet()
    assert device.upload()
    enter(region.pk)
    assert clockings() == []
    assert Door.objects.get(serial=SERIAL).state == "menunggu"

    approve(device)

    enter(region.pk)
    assert [(pin, at.astimezone(WIB).replace(tzinfo=None)) for pin, at, *_ in clockings()] == [
        (100 + minute, MORNING + dt.timedelta(minutes=minute)) for minute in range(10)
    ]
    assert not WaitingPost.objects.exists()


def test_what_an_unknown_terminal_sends_is_bounded_and_then_stays_with_it(device, approve, region, monkeypatch):
    monkeypatch.setattr(calls, "MOST_KEPT_BYTES", 40)
    device.punch(1, MORNING)
    device.punch(2, MORNING)
    device.greet()

    assert not device.upload(most=1)
    assert device.sent == 1

    approve(device)
    device.greet()
    device.poll()
    enter(region.pk)
    assert [row[0] for row in clockings()] == [1, 2]


def test_only_so_many_serial_numbers_are_remembered(device, monkeypatch):
    monkeypatch.setattr(calls, "MOST_WAITING", 0)
    device.punch(1, MORNING)

    assert not device.upload()
    assert not Door.objects.exists()


def test_a_device_that_sends_its_whole_memory_again_changes_nothing(device, approve, region):
    terminal = approve(device)
    for minute in range(1_000):
        device.punch(minute % 50, MORNING + dt.timedelta(minutes=minute))
    device.upload()
    enter(region.pk)
    before, told = clockings(), Event.objects.count()

    device.again()
    device.upload(most=333, end="\r\n")

    enter(region.pk)
    assert clockings() == before
    assert len(before) == 1_000
    assert Event.objects.count() == told
    assert Event.objects.filter(verb="clocking.take", target=f"terminal:{terminal.kode}").exists()


def test_a_backlog_of_a_hundred_thousand_lines_goes_in_at_once(device, approve, region):
    approve(device)
    device.memory = [f"{n % 700}\t{MORNING + dt.timedelta(seconds=n):%Y-%m-%d %H:%M:%S}\t0\t1" for n in range(100_000)]

    assert device.upload(most=100_000)

    enter(region.pk)
    assert len(clockings()) == 100_000


def test_the_zone_is_that_of_the_terminal(device, approve, region):
    approve(device, zone="Asia/Jayapura")
    device.punch(7, MORNING)
    device.upload()
    device.greet()

    enter(region.pk)
    assert clockings()[0][1].astimezone(ZoneInfo("Asia/Jayapura")).hour == 7
    assert device.options["TimeZone"] == "9"


def test_broken_lines_are_kept_apart_and_the_good_ones_go_on(device, approve, region):
    terminal = approve(device)
    body = (
        "100\t2026-10-05 07:20:00\t0\t1\r\n"
        "nobody\t2026-10-05 07:20:00\t0\t1\n"
        "101 2026-10-05 07:21:00 1 15\n"
        "102\t2026-02-31 07:20:00\t0\t1\n"
        "\n"
        "103\t2026-10-05 07:2"
    )

    status, text = device.call("cdata", body, table="ATTLOG", Stamp="9")
    device.call("cdata", body, table="ATTLOG", Stamp="9")

    assert (status, text) == (200, "OK: 5")
    enter(region.pk)
    assert [(pin, status, verify) for pin, _at, status, verify in clockings()] == [(100, 0, 1), (101, 1, 15)]
    torn = Apart.objects.filter(terminal=terminal, why="rusak")
    assert sorted(one.raw.split()[0] for one in torn) == ["102", "103", "nobody"]


def test_times_to_come_wait_until_the_clock_is_corrected(device, approve, region, client_of, bayu):
    terminal = approve(device)
    now = timezone.now().astimezone(WIB).replace(tzinfo=None, microsecond=0)
    device.ahead = dt.timedelta(days=1)
    device.punch(100, now)
    device.upload()
    enter(region.pk)
    line = Apart.objects.get(why="masa depan")
    assert clockings() == []
    assert Terminal.objects.get(pk=terminal.pk).drift_seconds == pytest.approx(86_400, abs=60)
    page = client_of(bayu)

    refused = page.post(f"/mesin/{terminal.pk}/tersisih/", {"baris": line.pk, "putusan": "hitung"}, follow=True)
    clock = {
        "since": f"{now:%Y-%m-%dT00:00:00}", "until": f"{now + dt.timedelta(days=3):%Y-%m-%dT00:00:00}",
        "seconds": 86_400, "reason": "Tanggal mesin salah",
    }  # fmt: skip
    page.post(f"/mesin/{terminal.pk}/jam/", {**clock, "pasti": "1"})
    page.post(f"/mesin/{terminal.pk}/tersisih/", {"baris": line.pk, "putusan": "hitung"})

    assert "koreksi jam" in refused.content.decode()
    enter(region.pk)
    assert [(pin, at.astimezone(WIB).replace(tzinfo=None)) for pin, at, *_ in clockings()] == [
        (100, now + dt.timedelta(days=1))
    ]
    assert Apart.objects.get(pk=line.pk).verdict == "dihitung"


def test_lines_from_before_the_clock_was_ever_set_do_not_count(device, approve, region):
    approve(device)
    device.memory = ["5\t2000-01-01 00:03:11\t0\t1", "5\t2026-10-05 07:00:00\t0\t1"]

    device.upload()

    enter(region.pk)
    assert len(clockings()) == 1
    assert Apart.objects.get().why == "terlalu lama"


def test_a_clock_that_runs_behind_is_told_by_a_punch_that_was_just_made(device, approve, region):
    terminal = approve(device)
    device.poll()
    device.ahead = dt.timedelta(minutes=-7)

    device.punch(100, timezone.now().astimezone(WIB).replace(tzinfo=None))
    device.upload()

    enter(region.pk)
    assert Terminal.objects.get(pk=terminal.pk).drift_seconds == pytest.approx(-420, abs=30)


def test_no_ok_for_what_was_not_kept(device, approve, region, monkeypatch):
    approve(device)
    device.punch(1, MORNING)

    def full(**_):
        raise RuntimeError("no room on the disk")

    with monkeypatch.context() as broken:
        broken.setattr(calls.actions, "take", full)
        status, text = device.call("cdata", device.memory[0], table="ATTLOG", Stamp="1")

    assert (status, text) == (503, "ERROR: try again")
    assert device.upload()
    enter(region.pk)
    assert len(clockings()) == 1


def test_a_closed_terminal_keeps_its_lines_until_it_is_approved_again(device, approve, region, client_of, bayu):
    terminal = approve(device)
    client_of(bayu).post(f"/mesin/{terminal.pk}/penutupan/")
    device.punch(1, MORNING)

    assert not device.upload()

    enter(region.pk)
    again = {"name": "Lobi", "unor": terminal.unor_id, "zone": "Asia/Jakarta"}
    client_of(bayu).post(f"/mesin/menunggu/{SERIAL}/", again)
    assert device.upload()
    enter(region.pk)
    assert len(clockings()) == 1


def test_templates_are_dropped_and_names_are_kept_only_for_pins_of_nobody(device, approve, region):
    approve(device)
    device.punch(100, MORNING)
    device.upload()

    device.name([(100, "SARI A")])
    device.call("cdata", "BIODATA Pin=100\tType=9\tTmp=c2VjcmV0", table="BIODATA")
    device.call("fdata", "PIN=100.jpg\nSN=x\nsize=9\nCMD=uploadphoto\0JPEG", table="ATTPHOTO")

    enter(region.pk)
    assert StrangePin.objects.get().name == "SARI A"
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.columns where table_schema = 'public' "
            "and data_type in ('text', 'character varying') and table_name like 'terminals%%'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'select count(*) from "{table}" t where t::text like %s', ["%c2VjcmV0%"])
            assert cursor.fetchone()[0] == 0, table


def test_it_takes_orders_and_answers_them(device, approve, region, client_of, bayu):
    terminal = approve(device)
    client_of(bayu).post(
        f"/mesin/{terminal.pk}/perintah/", {"what": "log", "first": "2026-10-01", "last": "2026-10-31"}
    )
    client_of(bayu).post(f"/mesin/{terminal.pk}/perintah/", {"what": "time"})

    taken = device.poll()
    device.call("devicecmd", "ID=999999&Return=0&CMD=X\n~DeviceName=SpeedFace,FWVersion=8.0.4\n")

    assert taken[:4] == [
        "INFO", "DATA QUERY USERINFO", "CHECK",
        "DATA QUERY ATTLOG StartTime=2026-10-01 00:00:00\tEndTime=2026-10-31 23:59:59",
    ]  # fmt: skip
    assert taken[4].startswith("SET OPTION DateTime=8")
    assert device.poll() == []
    enter(region.pk)
    assert not Order.objects.filter(answered_at=None).exists()
    assert Terminal.objects.get(pk=terminal.pk).about["DeviceName"] == "SpeedFace"


def test_nothing_that_deletes_can_be_ordered(device, approve, client_of, bayu, region):
    terminal = approve(device)

    answer = client_of(bayu).post(f"/mesin/{terminal.pk}/perintah/", {"what": "CLEAR LOG"}, follow=True)

    assert "tidak dikenal" in answer.content.decode()
    enter(region.pk)
    assert not Order.objects.filter(text__contains="CLEAR").exists()


def test_a_reboot_is_only_for_who_looks_after_the_whole_region(device, approve, client_of, dewi, region):
    terminal = approve(device)

    client_of(dewi).post(f"/mesin/{terminal.pk}/perintah/", {"what": "reboot"})

    enter(region.pk)
    assert not Order.objects.filter(what="reboot").exists()


def test_the_newer_protocol_registers_and_its_events_count(device, approve, region):
    approve(device)
    event = "time=2026-10-05 07:20:00\tpin=100\tcardno=0\teventaddr=1\tevent=0\tinoutstatus=1\tverifytype=15\tindex=1"
    door_only = (
        "time=2026-10-05 07:20:01\tpin=0\tcardno=0\teventaddr=1\tevent=8\tinoutstatus=2\tverifytype=200\tindex=2"
    )

    hello = device.call("cdata", pushver="3.1.2", DeviceType="acc")
    code = device.call("registry", "DeviceType=acc")
    block = device.call("push", "")
    kept = device.call("cdata", f"{event}\r\n{door_only}", table="rtlog")

    assert hello == (200, "OK")
    assert code[1].startswith("RegistryCode=")
    assert "TransTables=" in block[1]
    assert kept[0] == 200
    enter(region.pk)
    assert [(pin, status, verify) for pin, _at, status, verify in clockings()] == [(100, 1, 15)]


@pytest.mark.parametrize("suffix", ["", ".aspx", "/"])
@pytest.mark.parametrize("what", ["cdata", "getrequest", "ping", "devicecmd", "fdata", "registry", "push", "xyz"])
def test_it_is_never_answered_with_a_page(device, what, suffix):
    device.suffix = suffix

    assert device.call(what)[0] == 200
    assert device.call(what, "\0\xff<html>", table="nonsense")[0] in (200, 503)


def test_one_without_a_number_is_told_so(device):
    device.serial = "x' or 1=1 --"

    assert device.call("cdata") == (400, "ERROR: no serial number")
    assert not Door.objects.exists()


def test_only_the_networks_that_are_named_may_call(device, settings):
    from ipaddress import ip_network

    settings.TERMINAL_NETWORKS = [ip_network("10.0.0.0/8")]

    assert device.call("getrequest") == (403, "ERROR: not from this network")


def test_too_much_at_once_is_refused_and_comes_again(device, monkeypatch):
    monkeypatch.setattr(door, "MOST_BYTES", 10)

    assert device.call("cdata", "x" * 11, table="ATTLOG")[0] == 413


def test_one_that_calls_without_end_is_told_to_wait(device):
    answers = [device.call("getrequest")[0] for _ in range(150)]

    assert answers[0] == 200
    assert answers[-1] == 503


def test_a_poll_asks_little_of_the_database(device, approve, counted):
    approve(device)
    device.poll()
    device.poll()

    with counted() as queries:
        device.call("getrequest")

    assert queries.total <= 6, queries.statements


def test_the_other_region_never_sees_whose_it_is(device, approve, other_region):
    approve(device)
    enter(other_region.pk)

    assert not Terminal.objects.filter(serial=SERIAL).exists()
    assert Instansi.objects.count() == 2
