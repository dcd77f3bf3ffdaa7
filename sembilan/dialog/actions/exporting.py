"""That somebody took a list along of with whom nobody has spoken."""

from __future__ import annotations

from typing import Any

from sembilan.records.actions import action, tell


@action("dialog.export")
def export(*, by: Any, rows: int) -> None:
    """Keep that somebody took it along as a table."""
    tell(by.instansi_id, "dialog:senyap", rows=rows)
