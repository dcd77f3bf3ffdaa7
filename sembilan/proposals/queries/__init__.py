"""Reads of proposals: whose turn it is, what stands in a list, and how a change looks beside what stands."""

from sembilan.proposals.queries.codes import CODED, codes_like
from sembilan.proposals.queries.turns import (
    fellows,
    may_act,
    may_propose_for,
    officers,
    open_for,
    proposable,
    readable,
    sees_queue,
    turn_of,
    waiting_for,
)

__all__ = [
    "CODED",
    "codes_like",
    "fellows",
    "may_act",
    "may_propose_for",
    "officers",
    "open_for",
    "proposable",
    "readable",
    "sees_queue",
    "turn_of",
    "waiting_for",
]
