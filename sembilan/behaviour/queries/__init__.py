"""Reads of the questionnaire and of votes. `behaviour_of` is what rooms above ask for."""

from sembilan.behaviour.queries.summary import Summary, behaviour_of

__all__ = ["Summary", "behaviour_of"]
