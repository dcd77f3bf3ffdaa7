"""Writes of talks: asked for, planned, noted, agreed, closed, taken over; feedback; forms of guidance; reminders."""

from sembilan.dialog.actions.agreeing import pledge, settle
from sembilan.dialog.actions.exporting import export
from sembilan.dialog.actions.feedback import give
from sembilan.dialog.actions.guiding import fill
from sembilan.dialog.actions.noting import add_topic, note
from sembilan.dialog.actions.reminding import remind
from sembilan.dialog.actions.talking import ask, close, drop, plan, take_over
from sembilan.records.actions import Refused

__all__ = [
    "Refused",
    "add_topic",
    "ask",
    "close",
    "drop",
    "export",
    "fill",
    "give",
    "note",
    "plan",
    "pledge",
    "remind",
    "settle",
    "take_over",
]
