"""Writes of formation: one post of a unit at a time, or a whole list as a file brings it."""

from sembilan.formation.actions.loading import take_formations
from sembilan.formation.actions.seats import InvalidFormation, Seats, correct_formation, end_formation, set_formation
from sembilan.formation.actions.taken import export_map

__all__ = [
    "InvalidFormation",
    "Seats",
    "correct_formation",
    "end_formation",
    "export_map",
    "set_formation",
    "take_formations",
]
