"""A power cut in the middle of `load` or `demo`: the same command again completes what was begun, and nothing twice."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant
from sembilan.runs.models import Publication

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
TABLES = ("people_employee", "people_riwayatjabatan", "people_riwayatunor", "people_riwayatgolongan",
          "organisation_unor", "attendance_terminalpin", "attendance_absence", "attendance_clocking",
          "performance_dailyactivity", "performance_periodicrating", "assessment_assessmentresult",
          "learning_training", "allowance_tppkelas", "records_reject")  # fmt: skip
NEVER = 10_000


def sembilan(environment, moment, *words):
    command = [sys.executable, "-m", "tests.journeys.deadly", str(moment), *words]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


def rows(kode):
    with tenant(Instansi.objects.get(kode=kode).pk), connection.cursor() as cursor:
        counts = {}
        for table in TABLES:
            cursor.execute(f"select count(*) from {table}")
            counts[table] = cursor.fetchone()[0]
    return counts


def test_a_load_that_was_cut_is_completed_by_the_same_command(own_database, tmp_path):
    folders = {}
    for kode in ("99.21", "99.22"):
        folders[kode] = str(tmp_path / kode)
        words = ("--employees", "50", "--month", "2026-10", "--kode", kode)
        assert sembilan(own_database, NEVER, "sample", folders[kode], *words).returncode == 0
    assert sembilan(own_database, NEVER, "load", folders["99.21"]).returncode == 0

    for moment in (2, 5, 9, 11):
        assert sembilan(own_database, moment, "load", folders["99.22"]).returncode == -signal.SIGKILL
    done = sembilan(own_database, NEVER, "load", folders["99.22"])

    assert done.returncode == 0, done.stderr
    assert rows("99.22") == rows("99.21")
    assert ": 0 masuk," in sembilan(own_database, NEVER, "load", folders["99.22"]).stdout


def test_a_demo_that_was_cut_is_completed_by_the_same_command(own_database, tmp_path):
    Instansi.objects.filter(kode="99.02").update(kode="99.04")  # the example of the tests has the demo's code
    env = own_database | {"SEMBILAN_HOME": str(tmp_path)}
    words = ("demo", "--no-serve", "--employees", "150")

    for moment in (8, 26, 6, 8):
        assert sembilan(env, moment, *words).returncode in (-signal.SIGKILL, 0)
    done = sembilan(env, NEVER, *words)

    assert done.returncode == 0, done.stderr
    with tenant(Instansi.objects.get(kode="99.02").pk):
        assert Publication.objects.count() == 8
        assert rows("99.02")["people_employee"] == 150
    assert sembilan(env, NEVER, "verify", "--instansi", "99.02").returncode == 0
