"""The stand-in for the national service, running, and told to the client."""

from __future__ import annotations

import pytest

from sembilan.exchange.siasn.access import NEEDED
from tests.cast import SARI
from tests.exchange.siasn.fake import of_sari, serving


@pytest.fixture
def service(monkeypatch):
    with serving() as running:
        running.people[SARI.nip] = of_sari(SARI.nip)
        given = running.settings()
        values = (given.consumer_key, given.consumer_secret, given.client_id, given.username, given.password)
        for name, value in zip(NEEDED, values, strict=True):
            monkeypatch.setenv(name, value)
        for name in ("manager", "sso", "api", "references"):
            monkeypatch.setenv(f"SIASN_{name.upper()}_URL", getattr(given, f"{name}_url"))
        monkeypatch.setenv("SIASN_PER_SECOND", "1000")
        yield running
