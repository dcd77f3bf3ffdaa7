"""A month these pages can show, and the browser that walks through it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from sembilan.runs.models import Run
from tests.journeys.browser import chromium, open_page  # noqa: F401
from tests.pages import computed, october, published  # noqa: F401


@pytest.fixture(scope="module")
def once(chromium: Browser, django_db_blocker: Any) -> Iterator[dict[str, Run]]:  # noqa: F811
    """October, computed on the connection that tests have once the browser runs."""
    yield from october(django_db_blocker)
