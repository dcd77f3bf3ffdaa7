"""What the tests of isolation need: October computed and published."""

from __future__ import annotations

from tests.pages import computed, once, published  # noqa: F401
