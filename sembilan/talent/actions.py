"""Writes of talent: that somebody read another person's place or took a list along."""

from __future__ import annotations

from sembilan.accounts.models import User
from sembilan.records.actions import action, tell
from sembilan.terms.month import Month


@action("place.read")
def read_place(*, by: User, nip: str, month: Month) -> None:
    """Keep that somebody read another person's place in the nine-box."""
    tell(by.instansi_id, f"employee:{nip}", month=str(month))


@action("board.export")
def export_board(*, by: User, month: Month, rows: int) -> None:
    """Keep that somebody took the people of a board along as a table."""
    tell(by.instansi_id, f"board:{month}", rows=rows)
