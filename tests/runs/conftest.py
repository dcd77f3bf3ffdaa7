"""A month that can be computed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests import database
from tests.runs import month


@pytest.fixture
def october(tenant: Any) -> Any:
    """The region in which October 2026 has been recorded."""
    month.build(tenant)
    return tenant


@pytest.fixture
def other_session(db: None) -> Iterator[Any]:
    """Somebody else at the same database."""
    with psycopg.connect(database.environment()["DATABASE_URL"], autocommit=True) as session:
        yield session
