"""A month these pages can show."""

from __future__ import annotations

from tests.pages import computed, once, published  # noqa: F401
