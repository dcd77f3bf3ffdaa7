"""The pages of terminals: approving one, the list, one of them, PINs of nobody."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from sembilan.attendance.actions import map_pin
from sembilan.attendance.models import StrangePin, Terminal, TerminalPin
from sembilan.exchange.terminals import jobs, queries
from sembilan.exchange.terminals.models import Pull
from sembilan.notices.models import Notice
from sembilan.organisation.models import Grant, Instansi, Unor
from sembilan.people.models import Employee
from sembilan.records.tenancy import enter
from tests import cast
from tests.terminals.conftest import SERIAL

pytestmark = pytest.mark.django_db
MORNING = dt.datetime(2026, 10, 5, 7, 20)


def test_a_pengelola_approves_one_for_her_unit_and_for_no_other(device, client_of, dewi, tenant):
    Instansi.objects.filter(kode=cast.OTHER_REGION).update(name="Lain")
    device.greet()
    said = {"name": "Lobi", "zone": "Asia/Jakarta"}

    elsewhere = client_of(dewi).post(f"/mesin/menunggu/{SERIAL}/", {**said, "unor": Unor.objects.get(kode="2000").pk})
    here = client_of(dewi).post(f"/mesin/menunggu/{SERIAL}/", {**said, "unor": Unor.objects.get(kode="1010").pk})

    assert elsewhere.status_code == 200
    assert here.status_code == 302
    enter(tenant.pk)
    assert Terminal.objects.get().unor.kode == "1010"


def test_where_regions_share_the_site_a_waiting_one_is_found_only_by_its_number(device, client_of, bayu):
    device.greet()

    whole = client_of(bayu).get("/mesin/").content.decode()
    found = client_of(bayu).get("/mesin/", {"seri": SERIAL}).content.decode()

    assert SERIAL not in whole
    assert SERIAL in found


def test_one_region_cannot_take_the_terminal_of_another(device, approve, client_of, lintang, other_region):
    approve(device)

    assert client_of(lintang).get(f"/mesin/menunggu/{SERIAL}/").status_code == 404


def test_a_pin_of_nobody_is_mapped_by_its_name_and_then_counts_for_her(device, approve, client_of, dewi, region):
    approve(device)
    device.punch(100, MORNING)
    device.upload()
    device.name([(100, "sari anindya")])
    page = client_of(dewi)

    listed = page.get("/mesin/pin/").content.decode()
    done = page.post("/mesin/pin/", {"pin": 100, "nip": cast.SARI.nip, "since": "2026-10-01"}, follow=True)

    assert cast.SARI.nip in listed
    assert "PIN dipetakan" in done.content.decode()
    enter(region.pk)
    assert TerminalPin.objects.get(pin=100).employee.nip == cast.SARI.nip
    assert not StrangePin.objects.exists()


@pytest.mark.parametrize(
    ("nip", "since", "sentence"),
    [
        (cast.AGUS.nip, "2026-10-01", "di unit yang Anda kelola"),
        ("123", "2026-10-01", "di unit yang Anda kelola"),
        (cast.BUDI.nip, "2026-10-01", "masih milik Sari"),
        (cast.SARI.nip, "2026-10-01", "sudah milik Sari"),
    ],
)
def test_a_pin_that_cannot_be_hers_is_refused_with_a_sentence(client_of, dewi, tenant, nip, since, sentence):
    page = client_of(dewi)
    page.post("/mesin/pin/", {"pin": 100, "nip": cast.SARI.nip, "since": "2026-01-01"})

    answer = page.post("/mesin/pin/", {"pin": 100, "nip": nip, "since": since})

    assert sentence in answer.content.decode()


def test_a_pin_ends_and_begins_again_with_another(client_of, dewi, tenant):
    page = client_of(dewi)
    page.post("/mesin/pin/", {"pin": 100, "nip": cast.SARI.nip, "since": "2026-01-01"})
    enter(tenant.pk)
    first = TerminalPin.objects.get()

    page.post(f"/mesin/pin/{first.pk}/akhir/", {"until": "2026-06-01"})
    page.post("/mesin/pin/", {"pin": 100, "nip": cast.BUDI.nip, "since": "2026-06-01"})

    enter(tenant.pk)
    spans = [(one.employee.nip, one.valid.upper) for one in TerminalPin.objects.order_by("valid")]
    assert spans == [(cast.SARI.nip, dt.date(2026, 6, 1)), (cast.BUDI.nip, None)]


def test_what_a_correction_shifts_is_told_before_it_is_made(device, approve, client_of, bayu, dewi, region):
    terminal = approve(device)
    for minute in range(3):
        device.punch(100, MORNING + dt.timedelta(minutes=minute))
    device.upload()
    said = {"since": "2026-10-05T00:00", "until": "2026-10-06T00:00", "seconds": 300, "reason": "Jam maju"}

    preview = client_of(bayu).post(f"/mesin/{terminal.pk}/jam/", said).content.decode()
    refused = client_of(dewi).get(f"/mesin/{terminal.pk}/jam/")

    assert "3 baris bergeser" in preview
    assert refused.status_code == 404
    enter(region.pk)
    assert not terminal.offsets.exists()


def test_a_quiet_one_is_told_once_a_day(device, approve, region, monkeypatch):
    terminal = approve(device)
    monday = dt.datetime(2026, 11, 23, 3, tzinfo=dt.UTC)
    monkeypatch.setattr(timezone, "now", lambda: monday)
    enter(region.pk)
    Terminal.objects.filter(pk=terminal.pk).update(seen_at=monday - dt.timedelta(hours=2))

    jobs.round_of_all(0)
    jobs.round_of_all(0)

    enter(region.pk)
    assert {one.nip for one in Notice.objects.all()} == {cast.DEWI.nip, cast.BAYU.nip}
    assert Notice.objects.count() == 2
    terminal.refresh_from_db()
    assert queries.is_quiet(terminal, monday)
    assert not queries.is_quiet(terminal, monday + dt.timedelta(hours=12))


@pytest.mark.parametrize("address", ["/mesin/", "/mesin/pin/", "/mesin/{pk}/", "/mesin/{pk}/tersisih/"])
def test_a_page_asks_little_of_the_database(device, approve, client_of, bayu, counted, address):
    terminal = approve(device)
    page = client_of(bayu)

    with counted() as queries_made:
        assert page.get(address.format(pk=terminal.pk)).status_code == 200

    assert queries_made.total <= 18, queries_made.statements


def test_the_lines_set_apart_are_handed_out_without_formulas(device, approve, client_of, bayu):
    terminal = approve(device)
    device.call("cdata", "=1+1\n", table="ATTLOG", Stamp="1")

    content = client_of(bayu).get(f"/mesin/{terminal.pk}/tersisih.csv").content.decode()

    assert "'=1+1" in content


@pytest.mark.parametrize("who", ["tono", "rina"])
def test_who_inspects_reads_terminals_and_changes_nothing(request, device, approve, client_of, region, who):
    terminal = approve(device)
    now = timezone.localtime(timezone.now(), ZoneInfo("Asia/Jakarta")).replace(tzinfo=None, microsecond=0)
    device.punch(100, now - dt.timedelta(hours=1))
    device.upload()
    device.call("cdata", "rusak\n", table="ATTLOG", Stamp="1")
    enter(region.pk)
    Pull.objects.create(terminal=terminal, instansi=region, host="10.0.0.9", port=80, every_minutes=5)
    map_pin(
        instansi_id=region.pk, pin=100, employee=Employee.objects.get(nip=cast.SARI.nip), since=cast.SINCE,
        by="cli:test",
    )  # fmt: skip
    client, address = client_of(request.getfixturevalue(who)), f"/mesin/{terminal.pk}/"

    start, listed, shown, apart = (
        client.get(one).content.decode() for one in ("/", "/mesin/", address, f"{address}tersisih/")
    )

    assert 'href="/mesin/"' in start
    assert address in listed
    assert cast.SARI.name in shown
    assert "10.0.0.9" in shown
    assert "rusak" in apart
    assert b"rusak" in client.get(f"{address}tersisih.csv").content
    for page in (listed, shown, apart):
        assert not re.findall(r'action="(/mesin/[^"]*)"', page)
        assert not re.findall(r'href="(/mesin/[^"]*(?:pin|tarikan|menunggu|jam)/[^"]*)"', page)
        assert 'name="what"' not in page
        assert 'name="putusan"' not in page
        assert 'name="seri"' not in page
    for sent in ("penutupan/", "perintah/", "jam/", "tersisih/", "tarikan/"):
        assert client.post(address + sent, {"what": "log", "putusan": "abaikan"}).status_code == 404
    for sent in ("/mesin/", address):
        assert client.post(sent).status_code == 405
    for read in (
        "/mesin/pin/",
        "/mesin/tarikan/",
        f"{address}jam/",
        f"{address}tarikan/",
        f"/mesin/menunggu/{SERIAL}/",
    ):
        assert client.get(read).status_code == 404
        assert client.post(read, {}).status_code == 404
    enter(region.pk)
    terminal.refresh_from_db()
    assert terminal.ended_at is None


def test_who_keeps_a_unit_and_inspects_changes_only_her_own_terminals(device, approve, client_of, dewi, tenant):
    terminal = approve(device)
    enter(tenant.pk)
    Grant.objects.create(instansi=tenant, nip=dewi.nip, role="inspektorat", valid=(cast.SINCE, None))
    client, address = client_of(dewi), f"/mesin/{terminal.pk}/"
    hers = client.get(address).content.decode()
    enter(tenant.pk)
    Terminal.objects.filter(pk=terminal.pk).update(unor=Unor.objects.get(kode="2000"))

    other = client.get(address).content.decode()

    assert f"{address}perintah/" in hers
    assert f"{address}perintah/" not in other
    assert client.post(f"{address}penutupan/").status_code == 404


@pytest.mark.parametrize("who", ["budi", "agus"])
def test_who_neither_keeps_nor_inspects_finds_no_terminals(request, device, approve, client_of, who):
    terminal = approve(device)

    for address in ("/mesin/", f"/mesin/{terminal.pk}/", f"/mesin/{terminal.pk}/tersisih/"):
        assert client_of(request.getfixturevalue(who)).get(address).status_code == 404
