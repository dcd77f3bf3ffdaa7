"""Made-up contents for the gallery."""

from __future__ import annotations

from typing import Any


def context(page: str) -> dict[str, Any]:
    """Everything the gallery shows."""
    return {}
