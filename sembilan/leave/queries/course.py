"""What the steps of a request say of it."""

from __future__ import annotations

from collections.abc import Sequence

from sembilan.leave.models import LeaveStep, State, Verdict


def opinion_of(steps: Sequence[LeaveStep]) -> Verdict | None:
    """What the superior said since it was sent last, part VII of the form."""
    for step in reversed(steps):
        if step.state == State.SUPERIOR:
            break
        if said := step.changed.get("opinion"):
            return Verdict(said)
    return None
