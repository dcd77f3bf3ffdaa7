"""Reads of people: where they work, and their files."""

from sembilan.people.queries.places import HOLDS, named, under, with_place

__all__ = ["HOLDS", "named", "under", "with_place"]
