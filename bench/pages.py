"""Pages of a region with its month computed and published: time, queries and weight, as the BKD's officer sees them."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any

from bench.office import BY, MONTH, region

PASSWORD = "bench only"  # noqa: S105  of an invented person in a folder that is deleted
ROUNDS, WARM = 40, 3
AREAS = ("attendance", "performance", "allowance", "talent")


def measure(files: Path) -> dict[str, dict[str, float]]:
    """For each page its p95 in milliseconds, the most queries, the heaviest HTML in kB, and the status."""
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    instansi: Any = region()
    nips = _prepared(instansi)
    client = Client()
    client.post("/masuk/", {"nip": nips[0], "password": PASSWORD})
    addresses = {
        "halaman awal": ["/"],
        "sembilan kotak": [f"/talenta/{MONTH}/kotak/"],
        "bulan": [f"/bulan/{MONTH}/"],
        "mengapa segini": [f"/tunjangan/{MONTH}/{nip}/" for nip in nips],
    }
    return {name: _visited(client, paths) for name, paths in addresses.items()}


def _prepared(instansi: Any) -> list[str]:
    """Publish the month, give one person the eyes of the BKD, and name some people to look at."""
    from sembilan.accounts.models import User
    from sembilan.organisation.models import Grant
    from sembilan.people.models import Employee
    from sembilan.records.tenancy import tenant
    from sembilan.runs import actions, queries

    with tenant(instansi.id):
        people = list(Employee.objects.order_by("nip")[:: max(1, Employee.objects.count() // 50)])
        nips = [str(person.nip) for person in people]
        if not User.objects.filter(nip=nips[0]).exists():
            User.objects.create(instansi=instansi, nip=nips[0], name=people[0].name, password=PASSWORD)
            since = (dt.date(2020, 1, 1), None)
            Grant.objects.create(instansi=instansi, nip=nips[0], role=Grant.Role.BKD, valid=since)
    for area in AREAS:
        with tenant(instansi.id):
            run = queries.current(area, MONTH)
            if run and not queries.published(area, MONTH):
                actions.publish(run=run, by=BY)
    return nips


def _visited(client: Any, paths: list[str]) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for turn in range(WARM):
        client.get(paths[turn % len(paths)])
    times, most, heaviest, status = [], 0, 0, 0
    for turn in range(ROUNDS):
        begun = time.perf_counter()
        answer = client.get(paths[turn % len(paths)])
        times.append(time.perf_counter() - begun)
        status = max(status, answer.status_code)
        heaviest = max(heaviest, len(answer.content))
    for path in paths[:5]:
        with CaptureQueriesContext(connection) as heard:
            client.get(path)
        most = max(most, len(heard))
    return {"ms": sorted(times)[int(0.95 * ROUNDS)] * 1e3, "queries": most, "kB": heaviest / 1e3, "status": status}
