"""Writes of the exchange: files put in, and files handed in through the page."""

from sembilan.exchange.actions.loading import (
    EMPTY_NOTE,
    SKIPPED,
    Advance,
    Outcome,
    alone,
    load_file,
    load_region,
)

__all__ = ["EMPTY_NOTE", "SKIPPED", "Advance", "Outcome", "alone", "load_file", "load_region"]
