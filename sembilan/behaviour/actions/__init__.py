"""Writes of the questionnaire and of votes: opened, answered, closed; nobody's answer is kept as hers."""

from sembilan.behaviour.actions.answering import answer, answer_by_link
from sembilan.behaviour.actions.links import make_links
from sembilan.behaviour.actions.rounds import ask_served, close_round, invite, open_round
from sembilan.behaviour.actions.vote import cast, close_poll, open_poll
from sembilan.records.actions import Refused

__all__ = [
    "Refused",
    "answer",
    "answer_by_link",
    "ask_served",
    "cast",
    "close_poll",
    "close_round",
    "invite",
    "make_links",
    "open_poll",
    "open_round",
]
