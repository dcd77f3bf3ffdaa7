"""That somebody took a list along."""

from __future__ import annotations

from typing import Any

from sembilan.records.actions import action, tell


@action("worklog.export")
def export_list(*, by: Any, what: str, rows: int) -> None:
    """Keep that somebody took a list of daily work along as a table."""
    tell(by.instansi_id, f"work:{what}", rows=rows)
