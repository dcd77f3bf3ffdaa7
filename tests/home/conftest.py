"""A month these pages can show, and things that wait."""

from __future__ import annotations

from tests.career.conftest import case_of_sari, kgb_of_sari, reckoned, waiting  # noqa: F401
from tests.pages import computed, once, published  # noqa: F401
from tests.proposals.conftest import propose  # noqa: F401
