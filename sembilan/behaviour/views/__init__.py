"""Pages of the questionnaire and of votes."""

from sembilan.behaviour.views.answering import fill, own
from sembilan.behaviour.views.by_link import by_link
from sembilan.behaviour.views.rounds import closing, one, result, rounds
from sembilan.behaviour.views.served import links, served
from sembilan.behaviour.views.vote import certificate, poll, poll_closing, polls

__all__ = [
    "by_link",
    "certificate",
    "closing",
    "fill",
    "links",
    "one",
    "own",
    "poll",
    "poll_closing",
    "polls",
    "result",
    "rounds",
    "served",
]
