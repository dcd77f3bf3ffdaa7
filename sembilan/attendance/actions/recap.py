"""Taking the recap of a month along is told, like every copy of what many people's data say."""

from __future__ import annotations

from typing import Any

from sembilan.organisation.models import Unor
from sembilan.records.actions import action, tell
from sembilan.terms.month import Month


@action("attendance.recap")
def take_along(*, by: Any, month: Month, unit: Unor | None, rows: int, form: str) -> None:
    """Say that the recap of a month left the house as a file."""
    tell(by.instansi_id, f"month:{month}", unor=unit.kode if unit else "", rows=rows, form=form)
