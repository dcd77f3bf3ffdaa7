"""Writes of talent: that somebody took a list along."""

from __future__ import annotations

from sembilan.accounts.models import User
from sembilan.records.actions import action, tell
from sembilan.terms.month import Month


@action("board.export")
def export_board(*, by: User, month: Month, rows: int) -> None:
    """Keep that somebody took the people of a board along as a table."""
    tell(by.instansi_id, f"board:{month}", rows=rows)
