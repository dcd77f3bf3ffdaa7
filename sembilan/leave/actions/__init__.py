"""Writes of leave: asked for, considered, decided, cancelled; official travel and its report; what papers give."""

from sembilan.leave.actions.asking import ask, ask_again, withdraw
from sembilan.leave.actions.course import Refused, Upload
from sembilan.leave.actions.deciding import Word, consider, decide
from sembilan.leave.actions.ending import call_back, cancel
from sembilan.leave.actions.openings import put_opening, take_openings
from sembilan.leave.actions.quota import put_quota
from sembilan.leave.actions.reminding import remind
from sembilan.leave.actions.travel import Errand, order, report, settle

__all__ = [
    "Errand",
    "Refused",
    "Upload",
    "Word",
    "ask",
    "ask_again",
    "call_back",
    "cancel",
    "consider",
    "decide",
    "order",
    "put_opening",
    "put_quota",
    "remind",
    "report",
    "settle",
    "take_openings",
    "withdraw",
]
