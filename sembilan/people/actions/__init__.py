"""Writes about people: entries of their files one by one, and as files bring them."""

from sembilan.people.actions.bulk import take_entries
from sembilan.people.actions.entries import ChangedMeanwhile, add_entry, correct_entry, withdraw_entry
from sembilan.people.actions.histories import InvalidEntry
from sembilan.people.actions.loading import BIRTH_DATE, take_employees

__all__ = [
    "BIRTH_DATE",
    "ChangedMeanwhile",
    "InvalidEntry",
    "add_entry",
    "correct_entry",
    "take_employees",
    "take_entries",
    "withdraw_entry",
]
