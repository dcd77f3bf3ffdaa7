"""The formation of Kabupaten Contoh that these tests count by hand."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def seats(tenant: Any) -> None:
    from tests.formation.isolation import formations

    formations()
