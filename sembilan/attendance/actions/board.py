"""Keeping what the board told at ten, so that it can be proven later."""

from __future__ import annotations

from typing import Any

from sembilan.attendance.queries import board
from sembilan.organisation.models import Instansi
from sembilan.records.actions import action, done_before, tell
from sembilan.records.models import Event

VERB = "board.keep"
TEN = 10 * 60


@action("board.keep")
def keep(*, instansi: Instansi, by: Any) -> dict[str, int] | None:
    """Keep the region's numbers of this day at ten as an event of the log; once a day, however often it is asked."""
    wanted = board.asked(instansi, None, TEN)
    target = f"board:{wanted.day}"
    is_kept = Event.objects.filter(instansi=instansi, verb=VERB, target=target).exists()
    counts = {} if is_kept else board.whole(board.states(instansi, wanted), str(instansi)).counts
    tell(instansi.pk, target, at=wanted.at.isoformat(), **counts)
    if is_kept:
        done_before()
        return None
    return counts
