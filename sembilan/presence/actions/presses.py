"""Taking presses: one action for all that came together, so that a morning costs one event a batch, not one a press."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from typing import Any

from sembilan.attendance.actions.presses import take_presses
from sembilan.records.actions import action, done_before, tell


@action("presence.press")
def take(*, instansi_id: int, rows: Sequence[dict[str, Any]], by: Any) -> set[uuid.UUID]:
    """Store presses with what was decided of them; the ids of those that were new."""
    fresh = take_presses(rows, instansi_id=instansi_id)
    ids = "\n".join(sorted(map(str, fresh)))
    refused = sum(row["decision"] == 2 and row["id"] in fresh for row in rows)
    tell(instansi_id, "presses", count=len(fresh), refused=refused, ids=hashlib.sha256(ids.encode()).hexdigest())
    if not fresh:
        done_before()
    return fresh
