"""What the questionnaire on behaviour said of everybody in a period, as a share of its best answer."""

from __future__ import annotations

import polars as pl

from sembilan.coaching.span import Span

SCHEMA = {"nip": pl.Int64, "asked_bp": pl.Int64}


def asked_of(span: Span) -> pl.DataFrame:
    """Nothing of anybody until a questionnaire was closed in the period."""
    return pl.DataFrame(schema=SCHEMA)
