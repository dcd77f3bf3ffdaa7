"""Terminals that are asked: a fake one on this machine, and everything that must not be asked or believed."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection
from django.utils import timezone

from sembilan.attendance.models import Terminal
from sembilan.exchange.terminals import actions, jobs, soap
from sembilan.exchange.terminals.models import Pull
from sembilan.organisation.models import Unor
from sembilan.records.tenancy import enter
from tests import cast

ROWS = (
    "<Row><PIN>100</PIN><DateTime>2026-10-05 07:20:00</DateTime><Verified>1</Verified><Status>0</Status>"
    "<WorkCode>0</WorkCode></Row><Row><PIN>101</PIN><DateTime>2026-10-05 16:01:00</DateTime><Verified>15</Verified>"
    "<Status>1</Status><WorkCode>0</WorkCode></Row>"
)
WHOLE = f"<GetAttLogResponse>{ROWS}</GetAttLogResponse>"


@pytest.fixture
def machine():
    """A terminal that answers by SOAP; `asked` is what it was asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.server.asked.append((self.path, self.rfile.read(int(self.headers["Content-Length"])).decode()))
            body = self.server.says.encode()
            self.send_response(self.server.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.says, server.status = [], WHOLE, 200
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def pull(tenant, bayu, machine, settings):
    settings.TERMINALS_ON_THIS_MACHINE = True
    terminal = actions.open_pulled(
        instansi=tenant, name="Puskesmas", unor=Unor.objects.get(kode="2000"), zone="Asia/Jakarta",
        host="127.0.0.1", port=machine.server_port, key="1234", every_minutes=15, by=bayu,
    )  # fmt: skip
    return terminal.pull


def ask(pull):
    jobs.pull_log(instansi_id=pull.instansi_id, pull_id=pull.pk)
    enter(pull.instansi_id)
    pull.refresh_from_db()
    with connection.cursor() as cursor:
        cursor.execute("select pin, status, verify from attendance_clocking order by pin")
        return cursor.fetchall()


def test_its_log_is_read_and_only_what_is_new_is_kept(pull, machine):
    first = ask(pull)
    again = ask(pull)

    assert first == again == [(100, 0, 1), (101, 1, 15)]
    assert pull.said == "2 baris dibaca, 0 baru."
    assert machine.asked[0][0] == "/iWsService"
    assert '<ArgComKey xsi:type="xsd:integer">1234</ArgComKey>' in machine.asked[0][1]
    assert Terminal.objects.get(pk=pull.terminal_id).seen_at


def test_its_key_is_kept_sealed(pull):
    assert "1234" not in Pull.objects.get().key


@pytest.mark.parametrize(
    ("says", "status", "sentence"),
    [
        (f"<GetAttLogResponse>{ROWS}", 200, "terpotong"),
        ("<html><body>Router</body></html>", 200, "bukan mesin presensi"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><GetAttLogResponse>&a;</GetAttLogResponse>', 200, "bukan XML"),
        (WHOLE, 500, "kode 500"),
        (WHOLE, 302, "kode 302"),
    ],
)
def test_what_is_not_a_whole_log_is_not_believed(pull, machine, says, status, sentence):
    machine.says, machine.status = says, status

    assert ask(pull) == []
    assert sentence in pull.said
    assert not pull.is_well


def test_an_answer_without_end_is_cut_off(pull, monkeypatch):
    monkeypatch.setattr(soap, "MOST_BYTES", 100)

    assert ask(pull) == []
    assert "terlalu besar" in pull.said


def test_one_that_is_away_is_told(pull, machine):
    machine.shutdown()
    machine.server_close()

    assert ask(pull) == []
    assert "tidak menjawab" in pull.said


@pytest.mark.parametrize(
    "host",
    ["8.8.8.8", "169.254.169.254", "0.0.0.0", "127.0.0.1", "224.0.0.1", "nowhere.invalid"],  # noqa: S104
)
def test_only_the_own_network_is_asked(host):
    with pytest.raises(soap.Unreached):
        soap.check_host(host)


def test_an_address_of_the_own_network_may_be_asked():
    assert soap.check_host("192.168.1.201") == "192.168.1.201"


def test_the_worker_asks_whose_turn_it_is_and_no_other(pull, tenant, monkeypatch):
    asked = []
    monkeypatch.setattr(jobs, "ask", asked.append)

    jobs.ask_due(tenant, timezone.now())
    actions.note_pull(pull, "x", is_well=True)
    jobs.ask_due(tenant, timezone.now())

    assert [one.pk for one in asked] == [pull.pk]


def test_a_pengelola_sets_one_up_and_a_public_address_is_refused(client_of, dewi, tenant):
    asked = {
        "name": "Lobi", "unor": Unor.objects.get(kode="1010").pk, "zone": "Asia/Jakarta", "host": "8.8.8.8",
        "port": 80, "key": "0", "every_minutes": 15,
    }  # fmt: skip

    refused = client_of(dewi).post("/mesin/tarikan/", asked)
    elsewhere = client_of(dewi).post(
        "/mesin/tarikan/", {**asked, "host": "10.1.2.3", "unor": Unor.objects.get(kode="2000").pk}
    )
    made = client_of(dewi).post("/mesin/tarikan/", {**asked, "host": "10.1.2.3"})

    assert "jaringan sendiri" in refused.content.decode()
    assert elsewhere.status_code == 200
    assert made.status_code == 302
    enter(tenant.pk)
    assert [one.kode for one in Terminal.objects.all()] == ["10.1.2.3:80"]
    assert client_of(dewi).get(made.url).status_code == 200
    assert cast.SARI.nip not in refused.content.decode()
