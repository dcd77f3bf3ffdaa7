"""Writes of formation: one post of a unit at a time, or a whole list as a file brings it."""

from sembilan.formation.actions.loading import take_formations
from sembilan.formation.actions.seats import InvalidFormation, Seats, correct_formation, end_formation, set_formation

__all__ = [
    "InvalidFormation",
    "Seats",
    "correct_formation",
    "end_formation",
    "set_formation",
    "take_formations",
]
