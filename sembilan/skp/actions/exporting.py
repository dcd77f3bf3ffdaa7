"""That somebody took papers along."""

from __future__ import annotations

from typing import Any

from sembilan.records.actions import action, tell


@action("skp.export")
def export_papers(*, by: Any, year: int, unit: str, count: int) -> None:
    """Keep that somebody took the PDF of many SKP along."""
    tell(by.instansi_id, "skp:pdf", year=year, unit=unit, count=count)
