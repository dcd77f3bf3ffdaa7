"""Writes of SKP: begun, written line by line, sent, agreed, opened again, ended with the post."""

from sembilan.skp.actions.course import Refused, Stale, not_writable
from sembilan.skp.actions.deciding import agree, open_adendum, send, send_back, take_back, take_over
from sembilan.skp.actions.giving_up import give_up_adendum
from sembilan.skp.actions.lines import (
    MeasureText,
    RhkText,
    drop_line,
    put_appendix,
    put_expectation,
    put_measure,
    put_rhk,
)
from sembilan.skp.actions.making import make_skp, put_head
from sembilan.skp.actions.moving import close_on_move, tell_moved

__all__ = [
    "MeasureText",
    "Refused",
    "RhkText",
    "Stale",
    "agree",
    "close_on_move",
    "drop_line",
    "give_up_adendum",
    "make_skp",
    "not_writable",
    "open_adendum",
    "put_appendix",
    "put_expectation",
    "put_head",
    "put_measure",
    "put_rhk",
    "send",
    "send_back",
    "take_back",
    "take_over",
    "tell_moved",
]
