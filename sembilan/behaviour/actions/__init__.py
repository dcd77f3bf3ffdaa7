"""Writes of the questionnaire and of votes: opened, answered, closed; nobody's answer is kept as hers."""

from sembilan.behaviour.actions.answering import answer
from sembilan.behaviour.actions.rounds import ask_served, close_round, invite, open_round
from sembilan.behaviour.actions.vote import cast, close_poll, open_poll
from sembilan.records.actions import Refused

__all__ = [
    "Refused",
    "answer",
    "ask_served",
    "cast",
    "close_poll",
    "close_round",
    "invite",
    "open_poll",
    "open_round",
]
