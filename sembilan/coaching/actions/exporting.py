"""That somebody took a list of people who are helped along."""

from __future__ import annotations

from typing import Any

from sembilan.records.actions import action, tell


@action("problem.export")
def export(*, by: Any, span: str, rows: int) -> None:
    """Keep that somebody took the list of a period along as a table."""
    tell(by.instansi_id, f"problem:{span}", rows=rows)
