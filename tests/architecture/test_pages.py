"""No page reachable without a scope: on every address, whoever has not signed in is led to the sign-in page."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.architecture.reach import Reach, addresses, cases, filled

CASES = cases()
PUBLIC = sorted(address for address, case in CASES.items() if case.reach is Reach.PUBLIC)
CLOSED = sorted(set(addresses()) - set(PUBLIC))
API = "api/"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", CLOSED)
def test_nobody_reads_or_writes_without_signing_in(db, address, method):
    answer = getattr(Client(), method)(filled(address))

    if address.startswith(API):
        assert answer.status_code == 401
    else:
        assert answer.status_code == 302
        assert answer.url.startswith("/masuk/?next=")


def test_what_is_public_exists_and_says_why():
    assert set(PUBLIC) <= set(addresses())
    assert all(CASES[address].why for address in PUBLIC)
