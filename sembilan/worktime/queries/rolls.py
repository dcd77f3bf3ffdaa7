"""Apel and upacara: who was there, and who was not, where the roll was called."""

from __future__ import annotations

import polars as pl

from sembilan.terms.frames.attendance import Ceremony
from sembilan.worktime.queries import given
from sembilan.worktime.queries.given import Asked

SCHEMA = {"nip": pl.Int64, "date": pl.Date, "ceremony": pl.Int8}


def ceremonies(asked: Asked) -> pl.DataFrame:
    """Each person and day of a roll: attended, or missed where any roll that was due to her does not say she came.

    A roll is due to whoever worked on the day in a unit of which it names anybody, except who called it; until then
    nobody missed it.
    """
    rolls = given.rolls(asked)
    if rolls.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    called = rolls.filter(pl.col("unor") != given.REGION).select("special", "date", "unor").unique()
    within = pl.col("date").is_between("from", "to", closed="left")
    places = given.places(asked)
    due = places.join(called, on="unor").filter(within).select("special", "date", "nip")
    # Who called the roll stood before it and is not on it: she missed nothing.
    callers = rolls.select("special", nip="caller").drop_nulls().unique()
    due = due.join(callers, on=["special", "nip"], how="anti")
    named = rolls.join(places.select("nip").unique(), on="nip", how="semi").select(
        "special", "date", "nip", "was_there"
    )
    each = due.join(named, on=["special", "date", "nip"], how="full", coalesce=True)
    came = pl.col("was_there").fill_null(False)
    state = pl.when(came.all()).then(Ceremony.ATTENDED.value).otherwise(Ceremony.MISSED.value)
    return each.group_by("nip", "date").agg(ceremony=state.cast(pl.Int8))
