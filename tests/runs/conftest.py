"""A month that can be computed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runs import month


@pytest.fixture
def october(tenant: Any) -> Any:
    """The region in which October 2026 has been recorded."""
    month.build(tenant)
    return tenant
