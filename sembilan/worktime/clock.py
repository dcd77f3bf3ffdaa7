"""Hours as people read them: from when until when, and whether it ends on the next day."""

from __future__ import annotations

from django.utils.translation import get_language

from sembilan.policy.wording import say
from sembilan.terms.column import Unit
from sembilan.terms.frames.attendance import MODE_LABELS, MODE_LABELS_EN

A_DAY = 1_440


def hours(starts: int | None, ends: int | None) -> str:
    """21.00–05.00 (+1): minutes from midnight, where an end on the next day is marked; a dash for what is not said."""
    if ends is None:
        return "" if starts is None else _hour(starts)
    begins, stops = (_hour(one) for one in (starts, ends))
    return f"{begins}–{stops} (+1)" if ends is not None and ends >= A_DAY else f"{begins}–{stops}"


def mode_word(mode: int) -> str:
    """Where work is done, in the reader's language."""
    return (MODE_LABELS_EN if _lang() == "en" else MODE_LABELS)[mode]


def _lang() -> str:
    return "en" if (get_language() or "").startswith("en") else "id"


def _hour(value: int | None) -> str:
    return "…" if value is None else say(value % A_DAY, Unit.CLOCK, _lang())
