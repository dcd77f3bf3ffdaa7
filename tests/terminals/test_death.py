"""The site is killed while a terminal sends its backlog: each line is there once, none twice, none lost."""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
from django.db import connection

from sembilan.exchange.sample.device import Device, by_http
from sembilan.exchange.terminals import actions
from sembilan.exchange.terminals.models import Door
from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant as working_for
from tests import cast

pytestmark = pytest.mark.slow
LINES = 6_000
SERVER = ("-m", "gunicorn", "sembilan.config.wsgi:application", "--workers", "1", "--threads", "4")


def begin(env, port):
    words = [sys.executable, *SERVER, "--worker-class", "gthread", "--bind", f"127.0.0.1:{port}"]
    return subprocess.Popen(words, env=env, stderr=subprocess.DEVNULL, start_new_session=True)


def kill(site):
    os.killpg(site.pid, signal.SIGKILL)
    site.wait(60)


def heard(device):
    for _ in range(600):
        if device.call("ping") == (200, "OK"):
            return
        time.sleep(0.1)
    pytest.fail("the site does not answer")


def stored(region):
    with working_for(region.pk), connection.cursor() as cursor:
        cursor.execute("select count(*), count(distinct (pin, at)) from attendance_clocking")
        return cursor.fetchone()


def test_each_line_is_there_once_however_often_the_site_dies(own_database):
    region = Instansi.objects.get(kode=cast.REGION)
    with working_for(region.pk):
        Door.objects.create(serial="DEATH1")
        actions.approve(
            instansi=region, serial="DEATH1", name="x", unor=None, place=None, zone=region.zone, by="cli:test"
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    device = Device("DEATH1", by_http(f"http://127.0.0.1:{port}"))
    for n in range(LINES):
        device.punch(n % 300, dt.datetime(2026, 10, 5, 6) + dt.timedelta(seconds=n))

    for _ in range(2):
        site = begin(own_database, port)
        heard(device)
        sender = threading.Thread(target=device.upload, kwargs={"most": 100})
        before = device.sent
        sender.start()
        while sender.is_alive() and device.sent < before + 1_000:
            time.sleep(0.005)
        kill(site)
        sender.join(60)
    assert 0 < device.sent < LINES
    site = begin(own_database, port)
    heard(device)
    assert device.upload(most=1_000)
    kill(site)

    assert stored(region) == (LINES, LINES)
