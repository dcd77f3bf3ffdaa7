"""The month somebody asks for in an address."""

from __future__ import annotations

from sembilan.organisation.access import today
from sembilan.terms.month import Month


def month_asked(text: str) -> Month:
    """The month, or this one where it is none."""
    try:
        return Month.parse(text)
    except ValueError:
        return Month.of(today())
