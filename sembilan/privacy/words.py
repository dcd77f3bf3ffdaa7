"""What codes and numbers of a copy mean, in words a person reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sembilan.attendance.models import Press
from sembilan.attendance.queries.doubtful import words
from sembilan.terms.frames.attendance import MEANING_LABELS
from sembilan.terms.frames.leave import LETTER_LABELS
from sembilan.terms.rupiah import clock

MICRO = 1_000_000


def degrees(value: int) -> str:
    """Millionths of a degree as maps write them."""
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(value) // MICRO}.{abs(value) % MICRO:06d}"


def hour(minutes: int) -> str:
    """Minutes from midnight as a clock shows them."""
    return clock(minutes % 1_440)


def label(labels: Mapping[int, Any]) -> Callable[[Any], str]:
    """The word of a code; one that is not known stays itself."""
    return lambda code: str(labels.get(code, code))


PRESS: Mapping[str, Callable[[Any], str]] = {
    "meaning": label(MEANING_LABELS),
    "decision": label(dict(Press.Decision.choices)),
    "reasons": lambda reasons: "; ".join(words(reasons)),
    "latitude": degrees,
    "longitude": degrees,
}
CORRECTION: Mapping[str, Callable[[Any], str]] = {"datang": hour, "pulang": hour}
LEAVE: Mapping[str, Callable[[Any], str]] = {"doctor": label(LETTER_LABELS)}
