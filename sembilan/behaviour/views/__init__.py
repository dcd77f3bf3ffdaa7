"""Pages of the questionnaire and of votes."""

from sembilan.behaviour.views.answering import fill, own
from sembilan.behaviour.views.rounds import closing, one, result, rounds, served
from sembilan.behaviour.views.vote import certificate, poll, poll_closing, polls

__all__ = [
    "certificate",
    "closing",
    "fill",
    "one",
    "own",
    "poll",
    "poll_closing",
    "polls",
    "result",
    "rounds",
    "served",
]
