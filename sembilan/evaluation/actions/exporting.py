"""That somebody took a list or papers along."""

from __future__ import annotations

from typing import Any

from sembilan.records.actions import action, tell


@action("evaluation.export")
def export(*, by: Any, what: str, rows: int) -> None:
    """Keep that somebody took evaluations along as a table or as papers."""
    tell(by.instansi_id, f"evaluation:{what}", rows=rows)
