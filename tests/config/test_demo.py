"""The demo: builds once, keeps its data, lets its people in."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from django.test import Client

from sembilan.accounts.middleware import SESSION_KEY
from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant
from sembilan.runs.models import Publication

DEMO = "from sembilan.config.command import main; raise SystemExit(main(['demo', '--no-serve', '--employees', '150']))"


def start(env):
    return subprocess.run([sys.executable, "-c", DEMO], env=env, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_the_demo_closes_two_months_and_lets_its_people_in(own_database, tmp_path, settings):
    settings.SECOND_FACTOR_REQUIRED = False  # as in the demo
    Instansi.objects.filter(kode="99.02").update(kode="99.04")  # the example of the tests has the demo's code
    env = own_database | {"SEMBILAN_HOME": str(tmp_path)}

    first, second = start(env), start(env)

    assert first.returncode == 0, first.stderr
    assert second.returncode == 0, second.stderr
    assert second.stdout.strip() in first.stdout
    accounts = json.loads((tmp_path / "demo.json").read_text())
    assert [a["role"] for a in accounts][:2] == ["Pegawai", "Atasan (penilai)"]
    region = Instansi.objects.get(kode="99.02")
    with tenant(region.pk):
        assert Publication.objects.count() == 8
    for account in accounts:
        browser = Client()
        wanted = {"instansi": region.pk, "nip": account["nip"], "password": account["password"]}
        assert browser.post("/masuk/", wanted).status_code == 302, account["role"]
        assert browser.session[SESSION_KEY] == region.pk
