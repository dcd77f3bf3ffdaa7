"""October of Kabupaten Contoh computed, for the tests of pages: real runs with real files, once for each module."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from django.db import connections, transaction

from sembilan.attendance.models import TerminalPin
from sembilan.organisation.models import Instansi
from sembilan.records import tenancy
from sembilan.runs import actions, machine
from sembilan.runs.models import Area, Run
from tests.cast import BAYU, REGION, SARI
from tests.runs import month

OCTOBER = month.OCTOBER
MOST_QUERIES = 12


def october(blocker: Any) -> Iterator[dict[str, Run]]:
    """The month recorded and computed in a transaction around the whole module; every test changes a savepoint of it.

    Django closes the connection after each test, which would end that transaction; here it stays open.
    """
    with blocker.unblock(), mock.patch.object(connections["default"], "close"), transaction.atomic():
        region = Instansi.objects.get(kode=REGION)
        with tenancy.tenant(region.pk):
            people = month.build(region)
            # On the first day Sari's PIN was not hers yet: one day without a reason, to be explained.
            TerminalPin.objects.filter(employee=people[SARI.nip]).update(valid=(dt.date(2026, 10, 2), None))
            runs = {area: machine.compute(region, area, OCTOBER, by=BAYU.nip) for area in Area.values}
        yield runs
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Run]]:
    """October, for one module."""
    yield from october(django_db_blocker)


@pytest.fixture
def computed(once: dict[str, Run], tenant: Any) -> dict[str, Run]:
    """October computed, published by nobody."""
    return once


@pytest.fixture
def published(computed: dict[str, Run], bayu: Any) -> dict[str, Run]:
    """October computed and published by Bayu."""
    for area in ("allowance", "talent"):
        actions.publish(run=computed[area], by=bayu)
    return computed


def asked(queries: Any) -> list[str]:
    """What was asked of tables, without the bookkeeping of the tenant that a live request does only once."""
    return [sql for sql in queries.statements if "sembilan.instansi" not in sql]
