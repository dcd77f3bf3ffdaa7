"""It is the third of July 2026."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from tests.calibration.rated import TODAY


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here depends on the real date."""
    real = timezone.localdate

    def localdate(value: Any = None, zone: Any = None) -> Any:
        return TODAY if value is None else real(value, zone)

    monkeypatch.setattr(timezone, "localdate", localdate)
