"""Writes of proposals: submitted, mended, forwarded, returned, refused, approved, taken back, reminded of."""

from sembilan.proposals.actions.course import Refused, Upload
from sembilan.proposals.actions.deciding import approve, forward, give_back, refuse
from sembilan.proposals.actions.reminding import remind
from sembilan.proposals.actions.submitting import resubmit, submit, take_back

__all__ = [
    "Refused",
    "Upload",
    "approve",
    "forward",
    "give_back",
    "refuse",
    "remind",
    "resubmit",
    "submit",
    "take_back",
]
