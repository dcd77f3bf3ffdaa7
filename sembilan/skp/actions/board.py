"""That somebody took the board of SKP along."""

from __future__ import annotations

from typing import Any

from sembilan.records.actions import action, tell


@action("skp.take_board")
def take_board(*, by: Any, rows: int, unit: str) -> None:
    """Keep that somebody took the list of who has an SKP along as a workbook."""
    tell(by.instansi_id, f"skp:{unit}", what="papan", rows=rows)
