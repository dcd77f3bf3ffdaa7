"""That somebody took a list along."""

from __future__ import annotations

from typing import Any

from sembilan.records.actions import action, tell


@action("career.export")
def export_list(*, by: Any, service: str, rows: int) -> None:
    """Keep that somebody took a due list along as a table."""
    tell(by.instansi_id, f"career:{service}", rows=rows)
